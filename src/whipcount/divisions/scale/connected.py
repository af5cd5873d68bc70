"""Members and divisions that can be compared at all: joined by votes, however indirectly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["components"]

Bools = npt.NDArray[np.bool_]


def components(voted: Bools) -> list[tuple[Bools, Bools]]:
    """Return the parts of a roll call that share no vote, the one with most votes first.

    Parameters
    ----------
    voted : (n_members, n_divisions)

    Returns
    -------
    masks of members and of divisions; those without any vote are in no part
    """
    left = voted.any(axis=1)
    found = []
    while left.any():
        members, divisions = _reach(voted, int(left.argmax()))
        found.append((members, divisions))
        left &= ~members
    return sorted(found, key=lambda part: -int(voted[np.ix_(*part)].sum()))


def _reach(voted: Bools, member: int) -> tuple[Bools, Bools]:
    members = np.zeros(voted.shape[0], dtype=bool)
    divisions = np.zeros(voted.shape[1], dtype=bool)
    new = np.array([member])
    while new.size:
        members[new] = True
        fresh = voted[new].any(axis=0) & ~divisions
        divisions |= fresh
        new = np.nonzero(voted[:, fresh].any(axis=1) & ~members)[0]
    return members, divisions
