"""Logistic regression with a Gaussian prior by Newton's method, in blocks that stay in the cache."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from whipcount.errors import CountError
from whipcount.forecast.defection.spans import Floats

__all__ = ["Solution", "logistic"]

BLOCK = 8192
STEPS = 60
TOLERANCE = 1e-5
"""The step after which it stops; Newton's method then errs by about the square of it."""

LONGEST = 3.0
SAMPLE = 0.04


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Coefficients of the largest posterior density, their covariance there, and the steps that it took."""

    beta: Floats
    covariance: Floats
    steps: int


def logistic(
    x: Floats,
    y: Floats,
    *,
    precision: Floats | float = 0.0,
    mean: Floats | float = 0.0,
    offset: Floats | None = None,
    weight: Floats | None = None,
) -> Solution:
    """Return the coefficients that fit best.

    Parameters
    ----------
    x : (rows, features), a column of ones included if there is to be an intercept
    y : 0 or 1
    precision, mean : of the Gaussian prior of each coefficient; precision 0 is no prior
    offset : added to the log odds
    weight : of each row

    Raises
    ------
    CountError : it does not settle, as where a feature parts the outcomes without a prior

    Examples
    --------
    >>> x, y = np.ones((4, 1)), np.array([0.0, 0.0, 0.0, 1.0])
    >>> round(float(np.exp(logistic(x, y).beta[0])), 6)
    0.333333
    """
    prior = np.broadcast_to(np.asarray(precision, np.float64), x.shape[1])
    centre = np.broadcast_to(np.asarray(mean, np.float64), x.shape[1])
    rows = _Rows(x, y, np.zeros(len(y)) if offset is None else offset, np.ones(len(y)) if weight is None else weight)
    near = rows.sample()
    start, _, _ = _climb(near, _start(near, centre), prior, centre, 1e-4) if near else (_start(rows, centre), None, 0)
    beta, inverse, steps = _climb(rows, start, prior, centre, TOLERANCE)
    return Solution(beta, inverse, steps)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    x: Floats
    y: Floats
    offset: Floats
    weight: Floats

    def blocks(self) -> Iterator[tuple[Floats, Floats, Floats, Floats]]:
        for first in range(0, len(self.y), BLOCK):
            here = slice(first, first + BLOCK)
            yield self.x[here], self.y[here], self.offset[here], self.weight[here]

    def sample(self) -> _Rows | None:
        """Return every event and every 25th other row weighted up: a start so near that few full steps remain."""
        every = round(1 / SAMPLE)
        events = np.flatnonzero(self.y > 0)
        if len(self.y) < every * BLOCK or len(events) > SAMPLE * len(self.y):
            return None
        others = np.flatnonzero(self.y <= 0)[::every]
        at = np.concatenate([events, others])
        weight = np.concatenate([self.weight[events], self.weight[others] * every])
        return _Rows(self.x[at], self.y[at], self.offset[at], weight)


def _start(rows: _Rows, centre: Floats) -> Floats:
    """Return the prior's mean with the intercept that fits the share of events, if there is an intercept."""
    beta = np.array(centre, np.float64)
    ones = np.flatnonzero((rows.x[:BLOCK] == 1).all(0))
    if len(ones):
        events = float(rows.weight @ rows.y)
        expected = float(rows.weight @ np.exp(np.minimum(rows.offset, 0.0)))
        beta[ones[0]] = np.log(max(events, 0.5) / max(expected - events, 0.5))
    return beta


def _climb(rows: _Rows, beta: Floats, prior: Floats, centre: Floats, tolerance: float) -> tuple[Floats, Floats, int]:
    for step in range(1, STEPS + 1):
        gradient, curvature = _sums(rows, beta)
        gradient -= prior * (beta - centre)
        curvature[np.diag_indices_from(curvature)] += prior
        try:
            move = np.linalg.solve(curvature, gradient)
        except np.linalg.LinAlgError:
            break
        size = float(np.abs(move).max())
        beta = beta + move * min(1.0, LONGEST / size if size else 1.0)
        if size < tolerance:
            return beta, np.asarray(np.linalg.inv(curvature), np.float64), step
        if not np.isfinite(size):
            break
    raise CountError(
        f"The fit did not settle in {STEPS} steps: a feature may part those who left from all others; "
        "give it a prior or leave it out."
    )


def _sums(rows: _Rows, beta: Floats) -> tuple[Floats, Floats]:
    """Return the gradient and the curvature of the log likelihood."""
    n = len(beta)
    gradient, curvature = np.zeros(n), np.zeros((n, n))
    for x, y, offset, weight in rows.blocks():
        chance = 1 / (1 + np.exp(-(x @ beta + offset)))
        gradient += (weight * (y - chance)) @ x
        scaled = x * np.sqrt(weight * chance * (1 - chance))[:, None]
        curvature += scaled.T @ scaled
    return gradient, curvature
