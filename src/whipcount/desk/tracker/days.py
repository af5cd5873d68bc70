"""The count of every day, made anew only from the first day that new events can have changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from whipcount.facts.cases import OpenCase
from whipcount.ledger.types import Case, Event
from whipcount.ledger.vocabulary import Status
from whipcount.tally.count_series import CountSeries

__all__ = ["first_changed", "renewed"]


def first_changed(old: Case, new: Case) -> date | None:
    """Return the first day whose count can differ between two states of a ledger; None if any day can.

    An event says nothing of a day before it was true and before it was known. One that denies or replaces another
    reaches back to whatever its person has done.
    """
    if new.events[: len(old.events)] != old.events:
        return None
    added = new.events[len(old.events) :]
    reaching = {person for event in added if _reaches_back(event) for person in _persons(new, event)}
    return min((_first(event) for event in (*added, *_of(new.events, reaching))), default=date.max)


def renewed(open_case: OpenCase, end: date | None, live: bool, before: tuple[Case, CountSeries] | None) -> CountSeries:
    """Return the series of a case, the same as ``open_case.series(end=end, live=live)``.

    Parameters
    ----------
    before : an earlier state of the ledger with its series under the same ``end`` and ``live``
    """
    whole = None if before is None else first_changed(before[0], open_case.case)
    if before is None or whole is None or not before[1].days or whole <= before[1].days[0].on:
        return open_case.series(end=end, live=live)
    kept = tuple(day for day in before[1].days if day.on < whole)
    last = before[1].days[-1].on
    if whole > last:
        return CountSeries(open_case.case, live, before[1].days)
    return CountSeries(open_case.case, live, kept + open_case.series(start=whole, end=end or last, live=live).days)


def _reaches_back(event: Event) -> bool:
    return event.replaces is not None or event.status is Status.DENIED


def _persons(case: Case, event: Event) -> set[str]:
    old = case.by_id.get(event.replaces) if event.replaces else None
    return {event.person, *({old.person} if old else ())}


def _of(events: Iterable[Event], persons: set[str]) -> list[Event]:
    return [event for event in events if event.person in persons]


def _first(event: Event) -> date:
    return min(event.on_day, event.known_day)
