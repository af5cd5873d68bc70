"""Dimension 1 of the party model: government against opposition.

Positions of the model may be turned freely; what gives them a direction is which divisions parted the two sides.
The direction is the mean weight of a division, each counted by how far the government's line stood from the
opposition's: a member far along it inclines to the government's side of such divisions more than his party does.

Parties are placed by agreement: 1 is the government, 0 the opposition, and a party between them voted with the
government on that part of what divided the two. How far apart the two stand, measured in the spread of members
within a party, only shows in divisions where neither was united: there levels and weights are on one scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates

__all__ = ["Axis", "Sides", "axis", "sides"]

UNITED = 0.03
"""A party with a minority of at most this share was united in a division."""
GAP, GAP_SPREAD, LEAST_GAP = 5.0, 2.0, 1.0
"""Distance of government and opposition before any evidence, in standard deviations of members within a party."""
_LEAST_SPREAD = 1e-9


@dataclass(frozen=True, slots=True)
class Sides:
    """The two parties that give dimension 1 its direction, as indices of the layout."""

    government: int
    opposition: int


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """Direction, distance and places.

    Attributes
    ----------
    direction : unit vector in the space of positions
    gap, gap_sd : distance from the opposition to the government
    divisions : number of divisions that inform the distance
    places : of every party; 0 opposition, 1 government
    """

    direction: Floats
    gap: float
    gap_sd: float
    divisions: int
    places: Floats


def sides(layout: Layout, lines: Floats) -> Sides | None:
    """Return government and opposition as the votes show them; None if there are not two parties that differ.

    The first is the largest party; the second is the one whose size times its distance from the first is largest.
    The government is the one that was on the winning side more often.
    """
    members = np.bincount(layout.party, minlength=layout.n_parties).astype(np.float64)
    members[layout.labels < 0] = 0
    first = int(members.argmax())
    apart = np.abs(lines - lines[first]).mean(axis=1) * members
    apart[first] = 0
    second = int(apart.argmax())
    if members[first] == 0 or apart[second] <= 0:
        return None
    result = np.sign(layout.ayes().sum(axis=0) - layout.noes().sum(axis=0))
    won = np.sign(lines) @ result
    return Sides(first, second) if won[first] >= won[second] else Sides(second, first)


def axis(layout: Layout, now: Estimates, two: Sides) -> Axis:
    """Return dimension 1 of a fit."""
    apart = (now.lines[two.government] - now.lines[two.opposition]) / 2
    total = max(float(apart @ apart), _LEAST_SPREAD)
    mean = now.weights.T @ apart / total
    direction = mean / max(float(np.linalg.norm(mean)), _LEAST_SPREAD)
    gap, sd, n = _gap(layout, now, two, direction)
    return Axis(direction, gap, sd, n, _places(now.lines, apart, total, two))


def _places(lines: Floats, apart: Floats, total: float, two: Sides) -> Floats:
    score = lines @ apart / total
    width = score[two.government] - score[two.opposition]
    return np.asarray((score - score[two.opposition]) / width)


def _gap(layout: Layout, now: Estimates, two: Sides, direction: Floats) -> tuple[float, float, int]:
    """Return the distance by regressing the difference of levels on the weights, drawn to its prior."""
    free = np.nonzero(np.all([_split(layout, p) > UNITED for p in (two.government, two.opposition)], axis=0))[0]
    k = now.n_dimensions
    if len(free) <= k + 1:
        return GAP, GAP_SPREAD, len(free)
    weights = now.weights[free]
    difference = now.levels[free, two.government] - now.levels[free, two.opposition]
    gram = weights.T @ weights + 1e-6 * np.eye(k)
    found = np.linalg.solve(gram, weights.T @ difference)
    variance = float(np.sum((difference - weights @ found) ** 2)) / (len(free) - k)
    noise = max(float(direction @ np.linalg.inv(gram) @ direction) * variance, _LEAST_SPREAD)
    precision = 1 / noise + 1 / GAP_SPREAD**2
    mean = (float(found @ direction) / noise + GAP / GAP_SPREAD**2) / precision
    return max(mean, LEAST_GAP), float(precision**-0.5), len(free)


def _split(layout: Layout, party: int) -> Floats:
    ayes, noes = layout.ayes()[party], layout.noes()[party]
    return np.asarray(np.minimum(ayes, noes) / np.maximum(ayes + noes, 1))
