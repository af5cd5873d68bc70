"""Bits against the cells they were made of."""

import numpy as np
import pytest

from divisionbuilder import drawn
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.packed import pack, packed


@pytest.mark.parametrize("moves", [0.0, 0.03, 0.9])
@pytest.mark.parametrize("shape", [(30, 40), (130, 64), (65, 129), (9, 1_100), (1, 1)])
def test_bits_are_the_cells(moves: float, shape: tuple[int, int]) -> None:
    call, payroll = drawn(1, moves, members=shape[0], divisions=shape[1])
    bits = pack(call, payroll)
    direction = np.random.default_rng(2).choice([0, 1, 2, 5, 9], size=(len(call.party_names), shape[1])).astype(np.int8)
    cells = call.party_of_cells()
    asked = np.where(
        cells < 0, 9, np.take_along_axis(np.vstack([direction, direction[:1]]), np.maximum(cells, 0), axis=0)
    )
    expected = (call.votes != 9) & ((asked == 2) | ((asked < 2) & (call.votes != asked)))
    found = bits.against(direction, 2)
    assert (bits.spread(found) == expected).all()
    assert (bits.by_member(found) == expected.sum(axis=1)).all()


def test_the_bits_are_made_once() -> None:
    call, _ = drawn(3, 0.1)
    assert packed(call) is packed(call)


def test_nobody_has_a_label() -> None:
    bits = pack(RollCall.from_matrix([[1, 0]]), None)
    assert bits.sums(bits.across_ayes).shape == (0, 2)
    assert not bits.spread(bits.against(np.zeros((0, 2), np.int8), 2)).any()
