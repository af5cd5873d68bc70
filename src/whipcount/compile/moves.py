"""Compile the moves between parties before the register has party labels, from the list kept by hand."""

from __future__ import annotations

import re
from pathlib import Path

from whipcount.compile.case_people import name_index
from whipcount.compile.tables import csv_bytes, manual_rows
from whipcount.dates import first_day
from whipcount.errors import SourceError
from whipcount.register.names import NameIndex

__all__ = ["HEADER", "build"]

HEADER = ["on", "person", "name", "seat", "type", "from_party", "to_party", "via", "source"]


def build(source: Path) -> dict[str, bytes]:
    """Return ``moves_before_1997.csv``: every name checked against the seat that it sat for.

    Raises
    ------
    SourceError : a name and seat that fit nobody
    """
    names = name_index(source)
    rows = sorted(manual_rows("moves_before_1997.csv"), key=lambda row: (row["on"], row["name"], row["type"]))
    found = [{"person": _person(names, row["name"], row["seat"], row["on"])} | row for row in rows]
    return {"moves_before_1997.csv": csv_bytes(HEADER, [[row[name] for name in HEADER] for row in found])}


def _person(names: NameIndex, name: str, seat: str, on: str) -> str:
    family = name.rsplit(" ", 1)[1]
    held = {
        spell.person_id
        for spell in names.register.spells
        if _letters(spell.seat) == _letters(seat) and spell.covers(first_day(on))
        if names.register.people[spell.person_id].family == family
    }
    if len(held) != 1:
        raise SourceError(f"moves_before_1997.csv: {name!r} ({seat}) fits {len(held)} members of the register.")
    return held.pop()


def _letters(seat: str) -> list[str]:
    return sorted(re.findall(r"[a-z]+", seat.lower().replace("&", "and")))
