"""Who was not counted, and why: the story's own claims and the ledger's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whipcount.brief.acts import Act
from whipcount.brief.found import Found
from whipcount.brief.moves import moves_of
from whipcount.brief.types import Block, Section, Table
from whipcount.brief.words import and_list, did, link, say_day, verbatim
from whipcount.facts.people import register

__all__ = ["left_out"]

_MOVING = frozenset({
    "changes_party", "loses_whip", "resigns_whip", "whip_restored", "resigns_seat", "dies", "by_election",
})  # fmt: skip


def left_out(found: Found) -> Section | None:
    """Return every claim that changes no count, and every member whose stance does not stand, with reasons."""
    blocks = [*_claims(found), *_ledger(found)]
    return Section("not-counted", "Who was not counted, and why", tuple(blocks)) if blocks else None


def _claims(found: Found) -> Iterator[Block]:
    refused = [(act, reason) for act in found.acts if (reason := _reason(found, act))]
    rows = tuple((act.name, did(act.claim), reason, f"“{verbatim(act.claim.quote.text)}”") for act, reason in refused)
    anchors = tuple(act.anchor if act.refused else "" for act, _reason in refused)
    if rows:
        yield Table("In the story", ("who", "what", "why it is not counted", "words"), rows, anchors=anchors)


def _reason(found: Found, act: Act) -> str | None:
    if act.refused:
        fitting = act.claim.actor.ambiguous if act.claim.actor else ()
        return f"the name fits {_named(fitting)}" if fitting else act.refused
    if act.type.value not in _MOVING or any(move.person == act.person for move in found.moves):
        return None
    move = next(iter(moves_of([act], register())), None)
    if move is None:
        return "the register has no seat for the member then" if act.day else "the day is not known"
    if not move.is_change:
        return f"already so before {say_day(move.on)}"
    if found.day and move.on <= found.day:
        return f"of {say_day(move.on)}, and the House of the day is the same with it"
    return f"takes effect on {say_day(move.on)}, after the day of the counts"


def _named(people: Sequence[str]) -> str:
    """Return the people whom a name fits, each with the last seat."""
    held = [(register().people[one].name, register().spells_of(one)) for one in people if one in register().people]
    return and_list([f"{name} ({spells[-1].seat})" if spells else name for name, spells in held]) or "several people"


def _ledger(found: Found) -> Iterator[Block]:
    if found.counted is None:
        return
    now = found.counted.after
    for caption, rows in (("In the case", now.not_counted), ("Sources disagree", now.disputed)):
        cells = tuple(
            (link(row.name, f"#e-{row.events[0]}"), row.was.value.replace("_", " "), row.reason) for row in rows
        )
        if cells:
            yield Table(caption, ("who", "what", "why"), cells, folded=len(cells) > 12)
