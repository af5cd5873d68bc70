"""Count ayes, noes and members of every party in every division, all at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whipcount.divisions.matrix import RollCall
from whipcount.divisions.packed import Packed, pack, packed

__all__ = ["Counts", "count_parties", "counts_of", "one_party"]

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]


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
    return counts_of(packed(call) if payroll is None else pack(call, payroll), call.party_names)


def counts_of(bits: Packed, parties: tuple[str, ...]) -> Counts:
    """Return the counts of a roll call whose bits are at hand; ``parties`` names the codes."""
    zero = np.zeros((bits.n_parties, bits.n_divisions), np.int32)
    ayes, noes, seats = (bits.sums(plane) for plane in (bits.across_ayes, bits.across_noes, bits.across_seats))
    paid = tuple(bits.sums(plane) for plane in bits.paid) if bits.paid else (zero, zero, zero)
    return Counts(parties, ayes, noes, seats, paid[2], paid[0], paid[1])


def one_party(party: str, ayes: int, noes: int, members: int, paid: tuple[int, int, int] = (0, 0, 0)) -> Counts:
    """Return the counts of one party in one division; ``paid`` is its ministers, their ayes and their noes."""
    a, n, m, paid_m, paid_a, paid_n = np.array([ayes, noes, members, *paid], np.int32).reshape(6, 1, 1)
    return Counts((party,), a, n, m, paid_m, paid_a, paid_n)
