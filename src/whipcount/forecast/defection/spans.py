"""Look up what held on many days at once: running sums, spans and last events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Ints", "in_window", "inside", "last_before"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def in_window(events: Iterable[int], days: Ints, width: int) -> Ints:
    """Return how many events fell in the ``width`` days that ended with each day.

    Examples
    --------
    >>> in_window([5, 7, 30], np.array([7, 30]), 7).tolist()
    [2, 1]
    """
    ordered = np.sort(np.fromiter(events, np.int64))
    upto: Ints = np.searchsorted(ordered, days, side="right")
    before: Ints = np.searchsorted(ordered, days - width, side="right")
    return upto - before


def last_before(events: Sequence[int], days: Ints) -> Ints:
    """Return the last event on or before each day, -1 where there is none; the events are in order.

    Examples
    --------
    >>> last_before([5, 30], np.array([4, 29])).tolist()
    [-1, 5]
    """
    ordered = np.array([-1, *events], np.int64)
    found: Ints = ordered[np.searchsorted(ordered[1:], days, side="right")]
    return found


def inside(spans: Iterable[tuple[int, int]], days: Ints) -> npt.NDArray[np.bool_]:
    """Tell which days lie in one of the spans, both ends inclusive.

    Examples
    --------
    >>> inside([(3, 5), (9, 9)], np.array([2, 5, 9])).tolist()
    [False, True, True]
    """
    found = np.zeros(len(days), bool)
    for first, last in spans:
        found |= (days >= first) & (days <= last)
    return found
