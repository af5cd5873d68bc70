"""Compile what polls found about party leaders since 1945, good and bad, from PollBase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from whipcount.compile.poll_days import fieldwork, last_of_month, published
from whipcount.compile.polls import FILE, PARLIAMENTS, filled_month
from whipcount.compile.tables import bound, csv_bytes
from whipcount.compile.workbook import Cell, sheets
from whipcount.errors import SourceError

__all__ = ["RATINGS_HEADER", "build"]

RATINGS_HEADER = ["party", "pollster", "latest", "published", "good", "bad", "sheet", "row"]

BEFORE = "38-45"
"""The sheet of ratings before the general election of 1945, which are left out."""

_NAMED = {"Con": "conservative", "Lab": "labour", "LD": "liberal-democrat", "Lib": "liberal-democrat"}
_FIELDWORK, _HELPER, _PUBLISHED, _POLLSTER = range(2, 6)
_MOST = 101


def build(source: Path) -> dict[str, bytes]:
    """Return ``ratings.csv``: by the last day on which each can have been taken.

    Raises
    ------
    SourceError : the workbook is missing, or a rating is out of bounds
    """
    rows = sorted(_all_rows(source), key=lambda row: (str(row[2]), str(row[0]), str(row[6]), row[7]))
    bound("ratings of leaders", len(rows), 6_000, 20_000)
    return {"ratings.csv": csv_bytes(RATINGS_HEADER, rows)}


def _all_rows(source: Path) -> Iterator[list[object]]:
    for sheet, cells in sheets(source / FILE, PARLIAMENTS):
        if sheet != BEFORE:
            yield from _rows(sheet, cells)


def _rows(sheet: str, cells: list[dict[int, Cell]]) -> Iterator[list[object]]:
    columns = _columns(cells[0])
    month = None
    for number, row in enumerate(cells[1:], start=2):
        month = filled_month(month, row)
        if month is None:
            continue
        start, end = fieldwork(row.get(_FIELDWORK), row.get(_HELPER), month)
        public = published(row.get(_PUBLISHED), end or start or month, end)
        latest = end or public or last_of_month(month)
        for party, (good, bad) in columns.items():
            told = row.get(good), row.get(bad)
            if isinstance(told[0], Fraction) and isinstance(told[1], Fraction):
                shares = [_share(one, sheet, number) for one in told if isinstance(one, Fraction)]
                days = [latest.isoformat(), public.isoformat() if public else None]
                yield [party, row.get(_POLLSTER), *days, *shares, sheet, number]


def _columns(head: Mapping[int, Cell]) -> dict[str, tuple[int, int]]:
    """Return party -> the columns of those who think well and ill of its leader."""
    at = {cell: n for n, cell in head.items() if isinstance(cell, str)}
    return {
        slug: (at[f"{name} good"], at[f"{name} bad"])
        for name, slug in _NAMED.items()
        if f"{name} good" in at and f"{name} bad" in at
    }


def _share(cell: Fraction, sheet: str, number: int) -> str:
    if not 0 <= cell <= _MOST:
        raise SourceError(f"pollbase.xlsx: sheet {sheet}, row {number}: a rating of {float(cell):g}%.")
    return f"{float(cell):.2f}".rstrip("0").rstrip(".")
