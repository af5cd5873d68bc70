"""The tables of a case as CSV that spreadsheets and chart tools take as it is, and as Parquet."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whipcount.csv_text import csv_text as plain_csv
from whipcount.desk.tracker.asked import Clocks
from whipcount.desk.tracker.licence import ADDRESS, CREDIT
from whipcount.desk.tracker.opened import Opened
from whipcount.desk.tracker.pages.names import NameRow, rows_of
from whipcount.frames import frame
from whipcount.ledger.rows import COLUMNS, event_row
from whipcount.ledger.visible import visible

__all__ = ["TABLES", "csv_text", "name_dict", "parquet", "table"]

_NAMES = (
    "id", "name", "seat", "gss", "party", "stance", "on", "since", "grade", "quote", "source", "event", "cohorts",
)  # fmt: skip
_LEFT = ("id", "name", "stance", "reason", "events")
_INJECTED = ("=", "+", "-", "@", "\t", "\r")

Rows = list[dict[str, Any]]


def table(opened: Opened, name: str, asked: Clocks) -> tuple[tuple[str, ...], Rows]:
    """Return header and rows of a table of ``TABLES`` under two clocks."""
    return TABLES[name](opened, asked)


def csv_text(header: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    return plain_csv([header, *([_cell(row.get(name)) for name in header] for row in rows)])


def parquet(header: Sequence[str], rows: Rows) -> bytes:
    """Return rows as Parquet, with the licence among its metadata."""
    buffer = io.BytesIO()
    made = frame(rows, tuple(header))
    made.write_parquet(buffer, metadata={"licence": ADDRESS, "credit": CREDIT})
    return buffer.getvalue()


def _events(opened: Opened, asked: Clocks) -> tuple[tuple[str, ...], Rows]:
    public = (event for event in opened.case.events if asked.known is None or event.known_day <= asked.known)
    standing = {event.id for event in visible(opened.case.events, asked.known)}
    rows = [event_row(event) | {"is_replaced": event.id not in standing} for event in public]
    return (*COLUMNS, "is_replaced"), rows


def _names(opened: Opened, asked: Clocks) -> tuple[tuple[str, ...], Rows]:
    return _NAMES, [name_dict(row) for row in rows_of(opened.count(asked.on, asked.known))]


def name_dict(row: NameRow) -> dict[str, Any]:
    """Return a name as one flat row of JSON values."""
    return {
        "id": row.person,
        "name": row.name,
        "seat": row.place.seat,
        "gss": row.place.gss,
        "party": row.place.party,
        "stance": row.stance.value,
        "on": row.on,
        "since": row.since.isoformat(),
        "grade": row.grade,
        "quote": row.quote,
        "source": row.source,
        "event": row.event,
        "cohorts": "|".join(cohort.id for cohort in row.place.cohorts),
    }


def _days(opened: Opened, asked: Clocks) -> tuple[tuple[str, ...], Rows]:
    rows = [day.to_dict() for day in opened.series(live=asked.known is not None).days if day.on <= asked.on]
    return tuple(rows[0]) if rows else ("on",), rows


def _left_out(opened: Opened, asked: Clocks) -> tuple[tuple[str, ...], Rows]:
    rows = [
        {"id": row.id, "name": row.name, "stance": row.was.value, "reason": row.reason, "events": "|".join(row.events)}
        for row in opened.count(asked.on, asked.known).not_counted
    ]
    return _LEFT, rows


TABLES: Mapping[str, Callable[[Opened, Clocks], tuple[tuple[str, ...], Rows]]] = {
    "events": _events,
    "names": _names,
    "days": _days,
    "not_counted": _left_out,
}


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_INJECTED) else value
