"""How many ministers and whips there were on each day, and how fast their number fell."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whipcount.facts.offices import all_offices
from whipcount.seats.offices import OfficeKind

__all__ = ["worst_fall"]

WITHIN = 7
"""Days within which a fall counts as one."""


def worst_fall(first: date, last: date) -> float | None:
    """Return the largest share of the ministers by which their number fell within seven days of a span.

    A minister who goes and one who comes in the same days make no fall, so that a reshuffle is none.

    Parameters
    ----------
    first, last : the span; ends of days, and nothing after ``last`` is looked at

    Returns
    -------
    0 to 1; None where the table does not reach back to ``first``

    Examples
    --------
    >>> round(worst_fall(date(2022, 6, 29), date(2022, 7, 6)), 2), worst_fall(date(1960, 1, 1), date(1960, 1, 8))
    (0.16, None)
    """
    start, sizes = _sizes()
    if first.toordinal() < start:
        return None
    held = sizes[first.toordinal() - start : last.toordinal() - start + 1]
    falls = [
        (int(held[day]) - int(held[day : day + WITHIN + 1].min())) / int(held[day])
        for day in range(len(held))
        if held[day]
    ]
    return max(falls, default=0.0)


@cache
def _sizes() -> tuple[int, NDArray[np.int64]]:
    """Return the first ordinal, and the number of people with a post at the end of each day from then on."""
    posts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    offices = [office for office in all_offices() if office.kind is not OfficeKind.PPS]
    start = min(office.start for office in offices).toordinal()
    days = max(max(office.start, office.end or office.start) for office in offices).toordinal() - start + 400
    for office in offices:
        end = office.end.toordinal() - start if office.end else days
        posts[office.person or office.name].append((office.start.toordinal() - start, end))
    sizes = np.zeros(days, np.int64)
    for spans in posts.values():
        held = np.zeros(days, bool)
        for low, high in spans:
            held[low:high] = True
        sizes += held
    return start, sizes
