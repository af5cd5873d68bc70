"""Calibration: does what is given 20% happen one time in five?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["EDGES", "Bin", "Line", "calibration_line", "reliability"]

EDGES = (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.997, 0.999, 1.0)
"""Bounds of the bins; narrow at both ends, where forecasts of rare events lie."""

_STEPS, _CLOSE = 100, 1e-10
_FURTHEST = 50.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of like probability beside what happened.

    Attributes
    ----------
    low, high : bounds, the upper one outside except for the last
    n : how many forecasts
    forecast, observed : mean probability, and share that happened
    """

    low: float
    high: float
    n: int
    forecast: float
    observed: float


@dataclass(frozen=True, slots=True)
class Line:
    """Log odds of what happens = intercept + slope × log odds forecast; 0 and 1 are best.

    A slope below 1 says that the forecasts are too extreme, above 1 that they are too timid.
    """

    intercept: float
    slope: float


def reliability(probabilities: ArrayLike, outcomes: ArrayLike, edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """Return the bins that hold any forecast, by probability.

    Parameters
    ----------
    probabilities, outcomes : as many of each; in [0, 1], and 0 or 1
    edges : increasing, from 0 to 1

    Examples
    --------
    >>> [(one.n, one.observed) for one in reliability([0.2, 0.25, 0.95], [0, 1, 1])]
    [(2, 0.5), (1, 1.0)]
    """
    p, y = np.asarray(probabilities, np.float64), np.asarray(outcomes, np.float64)
    place = np.clip(np.searchsorted(edges, p, side="right") - 1, 0, len(edges) - 2)
    held = [(at, place == at) for at in np.unique(place)]
    return tuple(
        Bin(edges[at], edges[at + 1], int(rows.sum()), float(p[rows].mean()), float(y[rows].mean()))
        for at, rows in held
    )


def calibration_line(probabilities: ArrayLike, outcomes: ArrayLike) -> Line | None:
    """Return intercept and slope of a logistic regression of the outcomes on the log odds that were forecast.

    Parameters
    ----------
    probabilities, outcomes : as many of each; in (0, 1), and 0 or 1

    Returns
    -------
    None where no line is defined: all happened or none did, the forecasts are all alike, one is 0 or 1, or they part
    what happened from what did not

    Examples
    --------
    >>> found = calibration_line([0.2] * 5 + [0.8] * 5, [1, 0, 0, 0, 0, 1, 1, 1, 1, 0])
    >>> round(found.intercept, 6) + 0.0, round(found.slope, 6)
    (0.0, 1.0)
    """
    p, y = np.asarray(probabilities, np.float64), np.asarray(outcomes, np.float64)
    if not len(p) or y.min() == y.max() or p.min() == p.max() or p.min() <= 0 or p.max() >= 1:
        return None
    x = np.column_stack([np.ones_like(p), np.log(p / (1 - p))])
    beta = np.array([0.0, 1.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ beta, -_FURTHEST, _FURTHEST)))
        weight = chance * (1 - chance)
        information = x.T @ (x * weight[:, None])
        if np.linalg.cond(information) > 1e14:
            return None
        step = np.linalg.solve(information, x.T @ (y - chance))
        beta = beta + step
        if np.abs(step).max() < _CLOSE:
            return Line(float(beta[0]), float(beta[1]))
    return None
