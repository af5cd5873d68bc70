"""The events of a case by day, as they were public by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whipcount.desk.tracker.pages.people import number_of
from whipcount.desk.tracker.pages.words import GRADES, phrase
from whipcount.ledger.types import Case, Event
from whipcount.ledger.visible import visible
from whipcount.ledger.vocabulary import EventType

__all__ = ["Entry", "TimelineDay", "entry_of", "timeline"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a line.

    Attributes
    ----------
    number : for the actor's address, None for who has none
    said : what was done, a phrase without the name
    known : when it became public if that was later than the day it is listed under, None otherwise
    """

    id: str
    number: str | None
    name: str
    type: EventType
    said: str
    grade: str
    on: str | None
    known: str | None
    quote: str | None
    source: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day with its events."""

    on: date
    entries: tuple[Entry, ...]


def timeline(case: Case, on: date, known: date | None = None) -> tuple[TimelineDay, ...]:
    """Return the days up to ``on`` that have events, the newest first."""
    days: dict[date, list[Event]] = defaultdict(list)
    for event in visible(case.events, known):
        if event.on_day <= on:
            days[event.on_day].append(event)
    return tuple(
        TimelineDay(day, tuple(entry_of(event, case) for event in _ordered(days[day])))
        for day in sorted(days, reverse=True)
    )


def entry_of(event: Event, case: Case) -> Entry:
    """Return an event as a line."""
    later = event.known if event.known_day != event.on_day else None
    return Entry(
        event.id, number_of(event.actor_id), event.actor, event.type, phrase(event, case.leader_name),
        GRADES[event.source.grade], event.on, later, event.source.quote, event.source.url, event.detail,
    )  # fmt: skip


def _ordered(events: Iterable[Event]) -> list[Event]:
    order = list(EventType)
    return sorted(events, key=lambda event: (order.index(event.type), event.actor.rsplit(" ", 1)[-1], event.id))
