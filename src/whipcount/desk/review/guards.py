"""What speaks up before an event is taken: it is there already, the member is not eligible, the word is too weak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whipcount.facts.cases import OpenCase
from whipcount.ledger.types import Event
from whipcount.ledger.visible import visible
from whipcount.ledger.vocabulary import COUNTED_GRADES, STANCES, Grade, Status
from whipcount.tally.eligibility import absences_of

__all__ = ["Guard", "duplicates", "guards"]

_WORDS = {
    Grade.CLAIMED: "Only others say so of the member: it is kept and listed, and never reaches the headline.",
    Grade.ANONYMOUS: "Only unnamed sources say so: it is kept and listed, and never reaches the headline.",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """One sentence of warning.

    Attributes
    ----------
    kind : ``duplicate``, ``eligibility``, ``word`` or ``status``
    text : for people
    event : id of the event that it is about, None if it is about none
    """

    kind: str
    text: str
    event: str | None = None


def guards(event: Event, opened: OpenCase) -> list[Guard]:
    """Return every warning about an event before it is added to a case."""
    found = [*_already(event, opened), *_absent(event, opened), *_weak(event)]
    return list({guard.text: guard for guard in found}.values())


def duplicates(event: Event, opened: OpenCase) -> list[Event]:
    """Return the events on record by which the same person already has the same stance or made the same move.

    A person is the same by id or, where there is none, by name; *as* before a name and case make no difference.
    """
    return [one for one in visible(opened.case.events) if _is_same(one, event)]


def _already(event: Event, opened: OpenCase) -> Iterator[Guard]:
    for one in duplicates(event, opened):
        day = one.on or f"known {one.known}"
        is_counted = one.is_fact and one.source.grade in COUNTED_GRADES
        word = "counted" if is_counted else "listed"
        yield Guard("duplicate", f"Already {word}, under ‘{one.actor}’: {_say(one.type)}, {day}.", one.id)


def _absent(event: Event, opened: OpenCase) -> Iterator[Guard]:
    if event.type not in STANCES:
        return
    spans = absences_of(opened.case, opened.register)(event.person)
    for span in spans:
        if span.covers(event.on_day):
            yield Guard("eligibility", f"{event.actor}: {span.reason}; a stance on {event.on_day} does not count.")


def _weak(event: Event) -> Iterator[Guard]:
    if event.source.grade in _WORDS:
        yield Guard("word", _WORDS[event.source.grade])
    if event.status is Status.HYPOTHETICAL:
        yield Guard("status", "Possible, expected or conditional, not done: it is kept and listed, and not counted.")
    if event.status is Status.DENIED:
        yield Guard("status", "A denial: what was said before of the same member counts no longer and is disputed.")


def _is_same(one: Event, event: Event) -> bool:
    same_act = one.type is event.type and one.status is not Status.DENIED and event.status is not Status.DENIED
    return same_act and _who(one) == _who(event) and _near(one, event)


def _near(one: Event, event: Event) -> bool:
    """Tell whether two acts may be one: a stance is taken once, other acts can happen again on another day."""
    return event.type in STANCES or one.on is None or event.on is None or one.on_day == event.on_day


def _who(event: Event) -> str:
    return event.actor_id or " ".join(event.actor.casefold().removeprefix("as ").split())


def _say(kind: str) -> str:
    return kind.replace("_", " ")
