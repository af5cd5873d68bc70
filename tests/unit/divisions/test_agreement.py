"""Agreement by products against counting pair by pair."""

import numpy as np
import pytest

from whipcount.divisions.agreement import agreement, between_parties, neighbours, pair, usual_label
from whipcount.divisions.counts import count_parties
from whipcount.divisions.matrix import RollCall


@pytest.mark.parametrize("divisions", [1, 60, 5_000])
def test_products_are_the_counts(divisions: int) -> None:
    votes = np.random.default_rng(1).choice([0, 1, 9], size=(12, divisions)).astype(np.int8)
    found = agreement(votes)
    for i in range(12):
        for j in range(12):
            both = (votes[i] != 9) & (votes[j] != 9)
            assert found.shared[i, j] == both.sum()
            assert found.agreed[i, j] == (votes[i, both] == votes[j, both]).sum()


def test_no_shared_vote_is_not_estimated() -> None:
    votes = np.array([[1, 9], [9, 1]], np.int8)
    assert np.isnan(agreement(votes).share()[0, 1])
    assert pair(votes, 0, 1) is None
    assert neighbours(votes, 0, [1], 5) == ()


def test_few_shared_votes_prove_little() -> None:
    votes = np.full((3, 50), 9, np.int8)
    votes[0], votes[1], votes[2, :2] = 1, 1, 1
    votes[1, 0] = 0
    assert [near.row for near in neighbours(votes, 0, range(3), 5)] == [1, 2]
    both = pair(votes, 0, 2)
    assert both is not None
    assert (both.share, both.low < 0.5) == (1.0, True)


def test_a_higher_share_goes_before_more_votes() -> None:
    votes = np.ones((3, 100), np.int8)
    votes[1, 60:] = 0
    votes[2, 40:] = 9
    assert [near.row for near in neighbours(votes, 0, range(3), 5)] == [2, 1]


def test_only_votes_under_another_label_count() -> None:
    votes = np.array([[1, 1, 1], [1, 0, 0]], np.int8)
    labels = np.array([[0, 0, 0], [0, 1, 2]], np.int32)
    counted = labels != labels[0]
    near = neighbours(votes, 0, [1], 1, counted)[0]
    assert (near.shared, near.agreed) == (2, 0)
    assert usual_label(votes, labels, counted, 0, 1) in {1, 2}


def test_parties_are_compared_by_all_pairs_of_members() -> None:
    rng = np.random.default_rng(2)
    votes, labels = rng.choice([0, 1, 9], size=(9, 20)), rng.choice(["x", "y"], size=(9, 20))
    call = RollCall.from_matrix(votes, labels)
    found = between_parties(count_parties(call), range(20))
    shared = agreed = 0
    for d in range(20):
        for i in range(9):
            for j in range(9):
                if labels[i, d] == "x" and labels[j, d] == "y" and 9 not in (votes[i, d], votes[j, d]):
                    shared, agreed = shared + 1, agreed + int(votes[i, d] == votes[j, d])
    assert (found.shared[0, 1], found.agreed[0, 1]) == (shared, agreed)
    alone = between_parties(count_parties(RollCall.from_matrix([[1, 0]], ["x"])), range(2))
    assert alone.shared.tolist() == [[0]]
