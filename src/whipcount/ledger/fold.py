"""From a ledger to what stands at (on, known)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.ledger.absences import Absence, AbsencesOf
from whipcount.ledger.stances import Fallen, Held, Track, follow
from whipcount.ledger.types import Case, Event
from whipcount.ledger.visible import Knowledge, knowledge
from whipcount.ledger.vocabulary import COUNTED_GRADES, STANCES, EventType, Grade, Status

__all__ = ["Dispute", "State", "fold"]

_MACHINE = frozenset({*STANCES, EventType.LETTER_WITHDRAWN})
_NOT_ENOUGH = {
    Grade.CLAIMED: "claimed by others, not confirmed by the member",
    Grade.ANONYMOUS: "anonymous source only",
}
_NOT_DONE = "announced or conditional, not known to be done"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Evidence about one stance that does not agree."""

    person: str
    stance: EventType
    reason: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What stands.

    Attributes
    ----------
    held : person -> stances that stand
    fallen : person -> stances that do not count
    disputes : where sources contradict each other
    """

    held: dict[str, tuple[Held, ...]]
    fallen: dict[str, tuple[Fallen, ...]]
    disputes: tuple[Dispute, ...]


def fold(case: Case, on: date, known: date | None, absences_of: AbsencesOf) -> State:
    """Return every person's stances at the end of the day ``on``, as they were known on ``known``.

    The order of the events and repeated events change nothing.

    Parameters
    ----------
    case : its events about its leader
    on : when it was true
    known : None for everything that is known now
    absences_of : person -> spans in which that person does not count
    """
    public = knowledge(case.events, known)
    people = _by_person(case, public)
    tracks = {person: _track(events, public, on, absences_of(person)) for person, events in sorted(people.items())}
    held = {person: tuple(track.held.values()) for person, track in tracks.items() if track.held}
    fallen = {person: tuple(track.fallen.values()) for person, track in tracks.items() if track.fallen}
    disputes = [dispute for person, events in sorted(people.items()) for dispute in _denied(person, events, public, on)]
    disputes += [dispute for person, stances in held.items() for one in stances for dispute in _dated(person, one)]
    return State(held, fallen, tuple(disputes))


def _by_person(case: Case, public: Knowledge) -> dict[str, list[Event]]:
    people: dict[str, list[Event]] = defaultdict(list)
    for event in public.events:
        if event.type in _MACHINE and _is_about_leader(case, event):
            people[event.person].append(event)
    return people


def _is_about_leader(case: Case, event: Event) -> bool:
    if event.type is EventType.NOMINATES:
        return True
    if event.target_id and case.leader_id:
        return event.target_id == case.leader_id
    return event.target in (None, case.leader_name)


def _track(events: Sequence[Event], public: Knowledge, on: date, absences: Sequence[Absence]) -> Track:
    counted = [event for event in events if _doubt(event, public) is None]
    track = follow(counted, absences, on)
    for event in sorted(events, key=lambda event: (event.on_day, event.known_day, event.id)):
        reason = _doubt(event, public) or _not_yet(event, on)
        if reason and event.type in STANCES and min(event.on_day, event.known_day) <= on:
            track.discount(event, reason)
    return track


def _doubt(event: Event, public: Knowledge) -> str | None:
    """Return why an event takes no stance, None if it does."""
    denial = public.denials.get(event.id)
    if denial:
        return f"denied on {denial.known_day.isoformat()}"
    if event.status is Status.HYPOTHETICAL:
        return _NOT_DONE
    return None if event.source.grade in COUNTED_GRADES else _NOT_ENOUGH[event.source.grade]


def _not_yet(event: Event, on: date) -> str | None:
    return f"does not count until {event.on_day.isoformat()}" if event.on_day > on else None


def _denied(person: str, events: Iterable[Event], public: Knowledge, on: date) -> list[Dispute]:
    denied: dict[EventType, list[Event]] = defaultdict(list)
    for event in events:
        if event.id in public.denials and event.on_day <= on:
            denied[event.type].append(event)
    return [_denial(person, stance, found, public) for stance, found in sorted(denied.items())]


def _denial(person: str, stance: EventType, found: list[Event], public: Knowledge) -> Dispute:
    found = sorted(found, key=lambda event: (event.known_day, event.id))
    denials = {public.denials[event.id].id: public.denials[event.id] for event in found}
    said = ", ".join(sorted({event.known for event in found}))
    days = ", ".join(sorted({denial.known for denial in denials.values()}))
    return Dispute(person, stance, f"stated on {said}, denied on {days}", (*found, *denials.values()))


def _dated(person: str, held: Held) -> list[Dispute]:
    """Return the dispute about a letter that sources date differently."""
    days = sorted({event.on for event in held.events if event.on})
    if held.stance is not EventType.LETTER_SUBMITTED or len(days) < 2:
        return []
    return [Dispute(person, held.stance, f"dated differently: {', '.join(days)}", held.events)]
