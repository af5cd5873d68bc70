"""Find the votes against the line of the party, in a whole matrix at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.divisions.matrix import RollCall
from whipcount.divisions.packed import packed

__all__ = ["ABSTAIN", "FREE", "NO_LINE", "against"]

ABSTAIN, FREE, NO_LINE = 2, 5, 9
"""Codes of a direction beside 1 aye and 0 no."""

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
    bits = packed(call)
    return bits.spread(bits.against(direction, ABSTAIN))
