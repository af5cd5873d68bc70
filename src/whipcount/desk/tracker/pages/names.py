"""Every name of a case on a day: one row a member, searched, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from whipcount.desk.tracker.pages.people import Place, place_of
from whipcount.desk.tracker.pages.words import GRADES, LOOKS, Look
from whipcount.errors import InputError
from whipcount.facts.constituencies import cohorts
from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import EventType
from whipcount.register.names import name_key
from whipcount.tally.count import Count
from whipcount.tally.standing import Standing

__all__ = ["Filter", "NameRow", "Sort", "filtered", "rows_of"]


class Sort(StrEnum):
    """What the rows are ordered by."""

    NAME = "name"  # surname
    DATE = "date"  # the newest stance first
    STANCE = "stance"  # the stance with most consequence first
    SEAT = "seat"  # name of the constituency


@dataclass(frozen=True, slots=True)
class NameRow:
    """One member with the strongest stance held.

    Attributes
    ----------
    stance, look : the strongest stance and its words
    also : further stances held at the same time
    on : day in the source, partial or None; ``since`` is the day from which it is counted
    event : id of the newest evidence
    detail : our own words about it, where there is no quote
    """

    person: str | None
    name: str
    place: Place
    stance: EventType
    look: Look
    also: tuple[Look, ...]
    target: str | None
    on: str | None
    since: date
    event: str
    events: tuple[str, ...]
    quote: str | None
    source: str | None
    grade: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the rows is asked for; None and "" ask for all."""

    q: str = ""
    stance: str | None = None
    cohort: str | None = None
    sort: Sort = Sort.STANCE


def rows_of(count: Count) -> tuple[NameRow, ...]:
    """Return one row for every member who holds a stance."""
    held: dict[str, list[tuple[EventType, Standing]]] = {}
    for stance, standings in count.standing.items():
        for row in standings:
            held.setdefault(row.id or row.name, []).append((stance, row))
    return tuple(_row(count, stances) for stances in held.values())


def filtered(rows: Iterable[NameRow], wanted: Filter) -> list[NameRow]:
    """Return the rows that a filter asks for, in its order.

    Raises
    ------
    InputError : an unknown stance or cohort
    """
    known = {look.slug for look in LOOKS.values()}
    if wanted.stance and wanted.stance not in known:
        raise InputError(f"{wanted.stance!r} is no stance; known are {', '.join(sorted(known))}.")
    cohort_ids = [cohort.id for cohort in cohorts()]
    if wanted.cohort and wanted.cohort not in cohort_ids:
        raise InputError(f"{wanted.cohort!r} is no cohort; known are {', '.join(sorted(cohort_ids))}.")
    words = name_key(wanted.q).split() if wanted.q else []
    found = [row for row in rows if _fits(row, wanted, words)]
    return sorted(found, key=_KEYS[wanted.sort])


def _row(count: Count, stances: Sequence[tuple[EventType, Standing]]) -> NameRow:
    stance, row = stances[0]
    event = count.case.by_id[row.events[-1]]
    evidence = _evidence(count, row, event)
    also = tuple(LOOKS[other] for other, held in stances[1:] if held.events != row.events)
    return NameRow(
        row.id, row.name, place_of(row.id, count.on), stance, LOOKS[stance], also, row.target, row.on, row.since,
        event.id, row.events, row.quote, row.source, GRADES[evidence.source.grade], event.detail,
    )  # fmt: skip


def _evidence(count: Count, row: Standing, last: Event) -> Event:
    """Return the event whose quote and source are shown."""
    told = (count.case.by_id[id] for id in reversed(row.events))
    return next((event for event in told if event.source.url == row.source), last)


def _fits(row: NameRow, wanted: Filter, words: Sequence[str]) -> bool:
    stances = {row.look.slug, *(look.slug for look in row.also)}
    if wanted.stance and wanted.stance not in stances:
        return False
    if wanted.cohort and wanted.cohort not in {cohort.id for cohort in row.place.cohorts}:
        return False
    text = name_key(" ".join([row.name, row.place.seat or "", row.quote or "", row.detail or ""]))
    return all(word in text for word in words)


def _surname(row: NameRow) -> tuple[str, str]:
    return name_key(row.name.rsplit(" ", 1)[-1]), row.name


_ORDER = list(LOOKS)
_KEYS: Mapping[Sort, Callable[[NameRow], tuple[Any, ...]]] = {
    Sort.NAME: lambda row: (0, *_surname(row)),
    Sort.DATE: lambda row: (-row.since.toordinal(), *_surname(row)),
    Sort.STANCE: lambda row: (_ORDER.index(row.stance), *_surname(row)),
    Sort.SEAT: lambda row: (row.place.seat is None, row.place.seat or "", row.name),
}
