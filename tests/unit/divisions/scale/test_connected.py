"""Which members and divisions can be compared."""

import numpy as np

from whipcount.divisions.scale.connected import components


def test_parts_without_a_common_vote_are_told_apart_the_larger_first():
    voted = np.array([[1, 0, 0], [0, 1, 1], [0, 0, 1], [0, 0, 0]], bool)
    parts = [(members.tolist(), divisions.tolist()) for members, divisions in components(voted)]
    assert parts == [
        ([False, True, True, False], [False, True, True]),
        ([True, False, False, False], [True, False, False]),
    ]


def test_a_chain_of_votes_joins():
    voted = np.eye(6, dtype=bool) | np.eye(6, k=1, dtype=bool)
    assert len(components(voted)) == 1


def test_nobody_voted():
    assert components(np.zeros((2, 2), bool)) == []
