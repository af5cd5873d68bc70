"""Spans in which a person is not one of those who count, as the events themselves tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import COUNTED_GRADES, EventType

__all__ = ["Absence", "AbsencesOf", "absences_from_events"]

_LEAVING = {
    EventType.CHANGES_PARTY: "left the party on",
    EventType.LOSES_WHIP: "lost the whip on",
    EventType.RESIGNS_WHIP: "resigned the whip on",
    EventType.RESIGNS_SEAT: "left the House on",
    EventType.DIES: "died on",
}


@dataclass(frozen=True, slots=True)
class Absence:
    """A span in which a person is not in the electorate.

    Attributes
    ----------
    start, end : first and last day, both inside; ``end`` None while it lasts
    reason : why, with the day, as it completes "not counted: …"
    """

    start: date
    end: date | None
    reason: str

    def covers(self, on: date) -> bool:
        """Tell whether the day lies inside the span."""
        return self.start <= on and (self.end is None or on <= self.end)


AbsencesOf = Callable[[str], Sequence[Absence]]
"""Person -> spans in which that person does not count."""


def absences_from_events(events: Iterable[Event], party: str) -> dict[str, list[Absence]]:
    """Return person -> absences that the moves in a ledger tell of.

    Parameters
    ----------
    events : public ones; hypothetical, claimed and anonymous moves change nothing
    party : slug of the electorate's party

    Returns
    -------
    by person; an absence ends on the day before the whip is restored or the party joined
    """
    moves = [event for event in events if event.is_fact and event.source.grade in COUNTED_GRADES]
    found: dict[str, list[Absence]] = defaultdict(list)
    for event in sorted(moves, key=lambda event: (event.on_day, event.known_day, event.id)):
        if _returns(event, party):
            _close(found[event.person], event.on_day)
        elif _leaves(event, party):
            _open(found[event.person], event)
    return {person: spans for person, spans in found.items() if spans}


def _leaves(event: Event, party: str) -> bool:
    return event.type in _LEAVING and event.from_party in (party, None)


def _returns(event: Event, party: str) -> bool:
    joins = event.type is EventType.CHANGES_PARTY and event.to_party == party
    return joins or event.type is EventType.WHIP_RESTORED


def _open(spans: list[Absence], event: Event) -> None:
    if spans and spans[-1].end is None:
        return
    reason = f"{_LEAVING[event.type]} {event.on_day.isoformat()}"
    spans.append(Absence(event.on_day, None, reason))


def _close(spans: list[Absence], day: date) -> None:
    if spans and spans[-1].end is None:
        last = spans.pop()
        if last.start < day:
            spans.append(Absence(last.start, day - timedelta(days=1), last.reason))
