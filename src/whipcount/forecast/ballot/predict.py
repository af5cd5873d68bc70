"""The chance of every number of votes against a leader, before the ballot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from whipcount.errors import InputError
from whipcount.forecast.ballot.design import design
from whipcount.forecast.ballot.fit import LEAST, Fit, layout, row_scales
from whipcount.forecast.ballot.regression import precisions, solve
from whipcount.forecast.ballot.row import Row
from whipcount.forecast.chances import Floats, binomial, quantiles
from whipcount.forecast.reporting import SHARES

__all__ = ["COUNTLESS", "LogOdds", "Outlook", "in_favour", "log_odds", "outlook", "share_quantiles"]

COUNTLESS = 1000
"""An electorate above this, or of unknown size, is counted in thousandths."""

_STEPS = 401
_DEVIATIONS = 6
_PRECISIONS = 25
_NEGLIGIBLE = 1e-5


@dataclass(frozen=True, slots=True)
class LogOdds:
    """The log odds of a vote against: a mixture of normal distributions, and what each effect adds on average."""

    means: Floats
    deviations: Floats
    weights: Floats
    effects: Floats

    @property
    def mean(self) -> float:
        """The mean over the grid."""
        return float(self.weights @ self.means)

    @property
    def deviation(self) -> float:
        """The standard deviation over the grid."""
        second = self.weights @ (self.deviations**2 + self.means**2)
        return float(np.sqrt(second - self.mean**2))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a ballot may bring.

    Attributes
    ----------
    voters : those entitled; :data:`COUNTLESS` where they are counted in thousandths
    against : chance of each number from 0 to ``voters``
    blind : the same if nobody had declared
    effects : what each effect of the design adds to the log odds, averaged over the grid
    """

    voters: int
    against: Floats
    blind: Floats
    effects: Floats


def outlook(fit: Fit, row: Row) -> Outlook:
    """Return the chances for a contest whose result is unknown.

    Those who have declared themselves are taken to vote against: fewer cannot.
    """
    found = log_odds(fit, row)
    if row.voters is None or row.voters > COUNTLESS:
        blind = _thousandths(found)
        return Outlook(COUNTLESS, blind, blind, found.effects)
    blind = _counts(found, row.voters)
    against = blind if row.declared is None else _told(fit, blind, row.declared)
    return Outlook(row.voters, against, blind, found.effects)


def in_favour(fit: Fit, against: Floats) -> tuple[Floats, float]:
    """Return the chance of each number of votes for, and that they are fewer than those against.

    Parameters
    ----------
    against : chance of each number of votes against; those who do not vote against vote for or abstain
    """
    number = np.arange(len(against))
    joint = against[:, None] * _given(len(against), fit.abstaining.weights)
    return np.asarray(joint.sum(axis=0), np.float64), float(min(joint[number[:, None] > number[None, :]].sum(), 1.0))


@lru_cache(maxsize=8)
def _given(size: int, weights: tuple[float, ...]) -> Floats:
    """Return (votes against, votes for): the chance of the latter given the former, whatever the day."""
    number = np.arange(size)
    found = np.zeros((size, size))
    for share, weight in zip(SHARES, weights, strict=True):
        if weight > _NEGLIGIBLE:
            found += weight * binomial(number[None, :], number[::-1][:, None], 1 - share)
    return np.asarray(found / found.sum(axis=1, keepdims=True), np.float64)


def share_quantiles(found: Outlook) -> dict[float, float]:
    """Return the quantiles of the votes against in per cent of the voters."""
    return {share: 100 * number / found.voters for share, number in quantiles(found.against).items()}


def log_odds(fit: Fit, row: Row) -> LogOdds:
    """Return the log odds of a vote against before anyone declares, as a mixture of normals.

    Raises
    ------
    InputError : the fit knows too few contests of the kind
    """
    if row.body not in fit.parts:
        raise InputError(
            f"Fewer than {LEAST} contests of the kind {row.body.value!r} were known by then; none can be foretold."
        )
    part = fit.parts[row.body]
    asked = design([row], fit.payroll)[0]
    spreads = np.array([(point.groups, point.rests) for point in part.points])
    whole, means, precision = layout(np.array(part.columns), part.groups, spreads)
    own = np.array([point.rows for point in part.points]) / row_scales(spreads, np.array(part.noises))
    found = solve(whole, np.array(part.logits), own, means, precision)
    at = np.concatenate([asked, [float(name == row.group) for name in sorted(set(part.groups))]])
    is_new = row.group not in part.groups
    sure = np.einsum("i,sij,j->s", at, found.covariances, at) + (spreads[:, 0] ** 2 if is_new else 0.0)
    variances = sure[:, None] + spreads[:, 1:2] ** 2 / precisions(_PRECISIONS)
    weights = np.array([point.weight for point in part.points])
    weights = weights / weights.sum()
    return LogOdds(
        np.repeat(found.means @ at, _PRECISIONS), np.sqrt(variances).ravel(),
        np.repeat(weights / _PRECISIONS, _PRECISIONS), asked * (weights @ found.means[:, : len(asked)]),
    )  # fmt: skip


def _counts(found: LogOdds, voters: int) -> Floats:
    """Return the chance of each number: a binomial at each node of the normal distributions."""
    chances, weights = _nodes(found)
    return np.asarray(binomial(np.arange(voters + 1)[:, None], voters, chances[None, :]) @ weights, np.float64)


def _nodes(found: LogOdds) -> tuple[Floats, Floats]:
    """Return shares with weights: evenly spread over the log odds, which stand for the whole mixture."""
    low = float((found.means - _DEVIATIONS * found.deviations).min())
    high = float((found.means + _DEVIATIONS * found.deviations).max())
    at = np.linspace(low, high, _STEPS)
    scaled = (at[:, None] - found.means) / found.deviations
    density = (np.exp(-0.5 * scaled**2) / found.deviations) @ found.weights
    shares = np.clip(1 / (1 + np.exp(-at)), 1e-12, 1 - 1e-12)
    return shares, density / density.sum()


def _thousandths(found: LogOdds) -> Floats:
    chances, weights = _nodes(found)
    return np.asarray(np.bincount(np.rint(chances * COUNTLESS).astype(np.int64), weights, COUNTLESS + 1), np.float64)


def _told(fit: Fit, blind: Floats, declared: int) -> Floats:
    """Return the chances given that so many of those against have said so."""
    told = fit.public.likelihood(declared, declared, np.arange(len(blind)))
    found = blind * (told @ np.array(fit.public.weights))
    return np.asarray(found / found.sum(), np.float64)
