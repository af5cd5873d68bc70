"""The register of the House of Commons, from the embedded tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from whipcount.dates import first_day, last_day
from whipcount.facts.tables import day, open_day, rows
from whipcount.register.names import NameIndex
from whipcount.register.register import Register
from whipcount.register.types import Parliament, Person, Spell

__all__ = [
    "earlier_people",
    "earlier_spells",
    "known_until",
    "name_index",
    "parliaments",
    "people",
    "register",
]

PEOPLE_HEADER = ["person", "given", "family", "aliases", "mnis", "wikidata"]
SPELLS_HEADER = [
    "person", "seat", "gss", "party", "start", "end", "start_reason", "end_reason", "known_from", "known_to", "source",
]  # fmt: skip
PARLIAMENTS_HEADER = ["number", "elected_on", "dissolved_on", "seats", "known_until"]


_first, _last = cache(first_day), cache(last_day)


@cache
def register() -> Register:
    """Return the register of members who sat on or after 3 May 1979."""
    return Register(_spells("tables/spells.csv"), people(), parliaments(), known_until())


@cache
def name_index() -> NameIndex:
    """Return the index of every member's names since 3 May 1979."""
    return NameIndex(register())


@cache
def people() -> dict[str, Person]:
    """Return person id -> person for members since 3 May 1979."""
    return {person.id: person for person in _people("tables/people.csv")}


@cache
def earlier_people() -> dict[str, Person]:
    """Return person id -> person for members who left before 3 May 1979."""
    return {person.id: person for person in _people("tables/people_earlier.csv")}


@cache
def earlier_spells() -> tuple[Spell, ...]:
    """Return the spells that ended before 3 May 1979: seats and days, no party labels.

    Where the source has a year only, the spell runs from its first or to its last day.
    """
    return tuple(_spells("tables/spells_earlier.csv"))


@cache
def parliaments() -> tuple[Parliament, ...]:
    """Return the Parliaments since 1979, in order."""
    table = rows("tables/parliaments.csv", PARLIAMENTS_HEADER)
    return tuple(Parliament(int(n), day(elected), open_day(end), int(seats)) for n, elected, end, seats, _ in table)


@cache
def known_until() -> date:
    """Return the last day about which the embedded register says anything."""
    return max(day(row[4]) for row in rows("tables/parliaments.csv", PARLIAMENTS_HEADER))


def _people(name: str) -> Iterator[Person]:
    for number, given, family, aliases, mnis, wikidata in rows(name, PEOPLE_HEADER):
        yield Person(
            f"twfy:{number}",
            f"{given} {family}".strip(),
            given,
            family,
            tuple(aliases.split("|")) if aliases else (),
            int(mnis) if mnis else None,
            wikidata or None,
        )


def _spells(name: str) -> Iterator[Spell]:
    for person, seat, gss, party, start, end, begun, ended, known_from, known_to, source in rows(name, SPELLS_HEADER):
        first = _first(start)
        yield Spell(
            f"twfy:{person}",
            seat,
            gss or None,
            party or None,
            first,
            _last(end) if end else None,
            begun or None,
            ended or None,
            day(known_from) if known_from else first,
            open_day(known_to),
            source or None,
        )
