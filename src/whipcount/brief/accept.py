"""Accepted events as further rows of a case's ``events.csv``; the rows that are there stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from whipcount.csv_text import csv_text
from whipcount.ledger.rows import COLUMNS, write_events
from whipcount.ledger.types import Event

__all__ = ["appended"]


def appended(text: str, events: Sequence[Event]) -> str:
    r"""Return the text of ``events.csv`` with more events at its end.

    Columns that the file lacks are added to it, empty in its own rows.

    Examples
    --------
    >>> appended("event_id,known,actor,type\ne1,2022-01-12,A B,critical\n", [])
    'event_id,known,actor,type\ne1,2022-01-12,A B,critical\n'
    """
    if not events:
        return text
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    held = [name.strip() for name in rows[0]]
    missing = [name for name in COLUMNS if name not in held]
    new = list(csv.DictReader(io.StringIO(write_events(events), newline="")))
    cells = [[row[name] for name in (*held, *missing)] for row in new]
    if not missing:
        return text + ("" if text.endswith("\n") else "\n") + csv_text(cells)
    return csv_text([[*held, *missing], *([*row, *[""] * len(missing)] if row else row for row in rows[1:]), *cells])
