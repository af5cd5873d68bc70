"""The size of every party on every day, from Python."""

from __future__ import annotations

from datetime import date

from whipcount.arguments import check_arguments
from whipcount.dates import as_day
from whipcount.facts.every_day import every_day
from whipcount.tally.sizes import PartySizes
from whipcount.tally.sizes import party_sizes as sizes_between

__all__ = ["party_sizes"]


def party_sizes(first: date | str, last: date | str, known: date | str | None = None) -> PartySizes:
    """Return the size of every party on every day from ``first`` to ``last``.

    Examples
    --------
    >>> found = party_sizes("2022-01-17", "2022-01-20")
    >>> found.to_frame().get_column("labour").to_list()
    [198, 198, 199, 199]
    """
    check_arguments(party_sizes, locals())
    return sizes_between(every_day(), as_day(first), as_day(last), as_day(known) if known else None)
