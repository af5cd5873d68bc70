"""A regression with groups and heavy tails: closed form but for the weights of the rows, which settle by turns.

``z = A b + rest``, where ``b`` has a normal prior and each rest a Student's t with :data:`FREEDOM` degrees. A t is a
normal whose precision is itself drawn; the normal part and the precisions are fitted in turn (variational Bayes), for
many spreads at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from whipcount.errors import ModelError
from whipcount.forecast.chances import Floats

__all__ = ["FREEDOM", "Posterior", "precisions", "settle", "solve"]

FREEDOM = 4.0
"""Degrees of freedom of the rests: contests that are nothing like the others happen."""

_TURNS = 500
_SETTLED = 1e-5


@dataclass(frozen=True, slots=True)
class Posterior:
    """The effects given the weights of the rows, for each of many spreads.

    Attributes
    ----------
    means : (n_spreads, n_effects)
    covariances : (n_spreads, n_effects, n_effects)
    """

    means: Floats
    covariances: Floats


def solve(design: Floats, logits: Floats, own: Floats, prior_means: Floats, prior_precisions: Floats) -> Posterior:
    """Return the normal distribution of the effects.

    Parameters
    ----------
    design : (n_rows, n_effects)
    logits : (n_rows,)
    own : (n_spreads, n_rows) precision of each row
    prior_means : (n_effects,)
    prior_precisions : (n_spreads, n_effects)
    """
    weighted = own[:, :, None] * design
    precision = design.T @ weighted
    at = np.arange(design.shape[1])
    precision[:, at, at] += prior_precisions
    covariances = np.asarray(np.linalg.inv(precision), np.float64)
    pull = np.swapaxes(weighted, 1, 2) @ logits + prior_precisions * prior_means
    return Posterior((covariances @ pull[:, :, None])[:, :, 0], covariances)


def settle(
    design: Floats, logits: Floats, scales: Floats, prior_means: Floats, prior_precisions: Floats
) -> tuple[Floats, Floats]:
    """Return the weights of the rows and the log evidence, for each of many spreads.

    Parameters
    ----------
    scales : (n_spreads, n_rows) squared scale of each rest

    Raises
    ------
    ModelError : the weights do not settle
    """
    weights = np.ones_like(scales)
    for _ in range(_TURNS):
        found = solve(design, logits, weights / scales, prior_means, prior_precisions)
        squares = _squares(design, logits, found)
        new = (FREEDOM + 1) / (FREEDOM + squares / scales)
        moved = float(np.abs(new - weights).max())
        weights = new
        if moved < _SETTLED:
            return weights, _evidence(found, squares, scales, prior_means, prior_precisions)
    raise ModelError(
        f"The ballot model did not converge: after {_TURNS} turns the weight of a contest still moves by {moved:.1g}."
    )


def precisions(points: int) -> Floats:
    """Return equally likely precisions that stand for the distribution of a rest's, mean one.

    Its shape is half of :data:`FREEDOM`, two, whose distribution function is closed.
    """
    at = np.linspace(0.0, 20.0, 200_001)
    up_to = 1 - (1 + FREEDOM / 2 * at) * np.exp(-FREEDOM / 2 * at)
    return np.interp((np.arange(points) + 0.5) / points, up_to, at)


def _squares(design: Floats, logits: Floats, found: Posterior) -> Floats:
    """Return the expected squared rest of each row."""
    rests = logits - found.means @ design.T
    return np.asarray(rests**2 + ((design @ found.covariances) * design).sum(axis=2), np.float64)


def _evidence(found: Posterior, squares: Floats, scales: Floats, means: Floats, precision: Floats) -> Floats:
    """Return the bound on the log likelihood of the spreads, less what is the same for all."""
    rows = -0.5 * np.log(scales) - (FREEDOM + 1) / 2 * np.log1p(squares / (FREEDOM * scales))
    at = np.arange(means.shape[0])
    spread = precision * (found.covariances[:, at, at] + (found.means - means) ** 2)
    away = 0.5 * (spread - np.log(precision)).sum(axis=1) - 0.5 * np.linalg.slogdet(found.covariances)[1]
    return np.asarray(rows.sum(axis=1) - away, np.float64)
