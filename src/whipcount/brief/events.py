"""From acts to events that a ledger could take, and which of them the case already has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from whipcount.brief.acts import Act
from whipcount.brief.moves import Move
from whipcount.ledger.rows import is_page
from whipcount.ledger.types import Case, Event, Source, event_id
from whipcount.ledger.vocabulary import STANCES, EventType, Grade, Status
from whipcount.reader.types import ClaimType, Document

__all__ = ["MOVING", "Proposal", "propose"]

_NEAR = timedelta(days=14)
MOVING = frozenset({
    EventType.CHANGES_PARTY, EventType.LOSES_WHIP, EventType.RESIGNS_WHIP, EventType.WHIP_RESTORED,
    EventType.RESIGNS_SEAT, EventType.DIES,
})  # fmt: skip
_LETTERS = frozenset({EventType.LETTER_SUBMITTED, EventType.LETTER_WITHDRAWN})
_ABOUT_LEADER = frozenset({*STANCES, EventType.LETTER_WITHDRAWN}) - {EventType.NOMINATES}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that a story's act would add to a case.

    Attributes
    ----------
    act, event : the act and what it becomes
    held : ids of events that the case already has for it; empty if it is new
    """

    act: Act
    event: Event
    held: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether the case lacks it."""
        return not self.held


def propose(
    acts: Iterable[Act], moves: Iterable[Move], document: Document, url: str | None, case: Case | None
) -> tuple[Proposal, ...]:
    """Return the events of a story's counted acts, each with the events of the case that say the same.

    Parameters
    ----------
    acts : of the story
    moves : what they do to the House; they tell the party left
    document, url : the source of the events
    case : as it was known on the day; None where there is none
    """
    by_act = {move.act.number: move for move in moves}
    found = []
    for act in acts:
        event = _event(act, by_act.get(act.number), document, url, case) if act.refused is None else None
        if event is not None and _is_wanted(act, event, case):
            found.append(Proposal(act, event, _held(event, case)))
    return tuple(found)


def _event(act: Act, move: Move | None, document: Document, url: str | None, case: Case | None) -> Event | None:
    claim = act.claim
    day = act.day or (move.on if move else None)
    known = claim.known or document.published or (day.isoformat() if day else None)
    if known is None or claim.actor is None:
        return None
    kind = EventType(act.type.value)
    target = _target(act, kind, case)
    to_party = move.after if move and act.type is not ClaimType.DIES else claim.to_party
    return Event(
        id=event_id(kind, act.person, claim.on, known, target[1] or target[0], document.id),
        on=claim.on or (move.on.isoformat() if move and move.is_recorded else None),
        known=known,
        actor=claim.actor.name,
        actor_id=act.person,
        type=kind,
        status=Status(claim.status.value),
        source=Source(Grade(claim.grade.value), url if url and is_page(url) else None, claim.quote.text),
        target=target[0],
        target_id=target[1],
        from_party=move.before if move else claim.from_party,
        to_party=to_party if kind in MOVING else None,
        office=claim.office,
        detail=f"read in the story {document.title or document.ref or document.id}",
    )


def _target(act: Act, kind: EventType, case: Case | None) -> tuple[str | None, str | None]:
    target = act.claim.target
    if target is None and kind in _ABOUT_LEADER and case is not None:
        return case.leader_name, case.leader_id
    return (target.name, target.id) if target else (None, None)


def _is_wanted(act: Act, event: Event, case: Case | None) -> bool:
    """Leave out a move to nobody knows where, another leader's, and an old letter of which the case knows more."""
    if event.type is EventType.CHANGES_PARTY and event.is_fact and event.to_party is None:
        return False
    if case is None:
        return True
    if event.type in _ABOUT_LEADER and event.target_id != case.leader_id:
        return False
    is_old = event.status is Status.PAST
    return not (is_old and any(one.person == event.person and one.type in _LETTERS for one in case.events))


def _held(event: Event, case: Case | None) -> tuple[str, ...]:
    if case is None:
        return ()
    own = (one for one in case.events if one.person == event.person and one.is_fact)
    return tuple(one.id for one in own if _same(one, event))


def _same(one: Event, event: Event) -> bool:
    if event.type in MOVING:
        return one.type in MOVING and abs(one.on_day - event.on_day) <= _NEAR
    same = one.type is event.type and (one.office, one.target_id) == (event.office, event.target_id)
    return same and (event.type in STANCES or abs(one.on_day - event.on_day) <= _NEAR)
