"""A fit from start to convergence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whipcount.divisions.scale.device import CPU, Device
from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates, Priors
from whipcount.divisions.scale.rounds import Votes, one_round
from whipcount.divisions.scale.start import directions, lines, logits

__all__ = ["FORETELL", "PARTY", "PLAIN", "Stop", "party_estimates", "plain_estimates", "run"]


@dataclass(frozen=True, slots=True)
class Stop:
    """When a fit ends: a round moved positions by less than ``tolerance`` of their spread, or after ``most`` rounds."""

    tolerance: float
    most: int


PARTY, PLAIN, FORETELL = Stop(0.005, 40), Stop(0.002, 60), Stop(0.02, 20)
PLAIN_VARIANCE = 25.0 * np.pi**2 / 3
"""Prior variance of levels and weights of the plain model: 25 as in the published probit one, in logits."""
LARGE_PARTY = 10
"""Parties of at least so many members inform the prior mean of a division's weights."""
LOYALTY_SPREAD = 0.5
"""Prior standard deviation of loyalty. Not estimated: where most members never rebel, their loyalty has no upper
bound in the data, and an estimated spread runs away."""
_START_WEIGHT, _NUGGET = 0.5, 0.25


def plain_estimates(layout: Layout, k: int, rng: np.random.Generator) -> Estimates:
    """Return the start of the published model: one level a division, independent normal priors."""
    priors = Priors(
        level_precision=np.array([[1 / PLAIN_VARIANCE]]),
        weight_covariance=PLAIN_VARIANCE * np.eye(k),
        weight_slopes=np.zeros((k, 0)),
        big=np.zeros(0, np.int64),
        loyalty_variance=0.0,
        learn=False,
        members_allow=True,
        divisions_allow=False,
    )
    return _start(layout, k, rng, priors)


def party_estimates(layout: Layout, k: int, rng: np.random.Generator, spread: float, variational: bool) -> Estimates:
    """Return the start of the party-and-member model.

    Parameters
    ----------
    spread : the prior standard deviation of a party's level, in units of the spread that its smoothed shares show
    variational : members and divisions allow for the uncertainty of each other
    """
    level = logits(layout.ayes(), layout.noes())
    voted = (layout.ayes() + layout.noes()) > 0
    members = np.bincount(layout.party, minlength=layout.n_parties)
    big = np.nonzero((members >= LARGE_PARTY) & (layout.labels >= 0))[0]
    priors = Priors(
        level_precision=np.asarray(np.linalg.inv(_level_covariance(level, voted, spread)), dtype=np.float64),
        weight_covariance=_START_WEIGHT**2 * np.eye(k),
        weight_slopes=np.zeros((k, len(big))),
        big=big,
        loyalty_variance=LOYALTY_SPREAD**2,
        learn=True,
        members_allow=variational,
        divisions_allow=variational,
    )
    return _start(layout, k, rng, priors)


def run(layout: Layout, now: Estimates, stop: Stop, device: Device = CPU) -> bool:
    """Do rounds until positions settle; return whether they did."""
    votes = Votes(layout, now, device)
    for _ in range(stop.most):
        one_round(layout, now, votes)
        if now.changes[-1] < stop.tolerance:
            return True
    return False


def _start(layout: Layout, k: int, rng: np.random.Generator, priors: Priors) -> Estimates:
    ayes, noes = layout.ayes(), layout.noes()
    m, size = layout.signs.shape[1], layout.n_parties + k
    return Estimates(
        levels_weights=np.concatenate([logits(ayes, noes).T, np.zeros((m, k))], axis=1),
        division_covariance=np.zeros((m, size, size)),
        positions=directions(layout, ayes, noes, k, rng),
        loyalty=np.zeros(layout.n_members),
        member_covariance=np.zeros((layout.n_members, k + 1, k + 1)),
        lines=lines(ayes, noes),
        priors=priors,
    )


def _level_covariance(level: Floats, voted: npt.NDArray[np.bool_], spread: float) -> Floats:
    """Return the covariance of levels across parties: correlations as observed, a wide spread."""
    p = len(level)
    observed = np.atleast_2d(np.cov(level)) if level.shape[1] > 1 else np.zeros((p, p))
    observed = observed + _NUGGET * np.eye(p)
    unit = 1 / np.sqrt(np.diag(observed))
    mean_square = (level**2 * voted).sum(axis=1) / np.maximum(voted.sum(axis=1), 1)
    wide = unit * spread * np.sqrt(mean_square + _NUGGET)
    return np.asarray(observed * np.outer(wide, wide))
