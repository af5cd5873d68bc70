"""Votes laid out for the fit: one row for a member under one label, rows of one party together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whipcount.divisions.matrix import AYE, MISSING, NO, RollCall

__all__ = ["Layout", "lay_out"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Rows sorted by party.

    Attributes
    ----------
    signs : (n_rows, n_divisions) int8; 1 aye, -1 no, 0 no vote under this row's label
    member : member of each row
    party : party of each row, ascending from 0
    starts : first row of each party
    labels : code in the roll call of each party, -1 for members without a label
    n_members : members, whether or not they have a row
    """

    signs: npt.NDArray[np.int8]
    member: Ints
    party: Ints
    starts: Ints
    labels: Ints
    n_members: int

    @property
    def n_parties(self) -> int:
        """Number of labels in use."""
        return len(self.starts)

    def ayes(self) -> Floats:
        """Ayes by party and division."""
        return _sums(self.signs == 1, self.starts)

    def noes(self) -> Floats:
        """Noes by party and division."""
        return _sums(self.signs == -1, self.starts)

    def weights(self) -> Floats:
        """Votes of each row."""
        return np.asarray(np.count_nonzero(self.signs, axis=1), dtype=np.float64)

    def by_member(self, rows: Floats) -> Floats:
        """Add up rows by member."""
        if self.has_one_row_each:
            out = np.zeros((self.n_members, *rows.shape[1:]))
            out[self.member] = rows
            return out
        flat = rows.reshape(len(rows), -1)
        sums = [np.bincount(self.member, flat[:, k], self.n_members) for k in range(flat.shape[1])]
        return np.asarray(np.stack(sums, axis=1).reshape(self.n_members, *rows.shape[1:]), dtype=np.float64)

    @property
    def has_one_row_each(self) -> bool:
        """Whether nobody has two labels."""
        return len(np.unique(self.member)) == len(self.member)

    def main_rows(self) -> Ints:
        """The row with the most votes of every member; -1 for a member without a vote."""
        order = np.lexsort((self.weights(), self.member))
        out = np.full(self.n_members, -1)
        out[self.member[order]] = order
        return out


def lay_out(rc: RollCall, by_party: bool) -> Layout:
    """Return the rows of a roll call; all in one party unless ``by_party``.

    Parameters
    ----------
    by_party : a member with votes under two labels gets two rows
    """
    signs = np.zeros(rc.votes.shape, np.int8)
    signs[rc.votes == AYE] = 1
    signs[rc.votes == NO] = -1
    if not by_party or rc.party is None:
        rows = np.arange(rc.n_members)
        return Layout(signs, rows, np.zeros_like(rows), np.array([0]), np.array([-1]), rc.n_members)
    if rc.party.ndim == 1:
        member, label = np.arange(rc.n_members), rc.party.astype(np.int64)
    else:
        member, label = _pairs(rc.party, rc.votes != MISSING, len(rc.party_names))
    order = np.lexsort((member, label))
    member, label = member[order], label[order]
    cells = signs[member]
    if rc.party.ndim == 2:
        cells[rc.party[member] != label[:, None]] = 0
    labels, starts, party = np.unique(label, return_index=True, return_inverse=True)
    return Layout(cells, member, party, starts, labels, rc.n_members)


def _sums(there: npt.NDArray[np.bool_], starts: Ints) -> Floats:
    return np.asarray(np.add.reduceat(there, starts, axis=0, dtype=np.int32), dtype=np.float64)


def _pairs(party: npt.NDArray[np.int32], voted: npt.NDArray[np.bool_], n_labels: int) -> tuple[Ints, Ints]:
    """Return every member and label under which there is a vote; those who never voted under their first label."""
    counts = np.zeros((len(party), n_labels + 1), dtype=np.int64)
    rows = np.broadcast_to(np.arange(len(party))[:, None], party.shape)
    np.add.at(counts, (rows[voted], party[voted] + 1), 1)
    silent = np.nonzero(counts.sum(axis=1) == 0)[0]
    counts[silent, party[silent].max(axis=1) + 1] = 1
    member, label = np.nonzero(counts)
    return member, label - 1
