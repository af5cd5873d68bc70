"""Who votes with whom: shared divisions and how often two members took the same side in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.divisions.codes import AYE, MISSING, NO
from whipcount.divisions.counts import Counts
from whipcount.divisions.intervals import wilson, wilson_bounds

__all__ = ["Agreement", "Neighbour", "agreement", "between_parties", "neighbours", "pair", "usual_label"]

_BLOCK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """Counts for every pair of members.

    Attributes
    ----------
    shared : (n_members, n_members) whole numbers; divisions in which both took a side
    agreed : of those, on the same side
    """

    shared: npt.NDArray[np.signedinteger]
    agreed: npt.NDArray[np.signedinteger]

    def share(self) -> npt.NDArray[np.float64]:
        """Return agreed over shared; nan where two members shared no division."""
        found: npt.NDArray[np.float64] = self.agreed / np.where(self.shared == 0, np.nan, self.shared)
        return found


def agreement(votes: npt.NDArray[np.int8]) -> Agreement:
    """Count shared and agreed votes of every pair, by two products of matrices.

    With s = 1 for aye, -1 for no and 0 for neither, the products of s and of its absolute value are agreed less
    disagreed and agreed plus disagreed; whole numbers, exact in single precision below 16 million divisions.

    Parameters
    ----------
    votes : (n_members, n_divisions); 1 aye, 0 no, 9 missing

    Examples
    --------
    >>> found = agreement(np.array([[1, 0, 9], [1, 1, 1]], np.int8))
    >>> found.shared.tolist(), found.agreed.tolist()
    ([[2, 2], [2, 3]], [[2, 1], [1, 3]])
    """
    n = len(votes)
    plus, minus = np.zeros((n, n), np.float32), np.zeros((n, n), np.float32)
    for first in range(0, votes.shape[1], _BLOCK):
        block = votes[:, first : first + _BLOCK]
        sides = (block == AYE).astype(np.float32)
        sides -= block == NO
        minus += sides @ sides.T
        np.abs(sides, out=sides)
        plus += sides @ sides.T
    shared = plus.astype(np.int32)
    plus += minus
    plus *= 0.5
    return Agreement(shared, plus.astype(np.int32))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """How another member votes beside one.

    Attributes
    ----------
    row : row of the other member
    shared, agreed : divisions in which both took a side, and the same side
    low, high : 90% interval of the share
    """

    row: int
    shared: int
    agreed: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Agreed as a share of shared."""
        return self.agreed / self.shared

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as JSON values."""
        return {
            "shared": self.shared,
            "agreed": self.agreed,
            "share": round(self.share, 4),
            "interval": [round(self.low, 4), round(self.high, 4)],
        }


def neighbours(
    votes: npt.NDArray[np.int8], row: int, among: Sequence[int], n: int, counted: npt.NDArray[np.bool_] | None = None
) -> tuple[Neighbour, ...]:
    """Return the members who vote most like one, by the low end of the interval: few shared votes prove little.

    Parameters
    ----------
    votes : (n_members, n_divisions); 1 aye, 0 no, 9 missing
    row : the member
    among : rows to look at
    n : how many at most; members who shared no division are never listed
    counted : (n_members, n_divisions) or None; which votes of the others are compared, such as those under another
        party's label
    """
    others = np.array([other for other in among if other != row], dtype=np.intp)
    own = votes[row] != MISSING
    theirs = votes[others][:, own]
    if counted is not None:
        theirs = np.where(counted[others][:, own], theirs, MISSING)
    shared = (theirs != MISSING).sum(axis=1)
    agreed = (theirs == votes[row, own]).sum(axis=1)
    low, high = wilson_bounds(agreed, shared)
    order = [int(k) for k in np.lexsort((others, -low)) if shared[k] > 0]
    return tuple(
        Neighbour(int(others[k]), int(shared[k]), int(agreed[k]), float(low[k]), float(high[k])) for k in order[:n]
    )


def usual_label(
    votes: npt.NDArray[np.int8], labels: npt.NDArray[np.int32], counted: npt.NDArray[np.bool_], row: int, other: int
) -> int:
    """Return the label under which another member cast most of the votes that are compared with those of ``row``."""
    compared = counted[other] & (votes[row] != MISSING) & (votes[other] != MISSING)
    found, numbers = np.unique(labels[other, compared], return_counts=True)
    return int(found[numbers.argmax()])


def pair(votes: npt.NDArray[np.int8], one: int, other: int) -> Neighbour | None:
    """Return how two members vote; None if they shared no division: said, not estimated."""
    both = (votes[one] != MISSING) & (votes[other] != MISSING)
    shared, agreed = int(both.sum()), int((votes[one, both] == votes[other, both]).sum())
    interval = wilson(agreed, shared)
    return None if interval is None else Neighbour(other, shared, agreed, *interval)


def between_parties(counts: Counts, at: Sequence[int]) -> Agreement:
    """Return counts for every pair of parties, over all pairs of their members, with the party of the day.

    Parameters
    ----------
    counts : ayes and noes by party and division
    at : columns of the divisions

    Returns
    -------
    Agreement of (n_parties, n_parties); a member is not compared with himself
    """
    columns = np.array(sorted(at), np.intp)
    ayes, noes = counts.ayes[:, columns].astype(np.int64), counts.noes[:, columns].astype(np.int64)
    voted = ayes + noes
    selves = np.diag(voted.sum(axis=1))
    return Agreement(voted @ voted.T - selves, ayes @ ayes.T + noes @ noes.T - selves)
