"""Votes as bits: a whole Parliament is counted 64 cells at a time.

A row is a member under one label; who changed party has a row for each. The bits lie twice: across the members, the
parties one after the other from a new word each, to count a party's ayes and noes; and along the divisions, to count
a member's votes against a line. They are made once a record and then read by everything that counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from whipcount.divisions.codes import AYE, NO, NO_PARTY
from whipcount.divisions.matrix import RollCall

__all__ = ["Packed", "pack", "packed"]

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int32]
Words = npt.NDArray[np.uint64]
_BYTE, _WORD = 8, 64
_BLOCK = 512


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The bits of a roll call.

    Attributes
    ----------
    n_members, n_divisions, n_parties : shape of the roll call
    rows, labels : member and party code of each row of ``along_*``, by party
    starts : first word of each party in ``across``; parties without a member are left out
    present : codes of the parties of ``starts``
    across_ayes, across_noes, across_seats : (n_words, n_divisions); bits of members
    paid : the same three for those with a government post
    along_ayes, along_noes : (n_rows, n_words); bits of divisions
    """

    n_members: int
    n_divisions: int
    n_parties: int
    rows: npt.NDArray[np.intp]
    labels: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]
    present: npt.NDArray[np.intp]
    across_ayes: Words
    across_noes: Words
    across_seats: Words
    paid: tuple[Words, Words, Words] | None
    along_ayes: Words
    along_noes: Words

    def sums(self, bits: Words) -> Ints:
        """Return the numbers of set bits by party and division."""
        found = np.zeros((self.n_parties, self.n_divisions), np.int32)
        if len(self.starts):
            ones = np.bitwise_count(bits).astype(np.uint16)
            found[self.present] = np.add.reduceat(ones, self.starts, axis=0)
        return found

    def against(self, direction: npt.NDArray[np.int8], abstain: int) -> Words:
        """Return the votes against a direction, as bits along the divisions.

        Parameters
        ----------
        direction : (n_parties, n_divisions); 1 aye, 0 no, ``abstain``, anything else is no line
        """
        aye, no, neither = (_along(direction == code) for code in (AYE, NO, abstain))
        bits = self.along_noes & (aye | neither)[self.labels]
        bits |= self.along_ayes & (no | neither)[self.labels]
        return bits

    def by_member(self, bits: Words) -> npt.NDArray[np.int64]:
        """Return how many bits each member has set, over all labels."""
        ones = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
        found: npt.NDArray[np.int64] = np.bincount(self.rows, ones, self.n_members).astype(np.int64)
        return found

    def spread(self, bits: Words) -> Bools:
        """Return bits along the divisions as (n_members, n_divisions)."""
        found = np.zeros((self.n_members, self.n_divisions), bool)
        ones = np.unpackbits(bits.view(np.uint8), axis=1, count=self.n_divisions, bitorder="little").view(bool)
        first = np.unique(self.rows, return_index=True)[1]
        found[self.rows[first]] = ones[first]
        later = np.setdiff1d(np.arange(len(self.rows)), first)
        for row in later.tolist():
            found[self.rows[row]] |= ones[row]
        return found


@lru_cache(maxsize=4)
def packed(call: RollCall) -> Packed:
    """Return the bits of a roll call, made once."""
    return pack(call, None)


def pack(call: RollCall, payroll: Bools | None) -> Packed:
    """Make the bits of a roll call.

    Parameters
    ----------
    payroll : (n_members, n_divisions) or None; who held a government post
    """
    cells = call.party_of_cells()
    if len(call.party_names) <= np.iinfo(np.int8).max:
        cells = cells.astype(np.int8)
    rows, labels = _rows(cells)
    starts, present, places, n_words = _places(labels)

    shape = (n_words, call.n_divisions)
    ayes, noes, seats, *paid = (np.zeros(shape, np.uint64) for _ in range(3 if payroll is None else 6))
    along = np.zeros((2, len(rows), -(-call.n_divisions // _WORD)), np.uint64)
    for first in range(0, call.n_divisions, _BLOCK):
        here = slice(first, first + _BLOCK)
        votes, party = call.votes[:, here], cells[:, here]
        holds = party[rows] == labels[:, None]
        own = votes[rows]
        sides = (own == AYE) & holds, (own == NO) & holds
        posts = None if payroll is None else payroll[rows, here] & holds
        planes = [(ayes, sides[0]), (noes, sides[1]), (seats, holds)]
        if posts is not None:
            planes += list(zip(paid, (sides[0] & posts, sides[1] & posts, posts), strict=True))
        for plane, bits in planes:
            plane[:, here] = _across(bits, places, n_words)
        words = slice(first // _WORD, -(-min(first + _BLOCK, call.n_divisions) // _WORD))
        for plane, bits in zip(along, sides, strict=True):
            plane[:, words] = _along(bits)
    return Packed(
        call.n_members, call.n_divisions, len(call.party_names), rows, labels, starts, present,
        ayes, noes, seats, (paid[0], paid[1], paid[2]) if paid else None, along[0], along[1],
    )  # fmt: skip


def _rows(
    cells: npt.NDArray[np.signedinteger],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return member and label of each row, by label."""
    usual = cells.max(axis=1).astype(np.intp)
    differs = cells != usual[:, None]
    changing = np.flatnonzero(differs.any(axis=1))
    where, column = np.nonzero(differs[changing] & (cells[changing] != NO_PARTY))
    others = np.unique(np.stack([changing[where], cells[changing[where], column]]), axis=1)
    rows = np.concatenate([np.arange(len(usual)), others[0]])
    labels = np.concatenate([usual, others[1]])
    kept = np.flatnonzero(labels != NO_PARTY)
    order = kept[np.argsort(labels[kept], kind="stable")]
    return rows[order], labels[order]


def _places(
    labels: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp], int]:
    """Return first word and code of each party, the bit of each row, and the number of words."""
    present, first, members = np.unique(labels, return_index=True, return_counts=True)
    words = -(-members // _WORD)
    starts = np.concatenate([[0], np.cumsum(words)[:-1]]).astype(np.intp) if len(words) else words.astype(np.intp)
    inside = np.arange(len(labels)) - np.repeat(first, members)
    return starts, present, np.repeat(starts, members) * _WORD + inside, int(words.sum())


def _across(rows: Bools, places: npt.NDArray[np.intp], n_words: int) -> Words:
    """Return bits across the members, each row at its place."""
    spread = np.zeros((n_words * _WORD, rows.shape[1]), np.uint8)
    spread[places] = rows
    octets = spread.reshape(-1, _BYTE, rows.shape[1])
    octets <<= np.arange(_BYTE, dtype=np.uint8)[:, None]
    joined = np.bitwise_or.reduce(octets, axis=1)
    words = np.ascontiguousarray(joined.T).view(np.uint64)
    return np.ascontiguousarray(words.T)


def _along(cell: Bools) -> Words:
    n_words = -(-cell.shape[1] // _WORD)
    found = np.zeros((len(cell), n_words * _BYTE), np.uint8)
    octets = np.packbits(cell, axis=1, bitorder="little")
    found[:, : octets.shape[1]] = octets
    return found.view(np.uint64)
