"""The exact distribution of a ballot in which each member votes with a chance of his own, factions swayed as one.

Given what sways a faction its members vote independently, so that its votes have a Poisson-binomial distribution. That
is averaged over the sway by quadrature; factions are independent of each other, so that their votes add up by
convolution. No ballot is simulated. Ballots can be drawn from the result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import InputError
from whipcount.forecast.chances import Floats, sum_of

__all__ = ["Faction", "draw", "poisson_binomial", "swayed"]

_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(41)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


@dataclass(frozen=True, slots=True)
class Faction:
    """Members who are swayed together.

    Attributes
    ----------
    name : what it is called
    chances : each member's chance of voting against at no sway, strictly between 0 and 1 unless ``sway`` is 0
    sway : standard deviation of what is added to the log odds of all of them, >= 0
    """

    name: str
    chances: tuple[float, ...]
    sway: float = 0.0

    def __post_init__(self) -> None:
        closed = [chance for chance in self.chances if not 0 <= chance <= 1]
        if closed:
            raise InputError(f"A chance of {closed[0]} in the faction {self.name} cannot be; it must be from 0 to 1.")
        if not self.sway >= 0 or not np.isfinite(self.sway):
            raise InputError(f"A sway of {self.sway} in the faction {self.name} cannot be; it must be 0 or more.")


def poisson_binomial(chances: Sequence[float] | Floats) -> Floats:
    """Return the chance of each number of votes when members vote independently.

    Parameters
    ----------
    chances : one a member, from 0 to 1

    Examples
    --------
    >>> poisson_binomial([0.5, 0.25])
    array([0.375, 0.5  , 0.125])
    """
    own = np.asarray(chances, np.float64)
    if own.size and not ((own >= 0) & (own <= 1)).all():
        raise InputError("A chance must be from 0 to 1.")
    return sum_of([np.array([1 - chance, chance]) for chance in own])


def swayed(factions: Sequence[Faction]) -> Floats:
    """Return the chance of each number of votes against over all factions.

    Examples
    --------
    >>> calm = swayed([Faction("all", (0.5,) * 100)])
    >>> swept = swayed([Faction("all", (0.5,) * 100, 1.0)])
    >>> bool(calm[50] > swept[50])
    True
    """
    return sum_of([_of_faction(faction) for faction in factions])


def draw(table: Floats, ballots: int, seed: int) -> NDArray[np.int64]:
    """Return the votes against in so many independent ballots.

    Parameters
    ----------
    table : from :func:`poisson_binomial` or :func:`swayed`
    ballots : how many, >= 0
    seed : the same seed gives the same ballots
    """
    if ballots < 0:
        raise InputError(f"{ballots} ballots cannot be drawn; it must be 0 or more.")
    rng = np.random.default_rng(seed)
    times = rng.multinomial(ballots, table / table.sum())
    found = np.repeat(np.arange(len(table)), times)
    rng.shuffle(found)
    return found


def _of_faction(faction: Faction) -> Floats:
    """Return a faction's table: that of independent members at every node of the sway, weighed."""
    if faction.sway == 0.0:
        return poisson_binomial(faction.chances)
    chances = np.array(faction.chances)
    if not ((chances > 0) & (chances < 1)).all():
        raise InputError(f"The faction {faction.name} cannot be swayed where a chance is 0 or 1.")
    odds = np.log(chances / (1 - chances))
    return np.asarray(_WEIGHTS @ _at_nodes(1 / (1 + np.exp(-(odds + faction.sway * _NODES[:, None])))), np.float64)


def _at_nodes(chances: Floats) -> Floats:
    """Return (n_nodes, n_members + 1) from (n_nodes, n_members): members are added one by one at all nodes."""
    nodes, members = chances.shape
    found = np.zeros((nodes, members + 1))
    found[:, 0] = 1.0
    for n in range(members):
        chance = chances[:, n : n + 1]
        found[:, 1 : n + 2] = found[:, 1 : n + 2] * (1 - chance) + found[:, : n + 1] * chance
        found[:, 0] *= 1 - chance[:, 0]
    return found
