"""Compile national polls of voting intention since 1945 and the results of general elections from PollBase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from whipcount.compile.poll_days import MONTHS, fieldwork, last_of_month, published
from whipcount.compile.tables import bound, csv_bytes
from whipcount.compile.workbook import Cell, sheets
from whipcount.errors import SourceError

__all__ = ["FILE", "PARLIAMENTS", "PARTIES", "POLLS_HEADER", "Row", "build", "filled_month", "poll_rows"]

PARTIES = (
    "conservative", "labour", "liberal-democrat", "green", "reform", "ukip", "change-uk", "sdp", "referendum", "bnp",
)  # fmt: skip
POLLS_HEADER = ["kind", "pollster", "client", "area", "month", "start", "end", "published", *PARTIES, "sheet", "row"]
FILE = "polls/pollbase.xlsx"
_NAMED = {
    "Con": "conservative", "Lab": "labour", "LD": "liberal-democrat", "Green": "green", "BXP": "reform",
    "BXP/Reform": "reform", "Reform": "reform", "UKIP": "ukip", "Ukip": "ukip", "TIG/CUK": "change-uk", "SDP": "sdp",
    "Referendum": "referendum", "BNP": "bnp",
}  # fmt: skip
PARLIAMENTS = re.compile(r"\d\d(?:-(?:\d\d)?)?")
_EXIT = re.compile(r"exit", re.IGNORECASE)
_FIRST_SHEET = "38-45"
_MAIN = PARTIES[:3]
_YEAR, _MONTH, _FIELDWORK, _HELPER, _PUBLISHED, _POLLSTER, _CLIENT = range(7)
_MOST = 101 * 100


@dataclass(frozen=True, slots=True)
class Row:
    """One poll, or one result of a general election, as the workbook has it; shares in hundredths of a percent."""

    kind: str
    pollster: str | None
    client: str | None
    area: str
    month: date
    start: date | None
    end: date | None
    published: date | None
    shares: Mapping[str, int]
    sheet: str
    number: int

    @property
    def latest(self) -> date:
        """The last day that the poll can have been taken on."""
        return self.end or self.published or last_of_month(self.month)

    def cells(self) -> list[object]:
        """Return the row of the table."""
        days = [day.isoformat() if day else None for day in (self.start, self.end, self.published)]
        shares = [_fixed(self.shares[party]) if party in self.shares else None for party in PARTIES]
        told = [self.kind, self.pollster, self.client, self.area, f"{self.month:%Y-%m}"]
        return [*told, *days, *shares, self.sheet, self.number]


def build(source: Path) -> dict[str, bytes]:
    """Return ``polls.csv``: polls by the last day that they can have been taken on, results of elections between.

    Raises
    ------
    SourceError : the workbook is missing, lacks a Parliament, or a share is out of bounds
    """
    rows = list(poll_rows(source))
    _check(rows)
    ordered = sorted(rows, key=lambda row: (row.latest, row.kind, _order(row.sheet), row.number))
    return {"polls.csv": csv_bytes(POLLS_HEADER, [row.cells() for row in ordered])}


def poll_rows(source: Path) -> Iterator[Row]:
    """Yield polls and results in the workbook's order; what is no poll of voting intention is left out.

    Left out are rows without a share of the two largest parties (ratings of leaders only), exit polls, and the polls
    before the general election of 1945.
    """
    for name, cells in sheets(source / FILE, PARLIAMENTS):
        rows = _rows(name, cells, _columns(name, cells[0]))
        yield from (row for row in rows if name != _FIRST_SHEET or row.kind == "result")


def _columns(sheet: str, head: Mapping[int, Cell]) -> dict[str, int]:
    """Return party -> column, and the columns that tell where and how; the sheets are laid out differently."""
    end = next((n for n, cell in head.items() if cell == "Leader:"), None)
    if end is None:
        raise SourceError(f"pollbase.xlsx: sheet {sheet} has no column 'Leader:'; it is laid out otherwise.")
    found = {_NAMED[cell]: n for n, cell in head.items() if n < end and isinstance(cell, str) and cell in _NAMED}
    places = {cell: n for n, cell in head.items() if n < end and cell in ("Georgraphy", "MRP?")}
    missing = [party for party in _MAIN if party not in found]
    if missing:
        raise SourceError(f"pollbase.xlsx: sheet {sheet} has no column for {', '.join(missing)}.")
    return found | {str(cell): n for cell, n in places.items()}


def _rows(sheet: str, cells: list[dict[int, Cell]], columns: Mapping[str, int]) -> Iterator[Row]:
    month, exits, last = None, False, date.min
    for number, row in enumerate(cells[1:], start=2):
        month = filled_month(month, row)
        exits = exits or any(_EXIT.search(str(row.get(n, ""))) for n in (_FIELDWORK, _POLLSTER))
        shares = _shares(row, columns)
        if month is None or not shares.keys() >= {"conservative", "labour"}:
            continue
        if row.get(_POLLSTER) == "Result":
            yield _result(sheet, number, row, last, shares)
        elif not exits:
            poll = _poll(sheet, number, row, columns, month, shares)
            last = max(last, poll.end or poll.published or month)
            yield poll


def filled_month(month: date | None, row: Mapping[int, Cell]) -> date | None:
    """Return the row's month; year and month stand only where they change."""
    year, name = row.get(_YEAR), row.get(_MONTH)
    n = MONTHS.get(name[:3]) if isinstance(name, str) else month.month if month else None
    y = int(year) if isinstance(year, Fraction) else month.year if month else None
    return month if n is None or y is None else date(y, n, 1)


