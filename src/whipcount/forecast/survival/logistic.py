"""Weighted logistic regression with a normal prior on each coefficient, to convergence or not at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import ModelError

__all__ = ["Floats", "logistic", "sigmoid"]

Floats = NDArray[np.float64]

MOST_STEPS = 100
SMALL = 1e-8


def sigmoid(logit: Floats) -> Floats:
    """Return the probability of a log odds."""
    return 1.0 / (1.0 + np.exp(-np.clip(logit, -500.0, 500.0)))


def logistic(x: Floats, y: Floats, weight: Floats, mean: Floats, sd: Floats) -> Floats:
    """Return the most probable coefficients, by Newton's steps halved where they would climb down.

    Parameters
    ----------
    x : (n_rows, n_features)
    y : (n_rows,) 0 or 1
    weight : (n_rows,) how many rows each counts for
    mean, sd : (n_features,) the normal prior

    Raises
    ------
    ModelError : a value is not a number, or the gradient is not nought after a hundred steps
    """
    if not np.all(np.isfinite(x)):
        raise ModelError("A row that the survival model is to be fitted on is not a number; look for it there.")
    beta = mean.copy()
    for _ in range(MOST_STEPS):
        p = sigmoid(x @ beta)
        gradient = x.T @ (weight * (y - p)) - (beta - mean) / sd**2
        if float(np.max(np.abs(gradient))) < SMALL:
            return beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(1 / sd**2)
        beta = _step(beta, np.asarray(np.linalg.solve(hessian, gradient), np.float64), (x, y, weight, mean, sd))
    raise ModelError(
        f"The fit of the survival model has not converged after {MOST_STEPS} steps; "
        f"the steepest slope is {float(np.max(np.abs(gradient))):.2g}, {SMALL:g} is asked."
    )


def _step(beta: Floats, step: Floats, data: tuple[Floats, Floats, Floats, Floats, Floats]) -> Floats:
    """Return the coefficients after the longest of the halved steps that does not lower the posterior."""
    before = _posterior(beta, *data)
    size = 1.0
    while size > 1e-6 and not _posterior(beta + size * step, *data) >= before - 1e-12 * abs(before):
        size /= 2
    return beta + size * step


def _posterior(beta: Floats, x: Floats, y: Floats, weight: Floats, mean: Floats, sd: Floats) -> float:
    logit = x @ beta
    likelihood = weight @ (y * logit - np.logaddexp(0.0, logit))
    return float(likelihood - 0.5 * np.sum(((beta - mean) / sd) ** 2))
