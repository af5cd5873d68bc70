"""Votes against the line, against looking at each vote."""

import numpy as np
import pytest

from whipcount.divisions.against import ABSTAIN, FREE, NO_LINE, against
from whipcount.divisions.matrix import RollCall


@pytest.mark.parametrize("direction", [0, 1, ABSTAIN, FREE, NO_LINE])
@pytest.mark.parametrize("vote", [0, 1, 9])
def test_every_vote_beside_every_direction(vote: int, direction: int) -> None:
    call = RollCall.from_matrix([[vote]], parties=["x"])
    expected = vote != 9 and (direction == ABSTAIN or direction == 1 - vote)
    assert against(call, np.array([[direction]], np.int8)).item() is expected


def test_the_party_is_that_of_the_cell() -> None:
    call = RollCall.from_matrix([[1, 1, 1]], parties=[["x", "y", ""]])
    assert against(call, np.array([[0, 0, 0], [1, 1, 1]], np.int8)).tolist() == [[True, False, False]]


def test_nobody_without_a_label_rebels() -> None:
    assert not against(RollCall.from_matrix([[1, 0]]), np.zeros((0, 2), np.int8)).any()
    call = RollCall.from_matrix([[1, 0], [1, 1]], parties=["", "x"])
    assert against(call, np.array([[0, 1]], np.int8)).tolist() == [[False, False], [True, False]]
