"""The size of every party on every day of a span: one gather of the running sums.

It needs NumPy and a day does not; so it stands in a file of its own and a question about one day never loads it.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from whipcount.register.columns import Columns, Days
from whipcount.register.composition import FAR

__all__ = ["EveryDay"]

Counts = NDArray[np.int16]


class EveryDay:
    """Sitting members by party for all days of a span at once.

    Parameters
    ----------
    columns : every spell of one chamber, the late-known ones included

    Attributes
    ----------
    parties : slugs, the columns of every answer
    """

    def __init__(self, columns: Columns) -> None:
        self.parties = columns.parties
        late = columns.is_late
        self._days, self._sums = _running_sums(columns, ~late)
        rows = (columns.start, columns.end, columns.known_from, columns.known_to, columns.party)
        self._late = list(zip(*(row[late].tolist() for row in rows), strict=True))

    def between(self, first: date, last: date, known: date | None = None) -> Counts:
        """Return the counts of every day from ``first`` to ``last``, both inside.

        Parameters
        ----------
        first, last : the span
        known : as in ``Composition.on``: days after it are answered as ``known`` left the House

        Returns
        -------
        (n_days, n_parties) int16, columns as in ``parties``
        """
        start, stop = first.toordinal(), last.toordinal()
        clock = FAR if known is None else known.toordinal()
        counts = self._counts(start, stop, clock)
        if clock < stop:
            counts[max(clock - start, 0) :] = self._counts(clock, clock, clock)
        return counts

    def _counts(self, start: int, stop: int, known: int) -> Counts:
        counts = self._expand(start, stop)
        for began, ended, known_from, known_to, party in self._late:
            if known_from <= known <= known_to:
                counts[max(began - start, 0) : max(ended - start + 1, 0), party] += 1
        return counts

    def _expand(self, start: int, stop: int) -> Counts:
        low = self._days.searchsorted(start, side="right") - 1
        high = self._days.searchsorted(stop, side="right")
        edges = np.append(self._days[low:high], stop + 1).clip(start, stop + 1)
        return np.repeat(self._sums[low:high], np.diff(edges), axis=0)


def _running_sums(columns: Columns, kept: NDArray[np.bool_]) -> tuple[Days, Counts]:
    """Return the days on which a count changes, the first of them 0, and the counts from each of them on."""
    start, end, party = columns.start[kept], columns.end[kept], columns.party[kept]
    closed = end < FAR
    days, place = np.unique(np.concatenate([[0], start, end[closed] + 1]), return_inverse=True)
    where = place[1:] * len(columns.parties) + np.concatenate([party, party[closed]])
    size = len(days) * len(columns.parties)
    came = np.bincount(where[: len(start)], minlength=size)
    went = np.bincount(where[len(start) :], minlength=size)
    steps = (came - went).reshape(len(days), len(columns.parties))
    return days, steps.cumsum(axis=0, dtype=np.int16)
