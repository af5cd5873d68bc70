"""The divisions of 2019 to 2024, with the parties of the register and the government's posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from whipcount.divisions.rollcall import RollCalls, Span
from whipcount.divisions.types import Division
from whipcount.divisions.whips import Direction, LineFrom, Whip
from whipcount.facts.offices import offices
from whipcount.facts.people import register
from whipcount.facts.tables import day, rows

__all__ = ["key_divisions", "roll_calls", "voter_names", "whips"]

DIVISIONS_HEADER = ["id", "on", "title", "named_ayes", "named_noes", "official_ayes", "official_noes", "votes"]
VOTERS_HEADER = ["mnis", "person", "name"]
WHIPS_HEADER = ["division", "party", "direction", "line_from", "strength", "source"]
_DAY = timedelta(days=1)


@cache
def roll_calls() -> RollCalls:
    """Return every embedded division: 20 December 2019 to 30 April 2024."""
    divisions = [_division(row) for row in rows("tables/divisions.csv", DIVISIONS_HEADER)]
    voters = [f"twfy:{person}" for _, person, _ in rows("tables/voters.csv", VOTERS_HEADER)]
    ordered = sorted(divisions, key=lambda division: (division.on, int(division.id.split(":")[1])))
    return RollCalls(ordered, voters, _parties_of, _payroll_of, whips())


@cache
def whips() -> tuple[Whip, ...]:
    """Return what parties told their members to do, as far as a page bears it out; kept by hand."""
    table = rows("manual/whips.csv", WHIPS_HEADER)
    return tuple(
        Whip(division, party, Direction(direction), LineFrom(line_from), strength or None, source)
        for division, party, direction, line_from, strength, source in table
    )


@cache
def key_divisions() -> tuple[tuple[str, str, str], ...]:
    """Return (division id, label, what an aye means) for the divisions that profiles show; our own choice."""
    table = rows("manual/key_divisions.csv", ["id", "label", "aye_means"])
    return tuple((id, label, meaning) for id, label, meaning in table)


def voter_names() -> dict[str, str]:
    """Return person id -> name for everybody in the register."""
    return {person.id: person.name for person in register().people.values()}


def _division(row: list[str]) -> Division:
    id, on, title, ayes, noes, all_ayes, all_noes, votes = row
    return Division(
        id,
        day(on),
        title,
        int(ayes),
        int(noes),
        int(all_ayes) if all_ayes else None,
        int(all_noes) if all_noes else None,
        votes,
    )


def _parties_of(person: str) -> Iterator[Span]:
    """Yield the labels at the end of each day, and that of the last day for a member who left that day."""
    for spell in register().spells_of(person):
        yield spell.party or "unknown", spell.start, spell.end


def _payroll_of(person: str) -> Iterator[Span]:
    """Yield government posts; one that ended on a day was not held at its end."""
    for office in offices().get(person, ()):
        if office.is_payroll:
            yield office.title, office.start, _last(office.end)


def _last(end: date | None) -> date | None:
    return None if end is None else end - _DAY
