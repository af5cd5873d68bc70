"""Scores of probabilities: how far off they were, how well they rank, how much better than a base rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from whipcount.errors import InputError

__all__ = ["auc", "brier", "log_score", "recall_at", "skill"]

Floats = NDArray[np.float64]


def brier(probabilities: ArrayLike, outcomes: ArrayLike) -> float:
    """Return the mean squared distance between probability and outcome; 0 is best.

    Parameters
    ----------
    probabilities : each in [0, 1]
    outcomes : each 0 or 1

    Raises
    ------
    InputError : none, of unequal number, or out of these bounds

    Examples
    --------
    >>> round(brier([0.9, 0.2], [1, 0]), 3)
    0.025
    """
    p, y = _pair(probabilities, outcomes)
    return float(np.mean((p - y) ** 2))


def log_score(probabilities: ArrayLike, outcomes: ArrayLike) -> float:
    """Return the mean of minus the logarithm of the probability that was given to what happened; 0 is best.

    A probability of 0 given to what happened costs infinitely much, as it should.

    Raises
    ------
    InputError : as in :func:`brier`

    Examples
    --------
    >>> round(log_score([0.5, 0.5], [1, 0]), 4)
    0.6931
    """
    p, y = _pair(probabilities, outcomes)
    with np.errstate(divide="ignore"):
        return float(-np.mean(np.log(np.where(y == 1, p, 1 - p))))


def skill(score: float, base: float) -> float | None:
    """Return the share of the base rate's score that is saved: 1 is perfect, below 0 worse than the base rate.

    Examples
    --------
    >>> skill(0.05, 0.2), skill(0.1, 0.0)
    (0.75, None)
    """
    return None if base == 0 else 1 - score / base


def auc(probabilities: ArrayLike, outcomes: ArrayLike) -> float | None:
    """Return the chance that one which happened was given more than one which did not, ties counting half.

    Returns
    -------
    0 to 1; None where all happened or none did

    Raises
    ------
    InputError : as in :func:`brier`

    Examples
    --------
    >>> auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])
    0.75
    """
    p, y = _pair(probabilities, outcomes)
    n_yes = int(y.sum())
    n_no = len(y) - n_yes
    if not n_yes or not n_no:
        return None
    above = float(_mid_ranks(p)[y == 1].sum()) - n_yes * (n_yes + 1) / 2
    return above / (n_yes * n_no)


def recall_at(
    k: int, probabilities: ArrayLike, outcomes: ArrayLike, groups: Sequence[Any] | None = None
) -> float | None:
    """Return the share of what happened that stood among the ``k`` likeliest of its group.

    Ties at the edge count by the share of them that fits, so that the order of the rows plays no part.

    Parameters
    ----------
    k : how many of each group, at least 1
    groups : label of the list that each row stands in, such as its day; None for one list

    Returns
    -------
    0 to 1; None where nothing happened

    Examples
    --------
    >>> recall_at(1, [0.9, 0.1, 0.2, 0.3], [1, 0, 1, 0], ["a", "a", "b", "b"])
    0.5
    """
    if k < 1:
        raise InputError(f"The top {k} of a list cannot be taken; k is at least 1.")
    p, y = _pair(probabilities, outcomes)
    if not y.any():
        return None
    _, label = np.unique(np.zeros(len(p)) if groups is None else np.asarray(groups), return_inverse=True)
    hits = sum(_hits(k, p[label == one], y[label == one]) for one in np.unique(label[y == 1]))
    return float(hits / y.sum())


def _hits(k: int, p: Floats, y: Floats) -> float:
    if len(p) <= k:
        return float(y.sum())
    edge = np.partition(p, -k)[-k]
    above, tied = p > edge, p == edge
    share = (k - int(above.sum())) / int(tied.sum())
    return float(y[above].sum() + share * y[tied].sum())


def _mid_ranks(values: Floats) -> Floats:
    _, label, n = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(n)
    ranks: Floats = (last - (n - 1) / 2)[label]
    return ranks


def _pair(probabilities: ArrayLike, outcomes: ArrayLike) -> tuple[Floats, Floats]:
    p, y = np.asarray(probabilities, np.float64), np.asarray(outcomes, np.float64)
    if p.shape != y.shape or p.ndim != 1 or not len(p):
        raise InputError(f"{p.size} probabilities and {y.size} outcomes cannot be scored; give as many of each.")
    if not ((p >= 0) & (p <= 1)).all():
        raise InputError("A probability to score lies outside 0 to 1; mend the forecasts.")
    if not ((y == 0) | (y == 1)).all():
        raise InputError("An outcome to score is neither 0 nor 1; only what has resolved can be scored.")
    return p, y
