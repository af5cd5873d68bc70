"""Where members stood within their parties by the divisions up to each quarter of a year: shipped, not fitted anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from whipcount.divisions.standing import Placed, Standing, standing
from whipcount.facts.divisions import embedded_record
from whipcount.facts.tables import DATA, rows

__all__ = ["FOLDER", "POSITIONS_HEADER", "cells", "shipped_days", "shipped_positions", "standing_of"]

FOLDER = "positions"
POSITIONS_HEADER = ["person", "party", "votes", "dissent", "low", "high"]


def standing_of(person: str, on: date) -> Standing | None:
    """Return how far a member dissented within his party by the newest shipped day that is not later than ``on``.

    None before the first such day, and for who was not placed then: see ``divisions.scale.placing``.

    Examples
    --------
    >>> found = standing_of("twfy:25874", date(2022, 1, 19))
    >>> found.placed.party, found.until.isoformat()
    ('conservative', '2021-12-14')
    """
    day = max((day for day in shipped_days() if day <= on), default=None)
    return standing(shipped_positions(day), person, embedded_record().divisions[0].on, day) if day else None


@cache
def shipped_days() -> tuple[date, ...]:
    """Return the days up to which positions are shipped, in order."""
    return tuple(sorted(date.fromisoformat(path.stem) for path in (DATA / FOLDER).glob("*.csv")))


@cache
def shipped_positions(day: date) -> tuple[Placed, ...]:
    """Return everybody placed by the divisions up to a day, most dissent first."""
    table = rows(f"{FOLDER}/{day.isoformat()}.csv", POSITIONS_HEADER)
    return tuple(
        Placed(person, party, int(votes), float(dissent), float(low), float(high))
        for person, party, votes, dissent, low, high in table
    )


def cells(placed: Iterable[Placed]) -> list[list[str]]:
    """Return the rows of a table of positions."""
    return [[p.person, p.party, str(p.votes), *(f"{x:.2f}" for x in (p.dissent, p.low, p.high))] for p in placed]
