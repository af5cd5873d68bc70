"""The size of every party on every day of a span: one gather of the running sums.

It needs NumPy and a day does not; so it stands in a file of its own and a question about one day never loads it.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from whipcount.register.composition import FAR, Composition, LateRow

__all__ = ["EveryDay"]

Counts = NDArray[np.int16]


class EveryDay:
    """Sitting members by party for all days of a span at once.

    Parameters
    ----------
    composition : sums by change point

    Attributes
    ----------
    parties : slugs, the columns of every answer
    """

    def __init__(self, composition: Composition) -> None:
        self.parties = composition.parties
        self._composition = composition
        self._column = {party: index for index, party in enumerate(self.parties)}
        self._days = np.array(composition.days, dtype=np.int64)
        rows = [[held.get(party, 0) for party in self.parties] for held in composition.sums]
        self._sums = np.array(rows, dtype=np.int16).reshape(len(rows), len(self.parties))

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
        counts = self._expand(start, stop)
        clock = FAR if known is None else known.toordinal()
        for row in self._composition.late:
            self._add(counts, row, start, clock)
        if known is not None and clock < stop:
            held = self._composition.on(known, known)
            counts[max(clock - start, 0) :] = [held.get(party, 0) for party in self.parties]
        return counts

    def _expand(self, start: int, stop: int) -> Counts:
        low = self._days.searchsorted(start, side="right") - 1
        high = self._days.searchsorted(stop, side="right")
        edges = np.append(self._days[low:high], stop + 1).clip(start, stop + 1)
        return np.repeat(self._sums[low:high], np.diff(edges), axis=0)

    def _add(self, counts: Counts, row: LateRow, start: int, known: int) -> None:
        if row.known_from <= known <= row.known_to:
            counts[max(row.start - start, 0) : max(row.end - start + 1, 0), self._column[row.party]] += 1
