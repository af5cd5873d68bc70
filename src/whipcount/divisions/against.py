"""Find the votes against the line of the party, in a whole matrix at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.divisions.matrix import NO_PARTY, RollCall

__all__ = ["ABSTAIN", "FREE", "NO_LINE", "against"]

ABSTAIN, FREE, NO_LINE = 2, 5, 9
"""Codes of a direction beside 1 aye and 0 no. With them ``vote ^ direction`` is 1 to 3 only against the line."""

Bools = npt.NDArray[np.bool_]


def against(call: RollCall, direction: npt.NDArray[np.int8]) -> Bools:
    """Return which votes went against the direction of the member's party on the day.

    Parameters
    ----------
    call : votes with party labels
    direction : (n_parties, n_divisions) int8; 1 aye, 0 no, 2 abstain, 5 free vote, 9 no line

    Returns
    -------
    (n_members, n_divisions); where a party was to abstain, whoever took a side

    Examples
    --------
    >>> call = RollCall.from_matrix([[1, 0], [0, 9], [1, 0]], parties=["x", "x", "x"])
    >>> against(call, np.array([[1, 2]], np.int8)).tolist()
    [[False, True], [True, False], [False, True]]
    """
    if not call.party_names:
        return np.zeros(call.votes.shape, bool)
    cells = call.party_of_cells()
    usual = cells.max(axis=1)
    asked = direction[usual]
    asked[usual == NO_PARTY] = NO_LINE
    rows, columns = np.nonzero(cells != usual[:, None])
    label = cells[rows, columns]
    asked[rows, columns] = np.where(label == NO_PARTY, NO_LINE, direction[label, columns])
    found: Bools = ((call.votes ^ asked).view(np.uint8) - np.uint8(1)) < 3
    return found
