"""The logistic model of votes, its priors and its current estimates.

The logit that member i of party p votes aye in division j is

    level[p, j] + line[p, j] * loyalty[i] + weight[j] . position[i]

The party's level carries most of it. ``line`` is where the party stood, from -1 to 1, and is data: loyalty is how
much more or less than his party a member follows it. Positions are deviations within the party, common to all
divisions; the weights say which way, and how strongly, a division parts members along them. Their prior mean is a
linear function of the parties' lines, so that a division with few rebels borrows from those of the same pattern.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from whipcount.divisions.scale.layout import Floats

__all__ = ["Estimates", "Priors"]


@dataclass(slots=True, eq=False)
class Priors:
    """Normal priors; that of the weights is estimated along with the rest.

    Attributes
    ----------
    level_precision : (P, P) inverse covariance of a division's levels across parties
    weight_covariance : (K, K) of a division's weights around their mean
    weight_slopes : (K, n_big): mean weight for the lines of the large parties
    big : the parties whose lines say something of the direction of a division
    loyalty_variance : 0 where the model has no loyalty
    learn : whether the two of the weights are estimated, positions kept at variance 1
    members_allow : whether members allow for the uncertainty of divisions, as in a variational fit
    divisions_allow : whether divisions allow for the uncertainty of members
    """

    level_precision: Floats
    weight_covariance: Floats
    weight_slopes: Floats
    big: npt.NDArray[np.int64]
    loyalty_variance: float
    learn: bool
    members_allow: bool
    divisions_allow: bool


@dataclass(slots=True, eq=False)
class Estimates:
    """Where the fit stands.

    Attributes
    ----------
    levels_weights : (n_divisions, P + K): levels of the parties, then weights
    division_covariance : (n_divisions, P + K, P + K)
    positions : (n_members, K)
    loyalty : (n_members,)
    member_covariance : (n_members, K + 1, K + 1): positions, then loyalty
    lines : (P, n_divisions)
    changes : root mean square change of the positions, as a part of theirs, at every round
    """

    levels_weights: Floats
    division_covariance: Floats
    positions: Floats
    loyalty: Floats
    member_covariance: Floats
    lines: Floats
    priors: Priors
    changes: list[float] = field(default_factory=list)

    @property
    def n_parties(self) -> int:
        """Number of levels of a division."""
        return len(self.lines)

    @property
    def n_dimensions(self) -> int:
        """Number of weights of a division."""
        return int(self.positions.shape[1])

    @property
    def levels(self) -> Floats:
        """(n_divisions, P)."""
        return self.levels_weights[:, : self.n_parties]

    @property
    def weights(self) -> Floats:
        """(n_divisions, K)."""
        return self.levels_weights[:, self.n_parties :]

    @property
    def weight_means(self) -> Floats:
        """Prior means of the weights, (n_divisions, K)."""
        return np.asarray(self.lines[self.priors.big].T @ self.priors.weight_slopes.T)
