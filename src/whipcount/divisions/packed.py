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
Octets = npt.NDArray[np.uint8]
_BYTE, _WORD = 8, 64
_BLOCK = 512
_AYE, _NO, _SEAT = np.uint8(1), np.uint8(2), np.uint8(4)
_HALVES = ((4, 0x0F0F0F0F0F0F0F0F), (2, 0x3333333333333333), (1, 0x5555555555555555))
"""How far bits are swapped, and which of each byte come from the higher row."""


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
    rows, labels = _rows(cells, len(call.party_names))
    starts, present, places, n_words = _places(labels)

    own_label = labels.astype(cells.dtype)[:, None]
    n_planes = 3 if payroll is None else 6
    across = np.zeros((n_planes, n_words, call.n_divisions), np.uint64)
    along = np.zeros((2, len(rows), -(-call.n_divisions // _WORD)), np.uint64)
    for first in range(0, call.n_divisions, _BLOCK):
        here = slice(first, min(first + _BLOCK, call.n_divisions))
        codes = _codes(call.votes[rows, here], cells[rows, here] == own_label)
        words = slice(first // _WORD, -(-here.stop // _WORD))
        for plane, bit in zip(along, (_AYE, _NO), strict=True):
            plane[:, words] = _along(codes & bit)
        if payroll is not None:
            codes |= (codes << 3) & -payroll[rows, here].view(np.uint8)
        _across(codes, places, across[:, :, here])
    return Packed(
        call.n_members, call.n_divisions, len(call.party_names), rows, labels, starts, present,
        across[0], across[1], across[2], (across[3], across[4], across[5]) if payroll is not None else None,
        along[0], along[1],
    )  # fmt: skip


def _codes(votes: npt.NDArray[np.int8], holds: Bools) -> Octets:
    """Return what each cell is as bits 0 to 2 of a byte: aye, no, a seat under the row's label."""
    codes: Octets = (votes == NO).view(np.uint8) << 1
    codes |= (votes == AYE).view(np.uint8)
    codes |= _SEAT
    codes &= -holds.view(np.uint8)
    return codes


def _rows(cells: npt.NDArray[np.signedinteger], n_labels: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return member and label of each row, by label."""
    usual = cells.max(axis=1).astype(np.intp)
    held = np.zeros((len(cells), n_labels), bool)
    held[usual != NO_PARTY, usual[usual != NO_PARTY]] = True
    differs = cells != usual[:, None]
    changing = np.flatnonzero(differs.any(axis=1))
    where, column = np.nonzero(differs[changing] & (cells[changing] != NO_PARTY))
    held[changing[where], cells[changing[where], column]] = True
    labels, rows = np.nonzero(held.T)
    return rows, labels


def _places(
    labels: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp], int]:
    """Return first word and code of each party, the bit of each row, and the number of words."""
    present, first, members = np.unique(labels, return_index=True, return_counts=True)
    words = -(-members // _WORD)
    starts = np.concatenate([[0], np.cumsum(words)[:-1]]).astype(np.intp) if len(words) else words.astype(np.intp)
    inside = np.arange(len(labels)) - np.repeat(first, members)
    return starts, present, np.repeat(starts, members) * _WORD + inside, int(words.sum())


def _across(codes: Octets, places: npt.NDArray[np.intp], found: Words) -> None:
    """Put bit n of the codes into plane n of ``found``, as bits across the members, each row at its place.

    Parameters
    ----------
    found : (n_planes, n_words, n_columns)
    """
    n_planes, n_words, n_columns = found.shape
    width = -(-n_columns // _BYTE)
    spread = np.zeros((n_words * _WORD, width * _BYTE), np.uint8)
    spread[places, :n_columns] = codes
    _turn(spread.view(np.uint64).reshape(n_words * _BYTE, _BYTE, width))
    octets = spread.reshape(n_words, _BYTE, _BYTE, width * _BYTE)
    for n in range(n_planes):
        found[n] = np.ascontiguousarray(octets[:, :, n, :n_columns].transpose(0, 2, 1)).view(np.uint64)[:, :, 0]


def _turn(eights: Words) -> None:
    """Swap row and bit in place: of each eight rows, row n then holds bit n of all eight, a byte a column."""
    groups, _, width = eights.shape
    for step, mask in _HALVES:
        low, high = eights.reshape(groups, _BYTE // 2 // step, 2, step, width).transpose(2, 0, 1, 3, 4)
        swapped = low >> np.uint64(step)
        swapped ^= high
        swapped &= np.uint64(mask)
        high ^= swapped
        swapped <<= np.uint64(step)
        low ^= swapped


def _along(cell: Bools | Octets) -> Words:
    n_words = -(-cell.shape[1] // _WORD)
    found = np.zeros((len(cell), n_words * _BYTE), np.uint8)
    octets = np.packbits(cell, axis=1, bitorder="little")
    found[:, : octets.shape[1]] = octets
    return found.view(np.uint64)
