"""Ministers and whips since 1979, parliamentary private secretaries from 1997 to 2010."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from whipcount.facts.people import register
from whipcount.facts.tables import day, open_day, rows
from whipcount.seats.offices import Office, OfficeKind, office_title, payroll_on

__all__ = ["all_offices", "office_of", "offices", "payroll"]

OFFICES_HEADER = [
    "person",
    "name",
    "house",
    "kind",
    "title",
    "organisation",
    "rank",
    "cabinet",
    "acting",
    "start",
    "end",
]


@cache
def all_offices() -> tuple[Office, ...]:
    """Return every post by first day, peers included."""
    return tuple(_office(row) for row in rows("tables/offices.csv", OFFICES_HEADER))


@cache
def offices() -> dict[str, tuple[Office, ...]]:
    """Return person id -> posts by first day."""
    groups: dict[str, list[Office]] = defaultdict(list)
    for office in all_offices():
        if office.person is not None:
            groups[office.person].append(office)
    return {person: tuple(held) for person, held in groups.items()}


def office_of(person: str, on: date) -> str | None:
    """Return the government post that a person holds at the end of a day, None if there is none.

    Examples
    --------
    >>> office_of("twfy:25428", date(2022, 1, 19))
    'Chancellor of the Exchequer, HM Treasury'
    """
    return office_title(offices().get(person, ()), on)


def payroll(on: date) -> tuple[str, ...]:
    """Return the members of the Commons with a government post at the end of a day; no PPS after May 2010."""
    return payroll_on(offices(), on, lambda person: register().spell_on(person, on) is not None)


def _office(row: list[str]) -> Office:
    person, name, house, kind, title, organisation, rank, cabinet, acting, start, end = row
    return Office(
        f"twfy:{person}" if person else None,
        name,
        house or None,
        OfficeKind(kind),
        title,
        organisation or None,
        rank,
        cabinet or None,
        acting == "yes",
        day(start),
        open_day(end),
    )
