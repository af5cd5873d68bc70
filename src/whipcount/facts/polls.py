"""Polls of voting intention since 1945 and national results, from the embedded table."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from whipcount.dates import last_day
from whipcount.facts.tables import day, open_day, rows
from whipcount.seats.poll_types import NationalResult, Poll, PollKind

__all__ = ["POLL_PARTIES", "national_results", "polls"]

POLL_PARTIES = (
    "conservative", "labour", "liberal-democrat", "green", "reform", "ukip", "change-uk", "sdp", "referendum", "bnp",
)  # fmt: skip
POLLS_HEADER = [
    "kind", "pollster", "client", "area", "month", "start", "end", "published", *POLL_PARTIES, "sheet", "row",
]  # fmt: skip
_RESULT = "result"
_FIRST_SHARE = POLLS_HEADER.index(POLL_PARTIES[0])


@cache
def polls() -> tuple[Poll, ...]:
    """Return every poll by the last day that it can have been taken on.

    Examples
    --------
    >>> first = polls()[0]
    >>> first.pollster, first.latest, first.shares["labour"]
    ('Gallup', datetime.date(1946, 1, 31), Fraction(21, 40))
    """
    return tuple(_poll(row) for row in _table() if row[0] != _RESULT)


@cache
def national_results() -> tuple[NationalResult, ...]:
    """Return the general elections since 1945, by day."""
    return tuple(NationalResult(day(row[6]), _shares(row)) for row in _table() if row[0] == _RESULT)


@cache
def _table() -> tuple[list[str], ...]:
    return tuple(rows("tables/polls.csv", POLLS_HEADER))


def _poll(row: list[str]) -> Poll:
    kind, pollster, client, area, month, start, end, published = row[:_FIRST_SHARE]
    ended, public = open_day(end), open_day(published)
    return Poll(
        PollKind(kind), pollster or None, client or None, area, open_day(start), ended, public,
        ended or public or last_day(month), _shares(row), row[-2], int(row[-1]),
    )  # fmt: skip


def _shares(row: list[str]) -> dict[str, Fraction]:
    cells = zip(POLL_PARTIES, row[_FIRST_SHARE:], strict=False)
    return {party: _share(cell) for party, cell in cells if cell}


@cache
def _share(cell: str) -> Fraction:
    return Fraction(cell) / 100
