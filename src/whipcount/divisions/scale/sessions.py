"""Positions that move from session to session, on the scale of the whole.

Divisions keep the weights of the whole fit, which hold the sessions on one scale. What a session's votes say of a
member is summed up as a normal likelihood around his overall estimate, and sessions are joined by a random walk whose
step is estimated from all members.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates
from whipcount.divisions.scale.rounds import member_sums

__all__ = ["STEP", "moving"]

STEP = 0.3
"""Standard deviation of a member's step from one session to the next before any evidence."""
_ROUNDS = 5
_PRIOR_STEPS = 20


def moving(layout: Layout, now: Estimates, sessions: Sequence[str]) -> list[tuple[str, Estimates]]:
    """Return the estimates of every session in the order in which they first come.

    Parameters
    ----------
    sessions : the session of each division
    """
    names = list(dict.fromkeys(sessions))
    of = np.array(sessions)
    parts = [member_sums(layout, now, np.nonzero(of == name)[0]) for name in names]
    gradient = np.stack([layout.by_member(part.gradient) for part in parts], axis=1)
    information = np.stack([layout.by_member(part.information) for part in parts], axis=1)
    mean, covariance = _smooth(now, gradient, information)
    k = now.n_dimensions
    return [
        (
            name,
            replace(now, positions=mean[:, s, :k], loyalty=mean[:, s, k], member_covariance=covariance[:, s]),
        )
        for s, name in enumerate(names)
    ]


def _smooth(now: Estimates, gradient: Floats, information: Floats) -> tuple[Floats, Floats]:
    """Return (members, sessions, size) means and (members, sessions, size, size) covariances."""
    n, s, size = gradient.shape
    scale = np.append(np.ones(now.n_dimensions), max(now.priors.loyalty_variance, 1e-6))
    centre = np.concatenate([now.positions, now.loyalty[:, None]], axis=1)
    target = gradient + np.einsum("isab,ib->isa", information, centre)
    step = STEP**2
    for _ in range(_ROUNDS):
        prior = np.kron(np.linalg.inv(_walk(s, step)), np.diag(1 / scale))
        precision = np.broadcast_to(prior, (n, s * size, s * size)).copy()
        for t in range(s):
            at = slice(t * size, (t + 1) * size)
            precision[:, at, at] += information[:, t]
        covariance = np.linalg.inv(precision)
        mean = np.einsum("iab,ib->ia", covariance, target.reshape(n, -1)).reshape(n, s, size)
        step = _learn_step(mean, covariance.reshape(n, s, size, s, size), scale, now.n_dimensions)
    blocks = np.stack([covariance.reshape(n, s, size, s, size)[:, t, :, t] for t in range(s)], axis=1)
    return mean, blocks


def _walk(s: int, step: float) -> Floats:
    """Return the covariance of a random walk that starts with variance 1."""
    order = np.arange(s)
    return np.asarray(1.0 + step * np.minimum(order[:, None], order[None, :]) + 1e-9 * np.eye(s))


def _learn_step(mean: Floats, covariance: Floats, scale: Floats, k: int) -> float:
    """Return the variance of a step: moves of positions with their uncertainty, drawn to the prior."""
    total, count = _PRIOR_STEPS * STEP**2, float(_PRIOR_STEPS)
    for t in range(1, mean.shape[1]):
        moved = (mean[:, t, :k] - mean[:, t - 1, :k]) ** 2
        noise = covariance[:, t, :, t] + covariance[:, t - 1, :, t - 1] - 2 * covariance[:, t, :, t - 1]
        total += float((moved + np.einsum("iaa->ia", noise)[:, :k]).sum())
        count += moved.size
    return total / count
