"""Results and candidacies: general elections 2010 to 2024, by-elections since 2010, notional results."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import takewhile

from whipcount.facts.people import people
from whipcount.facts.tables import day, read_whole, rows
from whipcount.seats.types import Candidacy, ElectionKind, Party, Result

__all__ = ["candidacies", "candidacies_of", "elections_of_seat", "parties", "person_of", "results"]

RESULTS_HEADER = [
    "on", "kind", "gss", "electorate", "valid", "invalid", "majority", "first", "second", "gained_from",
]  # fmt: skip
CANDIDACIES_HEADER = ["on", "gss", "party", "votes", "mnis", "name"]
NOTIONALS_HEADER = ["on", "gss", "party", "votes"]
_MOST = 100
"""More candidates than ever stood in one seat."""
PARTIES_HEADER = ["code", "slug", "name", "abbreviation"]


@cache
def parties() -> dict[int, Party]:
    """Return code -> party for every party that stood."""
    table = rows("tables/parties.csv", PARTIES_HEADER)
    return {int(code): Party(int(code), slug, name, short or None) for code, slug, name, short in table}


@cache
def results() -> dict[str, tuple[Result, ...]]:
    """Return seat code -> results by day, notional ones included."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for row in rows("tables/results.csv", RESULTS_HEADER):
        groups[row[2]].append(_result(row))
    return {gss: tuple(sorted(held, key=lambda result: result.on)) for gss, held in groups.items()}


def elections_of_seat(gss: str, kind: ElectionKind | None = None) -> tuple[Result, ...]:
    """Return a seat's results by day, of one kind or of all."""
    return tuple(result for result in results().get(gss, ()) if kind is None or result.kind is kind)


def candidacies(result: Result) -> tuple[Candidacy, ...]:
    """Return who stood in a result, the most votes first."""
    if result.kind is ElectionKind.NOTIONAL:
        return tuple(_notional(row) for row in _rows_of("notionals", NOTIONALS_HEADER, result))
    return tuple(_candidacy(row) for row in _rows_of("candidacies", CANDIDACIES_HEADER, result))


def candidacies_of(mnis: int) -> tuple[Candidacy, ...]:
    """Return every candidacy of somebody who was ever a member, by day."""
    wanted = f",{mnis},"
    lines = [line for line in _lines("candidacies") if wanted in line]
    found = (row for row in csv.reader(lines) if row[4] == str(mnis))
    return tuple(_candidacy(row) for row in found)


def person_of(mnis: int | None) -> str | None:
    """Return the person id of a member id, None if nobody in the register has it."""
    return None if mnis is None else _persons().get(mnis)


@cache
def _persons() -> dict[int, str]:
    return {person.mnis: person.id for person in people().values() if person.mnis is not None}


def _rows_of(table: str, header: list[str], result: Result) -> Iterator[list[str]]:
    """Read only the lines of one election; the whole table has twenty thousand, ordered by day and seat."""
    start = f"{result.on.isoformat()},{result.gss},"
    lines = _lines(table)
    first = bisect_left(lines, start, lo=1)
    found = list(csv.reader(takewhile(lambda line: line.startswith(start), lines[first : first + _MOST])))
    if not found:
        next(rows(f"tables/{table}.csv", header), None)
    return iter(found)


@cache
def _lines(table: str) -> list[str]:
    return read_whole(f"tables/{table}.csv").decode("utf-8").splitlines()


def _result(row: list[str]) -> Result:
    on, kind, gss, electorate, valid, invalid, majority, first, second, loser = row
    slugs = parties()
    return Result(
        on=day(on),
        kind=ElectionKind(kind),
        gss=gss,
        electorate=int(electorate),
        valid=int(valid),
        invalid=int(invalid) if invalid else None,
        majority=int(majority),
        first=slugs[int(first)].slug,
        second=slugs[int(second)].slug,
        gained_from=slugs[int(loser)].slug if loser else None,
    )


def _candidacy(row: list[str]) -> Candidacy:
    on, gss, party, votes, mnis, name = row
    return Candidacy(date.fromisoformat(on), gss, parties()[int(party)], int(votes), name, int(mnis) if mnis else None)


def _notional(row: list[str]) -> Candidacy:
    on, gss, party, votes = row
    return Candidacy(date.fromisoformat(on), gss, parties()[int(party)], int(votes), None, None)
