"""The same count for every day of a span."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from whipcount.errors import InputError
from whipcount.ledger.types import Case
from whipcount.ledger.vocabulary import STANCES, EventType
from whipcount.register.register import Register
from whipcount.rules.types import Rulebook
from whipcount.tally.count import Count, check_leads, count
from whipcount.tally.result import canonical_hash, frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["CountDay", "CountSeries", "count_series"]

_COLUMNS = ("on", "electorate", "threshold", *(stance.value for stance in STANCES))


@dataclass(frozen=True, slots=True)
class CountDay:
    """The figures of one day."""

    on: date
    electorate: int | None
    threshold: int | None
    standing: dict[EventType, int]

    def to_dict(self) -> dict[str, Any]:
        """Return it as one flat row of JSON values."""
        return {
            "on": self.on.isoformat(),
            "electorate": self.electorate,
            "threshold": self.threshold,
        } | {stance.value: self.standing[stance] for stance in STANCES}


@dataclass(frozen=True, slots=True)
class CountSeries:
    """Every day of a span.

    Attributes
    ----------
    case : whose
    live : whether each day was counted with what was known on that day
    days : in order, none left out
    """

    case: Case
    live: bool
    days: tuple[CountDay, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the series as a JSON document."""
        rows = [day.to_dict() for day in self.days]
        return {
            "case": self.case.id,
            "known": "each day" if self.live else None,
            "days": rows,
            "hash": canonical_hash([self.case.id, self.live, rows]),
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a day."""
        return frame([day.to_dict() for day in self.days], _COLUMNS)

    def _repr_html_(self) -> str:
        return html_table(f"{self.case.title}, by day", [day.to_dict() for day in self.days], _COLUMNS)


def count_series(
    case: Case,
    book: Rulebook,
    register: Register | None,
    start: date | None = None,
    end: date | None = None,
    live: bool = False,
) -> CountSeries:
    """Count every day of a span, the same figures as ``count`` gives for each.

    Parameters
    ----------
    start : default: the day of the first event
    end : default: the last day of the leadership, else of the last event
    live : use for each day what was known on that day, not what is known now

    Raises
    ------
    InputError : the case has no events to take a span from, or the span ends before it starts
    CountError : the leader did not lead on a day of the span
    """
    first, last = _span(case, start, end)
    for day in (first, last):
        check_leads(case, day)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    turns = sorted({day for day in _turning_points(case, register) if first < day <= last} | {first})
    counts = {day: count(case, book, register, day, day if live else None) for day in turns}
    return CountSeries(case, live, tuple(_day(day, counts[_latest(turns, day)]) for day in days))


def _span(case: Case, start: date | None, end: date | None) -> tuple[date, date]:
    days = [event.on_day for event in case.events]
    first = start or max(min(days, default=case.start), case.start, key=lambda day: day or date.min)
    last = end or case.end or max(days, default=first)
    if first is None or last is None:
        raise InputError(f"The case {case.id} has no events; give the first and the last day.")
    if last < first:
        raise InputError(f"The span ends on {last}, before it starts on {first}.")
    return first, last


def _turning_points(case: Case, register: Register | None) -> set[date]:
    """Return every day on which the count can differ from the day before."""
    points = {day for event in case.events for day in (event.on_day, event.known_day)}
    points |= {size.start for size in case.electorates} | {ballot.on for ballot in case.ballots}
    return points | (_register_points(case, register) if register else set())


def _register_points(case: Case, register: Register) -> set[date]:
    one = timedelta(days=1)
    days = {
        day
        for spell in register.spells
        for day in (spell.start, spell.end and spell.end + one, spell.known_from)
        if day
    }
    days |= {spell.known_to + one for spell in register.spells if spell.known_to}
    return days


def _latest(turns: list[date], day: date) -> date:
    return turns[bisect_right(turns, day) - 1]


def _day(on: date, found: Count) -> CountDay:
    return CountDay(on, found.electorate, found.threshold, {stance: found.n(stance) for stance in STANCES})
