"""Rows of the fit: one for a member under one label."""

import numpy as np

from whipcount.divisions.matrix import RollCall
from whipcount.divisions.scale.layout import lay_out

CELLS = [["b", "b", "a"], ["a", "a", "a"], [None, None, None]]
VOTES = [[1, 0, 1], [0, 9, 1], [9, 9, 9]]


def test_a_member_with_two_labels_has_two_rows():
    layout = lay_out(RollCall.from_matrix(VOTES, parties=CELLS), by_party=True)
    assert list(zip(layout.member.tolist(), layout.labels[layout.party].tolist(), strict=True)) == [
        (2, -1),
        (0, 0),
        (1, 0),
        (0, 1),
    ]
    assert layout.signs.tolist() == [[0, 0, 0], [0, 0, 1], [-1, 0, 1], [1, -1, 0]]
    assert layout.main_rows().tolist() == [3, 2, 0]


def test_sums_over_rows_go_to_their_members():
    layout = lay_out(RollCall.from_matrix(VOTES, parties=CELLS), by_party=True)
    assert layout.by_member(np.array([[1.0], [2.0], [4.0], [8.0]])).tolist() == [[10.0], [4.0], [1.0]]


def test_counts_by_party():
    layout = lay_out(RollCall.from_matrix(VOTES, parties=["x", "y", "y"]), by_party=True)
    assert layout.ayes().tolist() == [[1, 0, 1], [0, 0, 1]]
    assert layout.noes().tolist() == [[0, 1, 0], [1, 0, 0]]


def test_without_parties_all_are_one():
    layout = lay_out(RollCall.from_matrix(VOTES, parties=CELLS), by_party=False)
    assert layout.n_parties == 1
    assert layout.member.tolist() == [0, 1, 2]
