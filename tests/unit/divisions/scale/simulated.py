"""Small Houses with known positions, drawn from a spatial model with whips, probit and not logistic."""

import numpy as np

from whipcount.divisions.matrix import RollCall


def house(seed: int = 0, members: int = 220, divisions: int = 400, free: float = 0.1) -> tuple[RollCall, np.ndarray]:
    """Return a roll call of three parties and the members' true positions; the first party governs."""
    rng = np.random.default_rng(seed)
    sizes = np.array([members - members // 3 - 20, members // 3, 20])
    party = np.repeat(np.arange(3), sizes)
    means = np.array([1.0, -1.0, -0.4])
    x = means[party] + rng.normal(0, 0.35, members)
    votes = np.full((members, divisions), 9, np.int8)
    for j in range(divisions):
        direction, cut = rng.choice([-1, 1]) * np.exp(rng.normal(0, 0.4)), rng.normal(0, 0.7)
        wish = direction * (x - cut)
        line = np.where(direction * (means - cut) + rng.normal(0, 0.3, 3) > 0, 1, -1)
        whip = 0 if rng.random() < free else 2.0 * line[party]
        ayes = wish + whip + rng.standard_normal(members) > 0
        votes[:, j] = np.where(rng.random(members) < 0.25, 9, ayes)
    labels = np.array(["government", "opposition", "third"])[party]
    return RollCall.from_matrix(votes, parties=labels), x


def spatial(seed: int = 0, members: int = 80, divisions: int = 150) -> tuple[RollCall, np.ndarray]:
    """Return a roll call of one dimension without parties, and the true positions."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal(members)
    ayes = (
        np.outer(x, rng.normal(0, 1.5, divisions))
        + rng.normal(0, 1, divisions)
        + rng.standard_normal((members, divisions))
        > 0
    )
    votes = np.where(rng.random((members, divisions)) < 0.2, 9, ayes)
    return RollCall.from_matrix(votes), x


def within(values: np.ndarray, rc: RollCall) -> np.ndarray:
    """Return values less the mean of the party."""
    means = np.array([values[rc.party == p].mean() for p in range(len(rc.party_names))])
    return values - means[rc.party]
