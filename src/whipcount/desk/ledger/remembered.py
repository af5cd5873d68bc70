"""Ledgers as they were last read: events are only added, so only those that came since are read again."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from whipcount.desk.ledger import models
from whipcount.desk.ledger.rows import event_of
from whipcount.ledger.head import read_head
from whipcount.ledger.types import Case

__all__ = ["remembered"]

_MOST = 16
_head = lru_cache(maxsize=_MOST)(read_head)
_held: dict[str, _Ledger] = {}


@dataclass(frozen=True, slots=True)
class _Ledger:
    """A case as it was read.

    Attributes
    ----------
    head : the text that it was read under
    last : key, moment and place of its last row, by which a ledger that goes on is told from another one
    """

    head: str
    last: tuple[int, datetime, int]
    case: Case


def remembered(row: models.Case) -> Case:
    """Return a case with its whole ledger, as it is in the database now.

    The last row of what is remembered is read again with all that came after it. If it is not the very same row, as
    in a database that was restored from a backup, everything is read.
    """
    held = _held.get(row.slug)
    if held is not None and held.head == row.head:
        came = list(row.events.filter(place__gte=held.last[2]).order_by("place"))
        if came and _last(came[0]) == held.last:
            return _remember(row, held.case, came[1:]) if came[1:] else held.case
    return _remember(row, _head(row.head), list(row.events.order_by("place")))


def _remember(row: models.Case, before: Case, came: list[models.Event]) -> Case:
    case = dataclasses.replace(before, events=(*before.events, *map(event_of, came)))
    if not came:
        return case
    if len(_held) >= _MOST:
        _held.clear()
    _held[row.slug] = _Ledger(row.head, _last(came[-1]), case)
    return case


def _last(row: models.Event) -> tuple[int, datetime, int]:
    return row.pk, row.added_at, row.place
