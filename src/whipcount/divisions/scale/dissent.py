"""Dimension 2 of the party model: how likely a member is to vote against his party's line, whichever way.

It is the log odds of going against the line in a division drawn from all, each counted by how united the party was,
less the same for a member in the middle of the party. A rebel of either wing is high on it; which wing is
dimension 1.
"""

from __future__ import annotations

import numpy as np

from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates
from whipcount.divisions.scale.rounds import blocks

__all__ = ["dissent"]

_LEAST = 1e-9


def dissent(layout: Layout, now: Estimates) -> tuple[Floats, Floats]:
    """Return mean and variance for every member, by the party under which he voted most."""
    rows = layout.main_rows()
    party = np.where(rows >= 0, layout.party[rows], 0)
    places = np.concatenate([now.positions, now.loyalty[:, None]], axis=1)
    share, slope = _against(now, places, party)
    parties = np.arange(now.n_parties)
    middle, _ = _against(now, np.zeros((len(parties), places.shape[1])), parties)
    gradient = slope / (share * (1 - share))[:, None]
    variance = np.einsum("ia,iab,ib->i", gradient, now.member_covariance, gradient, optimize=True)
    return _log_odds(share) - _log_odds(middle)[party], variance


def _log_odds(share: Floats) -> Floats:
    return np.asarray(np.log(share) - np.log1p(-share))


def _against(
    now: Estimates, places: Floats, party: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> tuple[Floats, Floats]:
    """Return the mean probability of a vote against the line, and its slope in the places."""
    k = now.n_dimensions
    total, slope = np.zeros(len(places)), np.zeros(places.shape)
    weight = np.maximum(np.abs(now.lines).sum(axis=1), _LEAST)[party]
    for block in blocks(len(places), now.lines.shape[1]):
        lines = now.lines[:, block][party]
        logit = now.levels[block].T[party] + places[:, :k] @ now.weights[block].T + lines * places[:, k:]
        against = 1 / (1 + np.exp(np.clip(np.sign(lines) * logit, -30, 30)))
        total += np.sum(np.abs(lines) * against, axis=1)
        change = -lines * against * (1 - against)
        slope[:, :k] += change @ now.weights[block]
        slope[:, k] += np.sum(change * lines, axis=1)
    return np.clip(total / weight, _LEAST, 1 - _LEAST), slope / weight[:, None]
