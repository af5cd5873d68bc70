"""Scores of forecasts of a number that are given as quantiles: pinball loss, CRPS, coverage and width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import InputError
from whipcount.forecast.record import OUTER, QUANTILES

__all__ = ["CENTRAL", "WIDEST", "Coverage", "coverage", "crps", "pinball"]

CENTRAL = {0.5: (0.25, 0.75), 0.8: (0.10, 0.90), 0.9: (0.05, 0.95)}
"""Share of the distribution -> the two quantiles that bound it."""

WIDEST = 0.95
"""The share between :data:`whipcount.forecast.record.OUTER`."""

Floats = NDArray[np.float64]
Quantiles = Mapping[float, float]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often a central interval held the number that came.

    Attributes
    ----------
    meant : the share that it is made to hold
    held, n : in how many of how many
    width : the median width
    """

    meant: float
    held: int
    n: int
    width: float

    @property
    def share(self) -> float:
        """Share of the numbers that were inside."""
        return self.held / self.n


def pinball(quantiles: Sequence[Quantiles], outcomes: Sequence[float]) -> Floats:
    """Return the mean pinball loss of each quantile of :data:`whipcount.forecast.record.QUANTILES`; 0 is best.

    Parameters
    ----------
    quantiles : of each forecast, all seven at least
    outcomes : the number that came, as many

    Raises
    ------
    InputError : none, of unequal number, or a quantile is missing or below a lower one

    Examples
    --------
    >>> bool(pinball([dict.fromkeys(QUANTILES, 3.0)], [3.0]).sum() == 0)
    True
    """
    q, y = _table(quantiles, outcomes)
    short = y[:, None] - q
    share = np.array(QUANTILES)
    loss: Floats = np.maximum(share * short, (share - 1) * short).mean(axis=0)
    return loss


def crps(quantiles: Sequence[Quantiles], outcomes: Sequence[float]) -> float:
    """Return the continuous ranked probability score as the quantiles give it: twice the mean pinball loss.

    Examples
    --------
    >>> crps([dict.fromkeys(QUANTILES, 3.0)], [5.0])
    2.0
    """
    return float(2 * pinball(quantiles, outcomes).mean())


def coverage(quantiles: Sequence[Quantiles], outcomes: Sequence[float]) -> tuple[Coverage, ...]:
    """Return how often the central 50, 80 and 90% intervals, bounds included, held the number that came.

    The 95% interval is told too where every forecast has its bounds.

    Examples
    --------
    >>> [one.held for one in coverage([{q: 100 * q for q in QUANTILES}], [12.0])]
    [0, 1, 1]
    """
    q, y = _table(quantiles, outcomes)
    column = {share: q[:, n] for n, share in enumerate(QUANTILES)}
    spans = dict(CENTRAL)
    if all(share in one for one in quantiles for share in OUTER):
        column |= {share: np.array([one[share] for one in quantiles], np.float64) for share in OUTER}
        spans[WIDEST] = OUTER
    found = []
    for meant, (low, high) in spans.items():
        held = (column[low] <= y) & (y <= column[high])
        found.append(Coverage(meant, int(held.sum()), len(y), float(np.median(column[high] - column[low]))))
    return tuple(found)


def _table(quantiles: Sequence[Quantiles], outcomes: Sequence[float]) -> tuple[Floats, Floats]:
    if len(quantiles) != len(outcomes) or not outcomes:
        raise InputError(f"{len(quantiles)} forecasts and {len(outcomes)} outcomes cannot be scored; give as many.")
    if any(share not in one for one in quantiles for share in QUANTILES):
        raise InputError(f"A forecast of a number lacks a quantile; give {', '.join(map(str, QUANTILES))}.")
    q = np.array([[one[share] for share in QUANTILES] for one in quantiles], np.float64)
    if (np.diff(q, axis=1) < 0).any():
        raise InputError("A higher quantile lies below a lower one; mend the forecasts.")
    return q, np.array(outcomes, np.float64)
