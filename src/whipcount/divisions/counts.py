"""Count ayes, noes and members of every party in every division, all at once.

A member has one party in nearly all of his cells. So the counts are one product of matrices over the usual party of
each member, and the few cells under another label are added one by one; a matrix whose labels change everywhere is
counted cell by cell instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whipcount.divisions.matrix import AYE, NO, NO_PARTY, RollCall

__all__ = ["Counts", "count_parties", "one_party"]

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
_BLOCK = 1024
_FEW = 0.1


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers by party and division.

    Attributes
    ----------
    parties : (n_parties,) names in the order of the rows
    ayes, noes : (n_parties, n_divisions), tellers included
    members : who had the label that day, whether they voted or not
    paid_members, paid_ayes, paid_noes : those with a government post among them
    """

    parties: tuple[str, ...]
    ayes: Ints
    noes: Ints
    members: Ints
    paid_members: Ints
    paid_ayes: Ints
    paid_noes: Ints

    @property
    def voted(self) -> Ints:
        """Members who took a side."""
        return self.ayes + self.noes


def count_parties(call: RollCall, payroll: Bools | None = None) -> Counts:
    """Count every party in every division.

    Parameters
    ----------
    call : votes with party labels
    payroll : (n_members, n_divisions) or None; who held a government post

    Examples
    --------
    >>> call = RollCall.from_matrix([[1, 0], [1, 9], [0, 0]], parties=["x", "x", "y"])
    >>> counts = count_parties(call)
    >>> counts.ayes.tolist(), counts.noes.tolist(), counts.members.tolist()
    ([[2, 0], [0, 0]], [[0, 1], [1, 1]], [[2, 2], [1, 1]])
    """
    shape = (len(call.party_names), call.n_divisions)
    all_of = np.zeros((3, *shape), np.int32)
    paid_of = np.zeros((3, *shape), np.int32)
    cells = call.party_of_cells()
    for first in range(0, call.n_divisions, _BLOCK):
        block = slice(first, first + _BLOCK)
        votes, party = call.votes[:, block], _small(cells[:, block], shape[0])
        all_of[:, :, block] = _counted(votes, party, shape[0])
        if payroll is not None and payroll[:, block].any():
            rows = payroll[:, block].any(axis=1)
            label = np.where(payroll[rows, block], party[rows], NO_PARTY).astype(party.dtype)
            paid_of[:, :, block] = _counted(votes[rows], label, shape[0])
    paid_ayes, paid_noes, paid_members = paid_of
    ayes, noes, members = all_of
    return Counts(call.party_names, ayes, noes, members, paid_members, paid_ayes, paid_noes)


def one_party(party: str, ayes: int, noes: int, members: int, paid: tuple[int, int, int] = (0, 0, 0)) -> Counts:
    """Return the counts of one party in one division; ``paid`` is its ministers, their ayes and their noes."""
    a, n, m, paid_m, paid_a, paid_n = np.array([ayes, noes, members, *paid], np.int32).reshape(6, 1, 1)
    return Counts((party,), a, n, m, paid_m, paid_a, paid_n)


def _small(party: npt.NDArray[np.int32], n: int) -> npt.NDArray[np.signedinteger]:
    """Return the codes in as few bytes as they need: less memory to walk through."""
    return party.astype(np.int8 if n <= np.iinfo(np.int8).max else np.int16)


def _counted(
    votes: npt.NDArray[np.int8], party: npt.NDArray[np.signedinteger], n: int
) -> tuple[Ints, Ints, Ints] | npt.NDArray[np.int32]:
    if not n:
        return np.zeros((3, 0, votes.shape[1]), np.int32)
    usual = party.max(axis=1)
    fits = party == usual[:, None]
    other = ~fits & (party != NO_PARTY)
    rare = int(np.count_nonzero(other))
    if rare > _FEW * party.size:
        return _cell_by_cell(votes, party, n, np.ones(party.shape, bool))
    group = np.zeros((n, len(usual)), np.float32)
    labelled = usual != NO_PARTY
    group[usual[labelled], np.flatnonzero(labelled)] = 1
    sums = [
        (group @ here.astype(np.float32)).astype(np.int32)
        for here in ((votes == AYE) & fits, (votes == NO) & fits, fits)
    ]
    whole = np.stack(sums)
    return whole + _cell_by_cell(votes, party, n, other) if rare else whole


def _cell_by_cell(
    votes: npt.NDArray[np.int8], party: npt.NDArray[np.signedinteger], n: int, where: Bools
) -> npt.NDArray[np.int32]:
    where = where & (party != NO_PARTY)
    rows, columns = np.nonzero(where)
    label = party[rows, columns].astype(np.int64) * votes.shape[1] + columns
    vote = votes[rows, columns]
    size = n * votes.shape[1]
    counted = [np.bincount(label[keep], minlength=size) for keep in (vote == AYE, vote == NO, np.ones(len(vote), bool))]
    return np.stack(counted).reshape(3, n, votes.shape[1]).astype(np.int32)
