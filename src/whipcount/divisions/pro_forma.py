"""Tellers who only make a division possible: they count for a side on which nobody of their party votes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.codes import AYE, MISSING, NO, NO_PARTY
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.rollcall import RollCalls

__all__ = ["own_votes"]


def own_votes(calls: RollCalls) -> RollCall:
    """Return the roll calls as numbers, without the tellers who stand against all of their own party.

    When a government lets an opposition motion pass unopposed, the Opposition lends tellers to the other side so that
    the division can be held: it takes two tellers a side (Erskine May). Their place says nothing of their opinion.
    """
    call = as_matrix(calls)
    tells = (calls.letters == ord("a")) | (calls.letters == ord("n"))
    party = call.party_of_cells()
    votes = call.votes.copy()
    for column in np.flatnonzero(tells.any(axis=0)).tolist():
        alone = _alone(call.votes[:, column], tells[:, column], party[:, column])
        votes[alone, column] = MISSING
    return RollCall(votes, call.party, call.party_names, call.members, call.divisions)


def _alone(
    votes: npt.NDArray[np.int8], tells: npt.NDArray[np.bool_], party: npt.NDArray[np.int32]
) -> npt.NDArray[np.int64]:
    """Return the rows of the tellers whose party votes on the other side only."""
    rows = []
    for row in np.flatnonzero(tells & (party != NO_PARTY)).tolist():
        colleagues = votes[(party == party[row]) & ~tells]
        other = NO if votes[row] == AYE else AYE
        if (colleagues == other).any() and not (colleagues == votes[row]).any():
            rows.append(row)
    return np.array(rows, np.int64)