def _poll(
    sheet: str, number: int, row: Mapping[int, Cell], columns: Mapping[str, int], month: date, shares: Mapping[str, int]
) -> Row:
    start, end = fieldwork(row.get(_FIELDWORK), row.get(_HELPER), month)
    kind = "mrp" if _says(row, columns, "MRP?", "MRP") else "poll"
    area = "UK" if _says(row, columns, "Georgraphy", "UK") else "GB"
    day = published(row.get(_PUBLISHED), end or start or month, end)
    told = _text(row.get(_POLLSTER)), _text(row.get(_CLIENT))
    return Row(kind, *told, area, month, start, end, day, shares, sheet, number)


def _result(sheet: str, number: int, row: Mapping[int, Cell], last: date, shares: Mapping[str, int]) -> Row:
    """Return a result on the first day of its number from the last poll on: its month is not filled in."""
    day = published(row.get(_PUBLISHED), last, None)
    if day is None:
        raise SourceError(f"pollbase.xlsx: sheet {sheet}, row {number}: the result has no day.")
    return Row("result", None, None, "GB", day.replace(day=1), day, day, day, shares, sheet, number)


def _shares(row: Mapping[int, Cell], columns: Mapping[str, int]) -> dict[str, int]:
    cells = ((party, row.get(columns[party])) for party in PARTIES if party in columns)
    return {party: round(cell * 100) for party, cell in cells if isinstance(cell, Fraction)}


def _says(row: Mapping[int, Cell], columns: Mapping[str, int], column: str, begins: str) -> bool:
    return column in columns and str(row.get(columns[column], "")).startswith(begins)


def _text(cell: Cell) -> str | None:
    if cell is None:
        return None
    return " ".join(str(cell).split())


def _fixed(share: int) -> str:
    r"""Return hundredths of a percent as text without needless noughts.

    Examples
    --------
    >>> _fixed(3850), _fixed(4000)
    ('38.5', '40')
    """
    return f"{share // 100}.{share % 100:02}".rstrip("0").rstrip(".")


def _order(sheet: str) -> int:
    return int(sheet[:2]) + (0 if int(sheet[:2]) >= 38 else 100)


def _check(rows: list[Row]) -> None:
    bound("polls of voting intention", sum(row.kind != "result" for row in rows), 6_000, 20_000)
    bound("results of general elections", sum(row.kind == "result" for row in rows), 22, 40)
    for row in rows:
        if not all(0 <= share <= 8_000 for share in row.shares.values()) or sum(row.shares.values()) > _MOST:
            raise SourceError(f"pollbase.xlsx: sheet {row.sheet}, row {row.number}: shares {dict(row.shares)}.")
