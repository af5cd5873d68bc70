"""One person's stances as a state machine over his events.

What ends a stance:

- a letter stands until it is withdrawn; words of support do not take it back;
- withdrawing the letter also ends the call to go that was made before it;
- support ends a call to go, a call for a timetable and criticism; any of the first two, or a letter, ends
  support; mere criticism does not;
- leaving the party, losing the whip or leaving the seat voids every stance for good. A restored whip does
  not revive it: the letter or the call has to be made again. (The chair may see it otherwise; nobody
  outside can know, and a public count is a lower bound.)

A second letter while one stands is further evidence, never a second letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from whipcount.ledger.absences import Absence
from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import STANCES, EventType

__all__ = ["Fallen", "Held", "Track", "follow"]

_AGAINST = (EventType.LETTER_SUBMITTED, EventType.CALLS_TO_RESIGN, EventType.CALLS_FOR_TIMETABLE)
_UNDONE_BY_SUPPORT = (EventType.CALLS_TO_RESIGN, EventType.CALLS_FOR_TIMETABLE, EventType.CRITICAL)
_SAME_DAY = (
    EventType.SUPPORTS_LEADER,
    EventType.CRITICAL,
    EventType.CALLS_FOR_TIMETABLE,
    EventType.CALLS_TO_RESIGN,
    EventType.NOMINATES,
    EventType.LETTER_SUBMITTED,
    EventType.LETTER_WITHDRAWN,
)
_WORDS = {
    EventType.LETTER_SUBMITTED: "sent a letter",
    EventType.CALLS_TO_RESIGN: "called on the leader to go",
    EventType.CALLS_FOR_TIMETABLE: "asked for a timetable",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A stance that stands.

    Attributes
    ----------
    stance, since : what, and from which day
    events : the evidence, in order
    """

    stance: EventType
    since: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A stance that does not count, and why."""

    stance: EventType
    reason: str
    events: tuple[Event, ...]


@dataclass(slots=True)
class Track:
    """Where one person stands after the events so far."""

    held: dict[EventType, Held] = field(default_factory=dict)
    fallen: dict[EventType, Fallen] = field(default_factory=dict)

    def hold(self, event: Event) -> None:
        """Take a stance, or add evidence to one already taken."""
        old = self.held.get(event.type)
        if old and not _is_new_nominee(old, event):
            self.held[event.type] = replace(old, events=(*old.events, event))
        else:
            self.held[event.type] = Held(event.type, event.on_day, (event,))
        self.fallen.pop(event.type, None)

    def drop(self, stance: EventType, reason: str) -> None:
        """End a stance if it is held."""
        old = self.held.pop(stance, None)
        if old:
            self.fallen[stance] = Fallen(stance, reason, old.events)

    def discount(self, event: Event, reason: str) -> None:
        """Note an event that takes no stance, unless that stance is held."""
        if event.type not in self.held:
            old = self.fallen.get(event.type)
            self.fallen[event.type] = Fallen(event.type, reason, (*(old.events if old else ()), event))


def follow(events: Sequence[Event], absences: Sequence[Absence], on: date) -> Track:
    """Return where a person stands at the end of a day.

    Parameters
    ----------
    events : of one person: counted stances and withdrawals, in any order
    absences : spans in which the person is not in the electorate
    on : the day
    """
    track = Track()
    gone = sorted((span for span in absences if span.start <= on), key=lambda span: span.start)
    for event in sorted((event for event in events if event.on_day <= on), key=_order):
        while gone and gone[0].start < event.on_day:
            _void(track, gone.pop(0))
        away = next((span for span in absences if span.covers(event.on_day)), None)
        if away is None:
            _apply(track, event)
        elif event.type in STANCES:
            track.discount(event, away.reason)
    for span in gone:
        _void(track, span)
    return track


def _order(event: Event) -> tuple[date, date, int, str]:
    return event.on_day, event.known_day, _SAME_DAY.index(event.type), event.id


def _void(track: Track, span: Absence) -> None:
    for stance in tuple(track.held):
        track.drop(stance, span.reason)


def _apply(track: Track, event: Event) -> None:
    day = event.on_day.isoformat()
    if event.type is EventType.LETTER_WITHDRAWN:
        track.drop(EventType.LETTER_SUBMITTED, f"withdrawn on {day}")
        track.drop(EventType.CALLS_TO_RESIGN, f"withdrew the letter on {day}")
        return
    if event.type is EventType.SUPPORTS_LEADER:
        for stance in _UNDONE_BY_SUPPORT:
            track.drop(stance, f"declared support on {day}")
    elif event.type in _AGAINST:
        track.drop(EventType.SUPPORTS_LEADER, f"{_WORDS[event.type]} on {day}")
    track.hold(event)


def _is_new_nominee(old: Held, event: Event) -> bool:
    last = old.events[-1]
    named = (last.target_id or last.target, event.target_id or event.target)
    return event.type is EventType.NOMINATES and named[0] != named[1]
