"""How sure a share of few votes is."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["LEVEL", "wilson", "wilson_bounds"]

LEVEL = 0.9
_Z = 1.6448536269514722  # the normal quantile that leaves 5% above it

Floats = npt.NDArray[np.float64]


def wilson(k: int, n: int) -> tuple[float, float] | None:
    """Return the 90% interval of a share of k in n; None for no vote at all.

    Examples
    --------
    >>> [round(bound, 3) for bound in wilson(9, 10)], wilson(0, 0)
    ([0.652, 0.977], None)

    References
    ----------
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
    """
    if n == 0:
        return None
    low, high = wilson_bounds(np.array([k]), np.array([n]))
    return float(low[0]), float(high[0])


def wilson_bounds(k: npt.NDArray[Any], n: npt.NDArray[Any]) -> tuple[Floats, Floats]:
    """Return the 90% intervals of shares of k in n; 0 to 1 where n is 0: nothing is known."""
    trials = np.maximum(n, 1).astype(np.float64)
    share = k / trials
    middle = share + _Z**2 / (2 * trials)
    half = _Z * np.sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2))
    scale = 1 + _Z**2 / trials
    none = n == 0
    low = np.where(none | (k == 0), 0.0, (middle - half) / scale)
    high = np.where(none | (k == n), 1.0, (middle + half) / scale)
    return low, high
