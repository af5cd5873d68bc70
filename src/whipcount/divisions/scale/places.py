"""Positions as they are reported: a mean and a standard deviation for every member and dimension."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whipcount.divisions.scale.axis import Axis
from whipcount.divisions.scale.dissent import dissent
from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates

__all__ = ["Places", "party_places", "plain_places"]

UNDERSTATED = 10.0
"""How fast the fit's own variance of a place, which takes the divisions' weights and the direction as known, falls
short of the error: by the factor 1 + 10 v at the mean variance v. Loyalty and the second direction leak into the
first where votes say little. Found on simulated Houses of two forms; see the page on ideal points."""
MOST_UNKNOWN = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Means and standard deviations, (n_members, n_dimensions); nan for members without a vote."""

    mean: Floats
    sd: Floats


def party_places(layout: Layout, now: Estimates, found: Axis, dimensions: int) -> Places:
    """Return government against opposition, dissent, and the directions across.

    Dimension 1 has the unit of the model: 1 is the spread of members within a party; 0 is half way between the
    government and the opposition. Dimension 2 is in log odds, 0 for the middle of the party.
    """
    k = now.n_dimensions
    rows = layout.main_rows()
    party = np.where(rows >= 0, layout.party[rows], 0)
    turn = _turn(found.direction)
    along = now.positions @ turn
    spread = np.einsum("ak,iab,bk->ik", turn, now.member_covariance[:, :k, :k], turn, optimize=True)
    place = found.places[party] - 0.5
    kept, variance_along = _honest(spread[:, 0], rows >= 0)
    rebellious, doubt = dissent(layout, now)
    mean = [kept * along[:, 0] + found.gap * place, rebellious]
    variance = [
        variance_along + (found.gap_sd * place) ** 2,
        doubt,
    ]
    mean += [along[:, d] for d in range(1, k)]
    variance += [spread[:, d] for d in range(1, k)]
    return _reported(layout, np.stack(mean, axis=1), np.stack(variance, axis=1), dimensions)


def _honest(variance: Floats, there: npt.NDArray[np.bool_]) -> tuple[float, Floats]:
    """Return what is kept of a deviation, and its widened variance; both together still make up a variance of 1."""
    mean = float(np.clip(variance[there].mean(), 1e-6, MOST_UNKNOWN))
    wide = min(mean * (1 + UNDERSTATED * mean), max(MOST_UNKNOWN, mean))
    return float(np.sqrt((1 - wide) / (1 - mean))), wide / mean * (variance + mean) / 2


def plain_places(layout: Layout, now: Estimates, dimensions: int) -> Places:
    """Return the axes of the plain model, the one that parts members most first, each with variance 1."""
    turn = _principal(now)
    mean = now.positions @ turn
    k = now.n_dimensions
    variance = np.einsum("ak,iab,bk->ik", turn, now.member_covariance[:, :k, :k], turn, optimize=True)
    scale = np.maximum(mean.std(axis=0), 1e-12)
    return _reported(layout, mean / scale, variance / scale**2, dimensions)


def _principal(now: Estimates) -> Floats:
    """Return the orthonormal axes of the weights, by size; each points to where more of the large distances are."""
    vectors = np.linalg.eigh(now.weights.T @ now.weights)[1][:, ::-1]
    along = now.positions @ vectors
    sign = np.sign(np.sum(along**3, axis=0))
    return np.asarray(vectors * np.where(sign == 0, 1.0, sign))


def _turn(direction: Floats) -> Floats:
    """Return an orthonormal basis whose first vector is the direction."""
    k = len(direction)
    basis = np.linalg.qr(np.column_stack([direction, np.eye(k)]))[0][:, :k]
    basis[:, 0] = direction
    return np.asarray(basis)


def _reported(layout: Layout, mean: Floats, variance: Floats, dimensions: int) -> Places:
    silent = layout.main_rows() < 0
    silent |= layout.by_member(layout.weights()[:, None])[:, 0] == 0
    mean, sd = mean[:, :dimensions].copy(), np.sqrt(variance[:, :dimensions])
    mean[silent] = sd[silent] = np.nan
    return Places(mean, sd)
