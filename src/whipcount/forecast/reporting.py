"""The share of something hidden that is told in public: a beta prior, its mean and spread learnt from past cases.

One case tells ``told`` of ``total``. Its share is drawn from a beta distribution that all cases have in common; how
high and how even the shares are is averaged over a grid, so that few cases give a wide answer. Shares stand at 100
points, which makes every sum exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import InputError, ModelError
from whipcount.forecast.chances import Floats, binomial, weights_of

__all__ = ["SHARES", "Reporting", "Told", "few_first", "reporting"]

SHARES = (np.arange(100) + 0.5) / 100
"""The shares that can be."""

_MEANS = (np.arange(20) + 0.5) / 20
_EVENNESS = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 32.0])


@dataclass(frozen=True, slots=True)
class Told:
    """One past case.

    Attributes
    ----------
    told : how many were told of in public
    low, high : how many there were: the same number twice where it is known, else the ends of what it can be
    """

    told: int
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.told < 0 or self.low > self.high or self.told > self.high:
            raise InputError(
                f"{self.told} told of {self.low} to {self.high} cannot be; no more are told than there are."
            )


@dataclass(frozen=True, slots=True)
class Reporting:
    """How likely each share is in a new case.

    Attributes
    ----------
    weights : one for each of :data:`SHARES`, adding up to 1
    cases : how many it was learnt from
    """

    weights: tuple[float, ...]
    cases: int

    @property
    def mean(self) -> float:
        """The share to be expected."""
        return float(np.dot(self.weights, SHARES))

    def likelihood(self, told: int, most_told: int, totals: NDArray[np.int64]) -> Floats:
        """Return (n_totals, n_shares): the chance that between ``told`` and ``most_told`` are told of each total."""
        found = np.zeros((len(totals), len(SHARES)))
        for number in range(told, most_told + 1):
            found += binomial(number, totals[:, None], SHARES[None, :])
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"weights": list(self.weights), "cases": self.cases}

    @classmethod
    def from_dict(cls, body: dict[str, Any]) -> Reporting:
        """Return what :meth:`to_dict` wrote.

        Raises
        ------
        ModelError : it has another number of shares
        """
        weights = tuple(float(weight) for weight in body["weights"])
        if len(weights) != len(SHARES):
            raise ModelError(f"A fit with {len(weights)} shares does not fit this version, which has {len(SHARES)}.")
        return cls(weights, int(body["cases"]))


def reporting(cases: Sequence[Told]) -> Reporting:
    """Learn how likely each share is.

    Examples
    --------
    >>> few, many = reporting([Told(5, 25, 25)]), reporting([Told(5, 25, 25)] * 20)
    >>> few.mean > many.mean > 0.2
    True
    """
    shapes = _shapes()
    logs = np.zeros(len(shapes))
    for case in cases:
        logs += np.log(shapes @ _likelihood(case))
    weights = weights_of(logs) @ shapes
    return Reporting(tuple(float(f"{weight:.6g}") for weight in weights / weights.sum()), len(cases))


def few_first(totals: NDArray[np.int64]) -> Floats:
    """Return how likely each total is before anything is told: each doubling as likely as the next.

    Examples
    --------
    >>> few_first(np.array([0, 1])).round(3).tolist()
    [0.667, 0.333]
    """
    raw = 1 / (totals + 1.0)
    return np.asarray(raw / raw.sum(), np.float64)


def _shapes() -> Floats:
    """Return (mean and evenness, share): a beta distribution in each row."""
    mean = np.repeat(_MEANS, len(_EVENNESS))[:, None]
    even = np.tile(_EVENNESS, len(_MEANS))[:, None]
    logs = (mean * even - 1) * np.log(SHARES) + ((1 - mean) * even - 1) * np.log1p(-SHARES)
    raw = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(raw / raw.sum(axis=1, keepdims=True), np.float64)


def _likelihood(case: Told) -> Floats:
    totals = np.arange(max(case.low, case.told), case.high + 1)
    chances = binomial(case.told, totals[:, None], SHARES[None, :])
    weights = few_first(totals)
    return np.asarray(weights @ chances + np.finfo(np.float64).tiny, np.float64)
