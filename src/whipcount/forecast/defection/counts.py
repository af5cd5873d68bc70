"""How many leave in all: counts that scatter more than chance alone, because members leave together.

A count is Poisson around a mean that is itself gamma: negative binomial. Its size ``k`` says how much the mean varies
between Parliaments; 1 is a standard deviation as large as the mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, lgamma, log

__all__ = ["SIZES", "count_range", "size_of"]

SIZES = tuple(0.1 * 1.15**n for n in range(50))
"""The sizes that are tried, 0.1 to about 94."""

_MIDDLE, _SPREAD = 1.0, 1.5


def size_of(observed: Sequence[float], expected: Sequence[float]) -> float:
    """Return the size that makes the counts most likely, with a wide log-normal prior about 1.

    Examples
    --------
    >>> size_of([29, 0, 1, 13], [10.8, 10.8, 10.8, 10.8]) < 1
    True
    """

    def density(size: float) -> float:
        prior = -0.5 * ((log(size) - log(_MIDDLE)) / _SPREAD) ** 2
        return prior + sum(_log_chance(round(n), mean, size) for n, mean in zip(observed, expected, strict=True))

    return max(SIZES, key=density)


def count_range(mean: float, size: float, inside: float = 0.95) -> tuple[int, int]:
    """Return the lowest and highest count of the central share of the distribution.

    Examples
    --------
    >>> count_range(10.0, 1e6)
    (4, 17)
    """
    tail, total, n = (1 - inside) / 2, 0.0, 0
    low = None
    while True:
        total += exp(_log_chance(n, mean, size))
        if low is None and total > tail:
            low = n
        if total >= 1 - tail or n > 100 * (mean + 10):
            return low or 0, n
        n += 1


def _log_chance(n: int, mean: float, size: float) -> float:
    if mean <= 0:
        return 0.0 if n == 0 else float("-inf")
    share = mean / (mean + size)
    return lgamma(n + size) - lgamma(size) - lgamma(n + 1) + n * log(share) + size * log(1 - share)
