"""The two sets of constituencies since 2010, and how the codes of one file answer to another's."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from whipcount.compile.psephology import contests
from whipcount.compile.tables import require

__all__ = ["Seat", "area_overlaps", "current_codes", "seats_2010", "seats_2024"]

Seat = tuple[str, str, str, str, str]


def seats_2010(source: Path) -> dict[str, Seat]:
    """Return code -> (code, name, region, country, type) for the seats of 2010 to 2024."""
    return _seats(source, "2010-05-06")


def seats_2024(source: Path) -> dict[str, Seat]:
    """Return code -> (code, name, region, country, type) for the seats since 2024."""
    return _seats(source, "2024-07-04")


def _seats(source: Path, on: str) -> dict[str, Seat]:
    rows = (row for row in contests(source) if row.on == on)
    return {row.gss: (row.gss, row.name, row.region, row.country, row.type) for row in rows}


def area_overlaps(source: Path) -> list[list[str]]:
    """Return the rows of the overlap file, new codes as in the results of 2024."""
    codes = current_codes(source)
    with require(source / "elections" / "constituency-area-overlaps.csv").open(encoding="utf-8-sig", newline="") as f:
        return [[*row[:3], codes.get(row[3], row[3]), *row[4:]] for row in csv.reader(f)]


def current_codes(source: Path) -> dict[str, str]:
    """Return early code -> final code for seats of 2024 that were coded anew before the election.

    Five Scottish seats kept their old codes in the notional results and the overlaps.
    """
    final = {_key(seat[1]): gss for gss, seat in seats_2024(source).items()}
    with require(source / "elections" / "constituency-area-overlaps.csv").open(encoding="utf-8-sig", newline="") as f:
        early = {row[3]: row[4] for row in csv.reader(f)}
    return {gss: final[_key(name)] for gss, name in early.items() if final.get(_key(name), gss) != gss}


def _key(name: str) -> str:
    return " ".join(sorted(re.findall(r"[a-zô]+", name.lower().replace("&", "and"))))
