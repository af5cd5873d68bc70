"""Numbers of every party in every division, against counting one by one."""

import numpy as np
import pytest

from divisionbuilder import drawn
from whipcount.divisions.counts import Counts, count_parties, one_party
from whipcount.divisions.matrix import RollCall


def one_by_one(call: RollCall, payroll: np.ndarray) -> dict[str, np.ndarray]:
    shape = (len(call.party_names), call.n_divisions)
    names = ("ayes", "noes", "members", "paid_ayes", "paid_noes", "paid_members")
    found = {name: np.zeros(shape, int) for name in names}
    cells = call.party_of_cells()
    for (row, column), vote in np.ndenumerate(call.votes):
        if cells[row, column] >= 0:
            at = (cells[row, column], column)
            for prefix in ("", "paid_") if payroll[row, column] else ("",):
                found[f"{prefix}members"][at] += 1
                if vote != 9:
                    found[f"{prefix}ayes" if vote else f"{prefix}noes"][at] += 1
    return found


@pytest.mark.parametrize("moves", [0.0, 0.02, 0.9])
@pytest.mark.parametrize("seed", range(3))
def test_counts_are_those_of_counting_one_by_one(moves: float, seed: int) -> None:
    call, payroll = drawn(seed, moves)
    counts = count_parties(call, payroll)
    for name, slow in one_by_one(call, payroll).items():
        assert (getattr(counts, name) == slow).all(), name
    assert (counts.voted == counts.ayes + counts.noes).all()


def test_blocks_of_divisions_are_joined() -> None:
    call, payroll = drawn(5, 0.02, members=7, divisions=2_100)
    counts = count_parties(call, payroll)
    assert all((getattr(counts, name) == slow).all() for name, slow in one_by_one(call, payroll).items())


def test_more_parties_than_a_byte_holds() -> None:
    call, payroll = drawn(6, 0.05, parties=150, members=400, divisions=5)
    counts = count_parties(call, payroll)
    assert all((getattr(counts, name) == slow).all() for name, slow in one_by_one(call, payroll).items())


def test_without_labels_nothing_is_counted() -> None:
    counts = count_parties(RollCall.from_matrix([[1, 0], [9, 9]]))
    assert counts.ayes.shape == (0, 2)


def test_an_empty_party_counts_nobody() -> None:
    counts = count_parties(RollCall.from_matrix([[9, 9], [1, 0]], parties=["absent", "x"]))
    assert counts.voted.tolist() == [[0, 0], [1, 1]]
    assert counts.members.tolist() == [[1, 1], [1, 1]]
    assert not counts.paid_members.any()
    assert not counts.paid_ayes.any()
    assert not counts.paid_noes.any()


def test_one_party_is_the_same_shape() -> None:
    counts = one_party("labour", 3, 1, 9, (2, 1, 0))
    assert isinstance(counts, Counts)
    assert (counts.ayes[0, 0], counts.noes[0, 0], counts.members[0, 0]) == (3, 1, 9)
    assert (counts.paid_members[0, 0], counts.paid_ayes[0, 0], counts.paid_noes[0, 0]) == (2, 1, 0)
