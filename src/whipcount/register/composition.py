"""The size of every party on every day, by two clocks, from sorted change points.

A spell adds one to its party on its first day and takes it away on the day after its last. The running sums stand
ready in one small matrix, so a day is one binary search and a span of days is one gather. Rows that became known
later than they were true are kept aside: they are few, and each question of knowledge adds or removes just those.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from whipcount.register.types import Spell

__all__ = ["Composition"]

Days = NDArray[np.int64]
Counts = NDArray[np.int16]
_FAR = date.max.toordinal()


class Composition:
    """Sitting members by party for any day.

    Parameters
    ----------
    spells : every spell of one chamber, the late-known ones included

    Attributes
    ----------
    parties : slugs, the columns of every answer
    """

    def __init__(self, spells: Sequence[Spell]) -> None:
        self.parties = tuple(sorted({spell.party or "unknown" for spell in spells}))
        column = {party: index for index, party in enumerate(self.parties)}
        timely = [spell for spell in spells if not is_late(spell)]
        late = [spell for spell in spells if is_late(spell)]
        self._days, self._sums = _running_sums(timely, column)
        self._late = np.array([_rectangle(spell, column) for spell in late], dtype=np.int64).reshape(-1, 5)

    def on(self, on: date, known: date | None = None) -> dict[str, int]:
        """Return party -> members sitting at the end of the day ``on``; parties with none are left out.

        Parameters
        ----------
        on : the day asked about
        known : the day whose knowledge counts, None for all that is known now; a future is never known, so a
            day after ``known`` is answered with the House as ``known`` left it
        """
        day = on.toordinal() if known is None else min(on, known).toordinal()
        row = self._sums[self._days.searchsorted(day, side="right") - 1]
        if len(self._late):
            row = row + self._late_counts(day, _FAR if known is None else known.toordinal())
        held = row.nonzero()[0].tolist()
        return dict(zip([self.parties[i] for i in held], row[held].tolist(), strict=True))

    def between(self, first: date, last: date, known: date | None = None) -> Counts:
        """Return the matrix of every day from ``first`` to ``last``.

        Returns
        -------
        (n_days, n_parties) int16, columns as in ``parties``
        """
        start, stop = first.toordinal(), last.toordinal()
        counts = _expand(self._days, self._sums, start, stop)
        for row in self._late:
            _add_late(counts, row, start, _FAR if known is None else known.toordinal())
        if known is not None and known.toordinal() < stop:
            _carry_forward(counts, known.toordinal() - start, self.on(known, known), self.parties)
        return counts

    def _late_counts(self, day: int, known: int) -> Counts:
        from_, to, known_from, known_to, column = self._late.T
        holds = (from_ <= day) & (day <= to) & (known_from <= known) & (known <= known_to)
        return np.bincount(column[holds], minlength=len(self.parties)).astype(np.int16)


def is_late(spell: Spell) -> bool:
    """Tell whether a row's knowledge began after it was true, or has ended."""
    return spell.known_to is not None or spell.known_from > spell.start


def _rectangle(spell: Spell, column: dict[str, int]) -> tuple[int, int, int, int, int]:
    return (
        spell.start.toordinal(),
        _ordinal(spell.end),
        spell.known_from.toordinal(),
        _ordinal(spell.known_to),
        column[spell.party or "unknown"],
    )


def _ordinal(day: date | None) -> int:
    return _FAR if day is None else day.toordinal()


def _running_sums(spells: Sequence[Spell], column: dict[str, int]) -> tuple[Days, Counts]:
    starts = [(spell.start.toordinal(), column[spell.party or "unknown"], 1) for spell in spells]
    ends = [(spell.end.toordinal() + 1, column[spell.party or "unknown"], -1) for spell in spells if spell.end]
    changes = np.array([*starts, *ends], dtype=np.int64).reshape(-1, 3)
    days = np.unique(np.append(changes[:, 0], 0))
    steps = np.zeros((len(days), len(column)), dtype=np.int16)
    np.add.at(steps, (days.searchsorted(changes[:, 0]), changes[:, 1]), changes[:, 2].astype(np.int16))
    return days, steps.cumsum(axis=0, dtype=np.int16)


def _expand(days: Days, sums: Counts, start: int, stop: int) -> Counts:
    low = days.searchsorted(start, side="right") - 1
    high = days.searchsorted(stop, side="right")
    edges = np.clip(np.append(days[low:high], stop + 1), start, stop + 1)
    return np.repeat(sums[low:high], np.diff(edges), axis=0)


def _add_late(counts: Counts, row: Days, start: int, known: int) -> None:
    from_, to, known_from, known_to, column = (int(cell) for cell in row)
    if known_from <= known <= known_to:
        counts[max(from_ - start, 0) : max(to - start + 1, 0), column] += 1


def _carry_forward(counts: Counts, index: int, last_known: dict[str, int], parties: Sequence[str]) -> None:
    counts[max(index, 0) :] = [last_known.get(party, 0) for party in parties]
