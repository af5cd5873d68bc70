"""Constituencies of 2010 and 2024: found by name on a day, with census, overlaps and cohorts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import cache

from whipcount.facts.tables import read_bytes, read_toml, rows
from whipcount.seats.cohorts import Cohort, read_cohort
from whipcount.seats.index import SeatIndex
from whipcount.seats.types import Boundaries, Overlap, Seat

__all__ = ["CENSUS_DAY", "OPENED", "boundaries_on", "census", "census_of", "cohorts", "overlaps", "seat_index", "seats"]

CONSTITUENCIES_HEADER = ["gss", "boundaries", "name", "region", "country", "type", "leave_2016", "leave_basis"]
OVERLAPS_HEADER = ["old", "new", "of_old_residents", "of_new_residents"]
OPENED = {Boundaries.OF_2010: date(2010, 5, 6), Boundaries.OF_2024: date(2024, 7, 4)}
CENSUS_DAY = date(2011, 3, 27)
_COUNTS = frozenset({"population", "population_density"})


def boundaries_on(on: date) -> Boundaries | None:
    """Return the set of seats in use on a day, None before 6 May 2010: those are not embedded."""
    opened = [boundaries for boundaries, first in OPENED.items() if first <= on]
    return opened[-1] if opened else None


@cache
def seats() -> dict[tuple[Boundaries, str], Seat]:
    """Return set and code -> seat for the 650 seats of each set; five Scottish seats kept their code."""
    found = (_seat(row) for row in rows("tables/constituencies.csv", CONSTITUENCIES_HEADER))
    return {(seat.boundaries, seat.gss): seat for seat in found}


@cache
def seat_index() -> SeatIndex:
    """Return the index of the names of every seat."""
    return SeatIndex(seats().values())


def census() -> dict[str, dict[str, Fraction | None]]:
    """Return seat code -> column -> figure of 2011: shares, residents, and residents a hectare.

    England, Wales and Scotland on the boundaries of 2010; None where a nation did not ask.
    """
    return {gss: _figures(row) for gss, row in _census_rows().items()}


def census_of(gss: str) -> dict[str, Fraction | None] | None:
    """Return the figures of one seat, None where there are none; quicker than ``census`` for a few seats."""
    row = _census_rows().get(gss)
    return None if row is None else _figures(row)


@cache
def _census_rows() -> dict[str, list[str]]:
    return {row[0]: row for row in rows("tables/census_2011.csv", _census_header())}


def _figures(row: list[str]) -> dict[str, Fraction | None]:
    header = _census_header()
    return {column: _figure(column, cell) for column, cell in zip(header[1:], row[1:], strict=True)}


@cache
def overlaps() -> dict[tuple[Boundaries, str], tuple[Overlap, ...]]:
    """Return set and code -> overlaps with seats of the other set, the largest share of its residents first."""
    groups: dict[tuple[Boundaries, str], list[Overlap]] = defaultdict(list)
    for old, new, of_old, of_new in rows("tables/overlaps.csv", OVERLAPS_HEADER):
        overlap = Overlap(old, new, Fraction(of_old), Fraction(of_new))
        groups[Boundaries.OF_2010, old].append(overlap)
        groups[Boundaries.OF_2024, new].append(overlap)
    return {key: _largest_first(key[0], found) for key, found in groups.items()}


def _largest_first(boundaries: Boundaries, found: list[Overlap]) -> tuple[Overlap, ...]:
    shared = (lambda o: o.of_old) if boundaries is Boundaries.OF_2010 else (lambda o: o.of_new)
    return tuple(sorted(found, key=shared, reverse=True))


@cache
def cohorts() -> tuple[Cohort, ...]:
    """Return every cohort with its definition and source.

    Raises
    ------
    SourceError : the file is damaged
    """
    return tuple(read_cohort(row) for row in read_toml("cohorts/cohorts.toml")["cohort"])


@cache
def _census_header() -> list[str]:
    return read_bytes("tables/census_2011.csv").split(b"\n", 1)[0].decode("utf-8").split(",")


def _figure(column: str, cell: str) -> Fraction | None:
    if not cell:
        return None
    return Fraction(cell) if column in _COUNTS else Fraction(cell) / 100


def _seat(row: list[str]) -> Seat:
    gss, boundaries, name, region, country, kind, leave, basis = row
    share = Fraction(leave) if leave else None
    return Seat(gss, Boundaries(boundaries), name, region, country, kind, share, basis or None)
