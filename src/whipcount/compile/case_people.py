"""The register as the build sees it, to resolve the names in a case before any table is written."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from pathlib import Path

from whipcount.compile import people
from whipcount.register.names import NameIndex
from whipcount.register.register import Register
from whipcount.register.types import Person, Spell

__all__ = ["name_index"]


@cache
def name_index(source: Path) -> NameIndex:
    """Return the index of names since 1979, from the same build that writes the tables."""
    tables = people.build(source)
    persons = {person.id: person for person in map(_person, _rows(tables["people.csv"]))}
    spells = [_spell(row) for row in _rows(tables["spells.csv"]) if not row["known_to"]]
    return NameIndex(Register(spells, persons, (), max(spell.start for spell in spells)))


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8"), newline="")))


def _person(row: dict[str, str]) -> Person:
    aliases = tuple(row["aliases"].split("|")) if row["aliases"] else ()
    name = f"{row['given']} {row['family']}".strip()
    return Person(f"twfy:{row['person']}", name, row["given"], row["family"], aliases)


def _spell(row: dict[str, str]) -> Spell:
    start, end = date.fromisoformat(row["start"]), row["end"]
    last = date.fromisoformat(end) if end else None
    return Spell(f"twfy:{row['person']}", row["seat"], None, row["party"] or None, start, last, None, None, start)
