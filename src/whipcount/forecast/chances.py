"""Distributions over whole numbers: tables of chances for 0, 1, 2 …, added up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from whipcount.forecast.record import TOLD

__all__ = ["Floats", "binomial", "interval", "quantiles", "sum_of", "weights_of"]

Floats = NDArray[np.float64]


def binomial(successes: ArrayLike, trials: ArrayLike, chances: ArrayLike) -> Floats:
    """Return the binomial chances of ``successes`` in ``trials``; the three broadcast, 0 < chance < 1.

    Examples
    --------
    >>> binomial(1, 2, 0.5).round(12).item()
    0.5
    """
    k, n = np.asarray(successes, np.int64), np.asarray(trials, np.int64)
    k, n = np.broadcast_arrays(k, n)
    inside = (k >= 0) & (k <= n)
    safe = np.where(inside, k, 0)
    table = _log_factorials(int(n.max(initial=0)))
    at = np.asarray(chances, np.float64)
    ways = table[n] - table[safe] - table[n - safe]
    logs = ways + safe * np.log(at) + (n - safe) * np.log1p(-at)
    return np.where(inside, np.exp(logs), 0.0)


def sum_of(tables: Sequence[Floats]) -> Floats:
    """Return the table of the sum of independent numbers.

    Examples
    --------
    >>> sum_of([np.array([0.5, 0.5]), np.array([0.5, 0.5])])
    array([0.25, 0.5 , 0.25])
    """
    parts = [np.asarray(table, np.float64) for table in tables] or [np.ones(1)]
    while len(parts) > 1:
        pairs = [np.convolve(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
        parts = pairs + parts[len(pairs) * 2 :]
    return parts[0]


def quantiles(table: Floats) -> dict[float, float]:
    """Return, for each share of :data:`TOLD`, the least number that has at least that share at or below it.

    Examples
    --------
    >>> quantiles(np.array([0.2, 0.6, 0.2]))[0.5]
    1.0
    """
    up_to = np.cumsum(table) / table.sum()
    return {share: float(np.searchsorted(up_to, share - 1e-12)) for share in TOLD}


def interval(found: dict[float, float], inside: float = 0.8) -> tuple[float, float]:
    """Return the ends of the middle part of a distribution.

    Examples
    --------
    >>> interval({0.1: 3.0, 0.9: 8.0})
    (3.0, 8.0)
    """
    low = round((1 - inside) / 2, 3)
    return found[low], found[round(1 - low, 3)]


def weights_of(logs: Floats) -> Floats:
    """Return weights that add up to 1 from their logarithms."""
    raw = np.exp(logs - logs.max())
    return np.asarray(raw / raw.sum(), np.float64)


@cache
def _log_factorials(largest: int) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, largest + 1, dtype=np.float64)))])
