"""Expected against observed counts: how many of many unequal chances come true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from whipcount.errors import InputError

__all__ = ["Expected", "count_distribution", "expected_count", "range_of", "scattered_distribution", "together"]

_FAR = 14.0
_FLOOR = 60
_SMALLEST = 32.0
_TRIMMED = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Expected:
    """A count as forecast beside the count that came.

    Attributes
    ----------
    expected : sum of the probabilities
    observed : how many happened
    range95, range99 : lowest and highest count of the central share of the distribution
    """

    expected: float
    observed: int
    range95: tuple[int, int]
    range99: tuple[int, int]

    @property
    def is_inside(self) -> bool:
        """Whether the count that came lies in the 95% range."""
        return self.range95[0] <= self.observed <= self.range95[1]


def count_distribution(probabilities: ArrayLike) -> Floats:
    """Return the chance of each count of independent events: the Poisson binomial distribution.

    Exact up to rounding; counts more than 14 standard deviations and 60 above the mean are left out, their chance
    is below 1e-30.

    Parameters
    ----------
    probabilities : each in [0, 1]

    Returns
    -------
    chance of 0, 1, 2 … events

    Raises
    ------
    InputError : a probability lies outside

    Examples
    --------
    >>> count_distribution([0.5, 0.5]).tolist()
    [0.25, 0.5, 0.25]
    """
    p = np.asarray(probabilities, np.float64)
    if not ((p >= 0) & (p <= 1)).all():
        raise InputError("A probability to count with lies outside 0 to 1; mend the forecasts.")
    most = min(len(p), int(p.sum() + _FAR * sqrt(float((p * (1 - p)).sum())) + _FLOOR))
    chance = np.zeros(most + 1)
    chance[0], top = 1.0, 0
    for one in p.tolist():
        top = min(top + 1, most)
        chance[1 : top + 1] = chance[1 : top + 1] * (1 - one) + chance[:top] * one
        chance[0] *= 1 - one
    return chance


def scattered_distribution(mean: float, size: float) -> Floats:
    """Return the chance of each count where events come together: negative binomial, variance ``mean + mean²/size``.

    Parameters
    ----------
    mean : above 0
    size : above 0; the larger, the less scatter

    Examples
    --------
    >>> chance = scattered_distribution(3.0, 2.0)
    >>> round(float((chance * range(len(chance))).sum()), 9)
    3.0
    """
    if mean <= 0 or size <= 0:
        raise InputError(f"A count with mean {mean} and size {size} has no distribution; both are above 0.")
    share, sd = mean / (mean + size), sqrt(mean + mean**2 / size)
    # Far out each count is ``share`` times as likely as the one before it.
    n = np.arange(1, int(mean + _FAR * sd + _FLOOR - _SMALLEST / log(share)))
    steps = np.log((n - 1 + size) / n) + log(share)
    found: Floats = np.exp(size * log(1 - share) + np.concatenate([[0.0], np.cumsum(steps)]))
    return found


def together(chances: Sequence[Floats]) -> Floats:
    """Return the chance of each count of several kinds of events at once, which do not sway each other.

    Examples
    --------
    >>> together([np.array([0.5, 0.5]), np.array([0.5, 0.5])]).tolist()
    [0.25, 0.5, 0.25]
    """
    found = np.ones(1)
    for chance in chances:
        found = np.convolve(found, chance[: np.searchsorted(np.cumsum(chance), 1 - _TRIMMED) + 1])
    return found


def range_of(chance: Floats, inside: float = 0.95) -> tuple[int, int]:
    """Return the lowest and highest count of the central share of a distribution; each tail left out is at most half.

    Examples
    --------
    >>> range_of(count_distribution([0.5] * 10))
    (2, 8)
    """
    below, tail = np.cumsum(chance), (1 - inside) / 2
    low = int(np.searchsorted(below, tail, side="right"))
    high = int(np.searchsorted(below, 1 - tail, side="left"))
    return low, min(high, len(chance) - 1)


def expected_count(probabilities: ArrayLike, outcomes: ArrayLike, chance: Floats | None = None) -> Expected:
    """Return the expected and the observed count with the 95 and 99% ranges.

    Parameters
    ----------
    probabilities, outcomes : as many of each; in [0, 1], and 0 or 1
    chance : of each count, where events come together; None for independent events, counted exactly

    Examples
    --------
    >>> found = expected_count([0.1] * 100, [1] * 12 + [0] * 88)
    >>> round(found.expected, 9), found.observed, found.range95, found.is_inside
    (10.0, 12, (5, 16), True)
    """
    p, y = np.asarray(probabilities, np.float64), np.asarray(outcomes, np.float64)
    counts = count_distribution(p) if chance is None else chance
    return Expected(float(p.sum()), int(y.sum()), range_of(counts, 0.95), range_of(counts, 0.99))
