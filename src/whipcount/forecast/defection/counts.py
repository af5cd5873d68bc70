"""How many leave in all: counts that scatter more than chance alone, because members leave together.

A count is Poisson around a mean that is itself gamma, so negative binomial; its size says how little the mean varies
from one Parliament to the next (1: a standard deviation as large as the mean). The size is not known either: every one
counts by how well it fits the Parliaments seen so far, so that both are integrated out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log

import numpy as np

from whipcount.forecast.expected import Floats, range_of, scattered_distribution

__all__ = ["SIZES", "count_chances", "count_range", "size_weights"]

SIZES = tuple(0.1 * 1.25**n for n in range(32))
"""The sizes that are tried, 0.1 to about 100."""

_MIDDLE, _SPREAD = 1.0, 1.5


def size_weights(seen: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Return the weight of each of ``SIZES``: a wide log-normal prior about 1, and the counts seen.

    Parameters
    ----------
    seen : observed and expected count of each Parliament

    Examples
    --------
    >>> weights = size_weights([(29, 10.8), (0, 10.8), (1, 10.8), (13, 10.8)])
    >>> SIZES[weights.index(max(weights))] < 1
    True
    """
    logs = [
        -0.5 * ((log(size) - log(_MIDDLE)) / _SPREAD) ** 2
        + sum(_log_chance(round(observed), expected, size) for observed, expected in seen)
        for size in SIZES
    ]
    most = max(logs)
    total = sum(exp(value - most) for value in logs)
    return tuple(exp(value - most) / total for value in logs)


def count_chances(mean: float, weights: Sequence[float]) -> Floats:
    """Return the chance of each count with a mean, every size by its weight."""
    if mean <= 0:
        return np.ones(1)
    parts = [w * scattered_distribution(mean, size) for w, size in zip(weights, SIZES, strict=True) if w > 0]
    found = np.zeros(max(map(len, parts)))
    for part in parts:
        found[: len(part)] += part
    return found


def count_range(mean: float, weights: Sequence[float], inside: float = 0.95) -> tuple[int, int]:
    """Return the lowest and highest count of the central share of the distribution.

    Examples
    --------
    >>> count_range(10.0, (*[0.0] * 31, 1.0))
    (4, 17)
    """
    return range_of(count_chances(mean, weights), inside)


def _log_chance(n: int, mean: float, size: float) -> float:
    if mean <= 0:
        return 0.0 if n == 0 else float("-inf")
    share = mean / (mean + size)
    return lgamma(n + size) - lgamma(size) - lgamma(n + 1) + n * log(share) + size * log(1 - share)
