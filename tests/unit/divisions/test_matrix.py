"""A roll call from a matrix: what is accepted, and how mistakes are told."""

import numpy as np
import pytest

from whipcount import InputError, RollCall


def test_labels_of_members_and_of_cells():
    rc = RollCall.from_matrix([[1, 0], [9, 1]], parties=["b", "a"])
    assert (rc.party_names, rc.party.tolist()) == (("a", "b"), [1, 0])
    assert rc.party_of_cells().tolist() == [[1, 1], [0, 0]]
    cells = RollCall.from_matrix([[1, 0], [9, 1]], parties=[["b", "a"], [None, "a"]])
    assert cells.party.tolist() == [[1, 0], [-1, 0]]
    assert RollCall.from_matrix([[1]]).party_of_cells().tolist() == [[-1]]


def test_no_label_may_be_none_empty_or_nan():
    rc = RollCall.from_matrix([[1], [1], [0], [0]], parties=[None, "", float("nan"), "a"])
    assert rc.party.tolist() == [-1, -1, -1, 0]


def test_floats_of_whole_numbers_are_votes():
    rc = RollCall.from_matrix(np.array([[1.0, 0.0, 9.0]]))
    assert rc.votes.dtype == np.int8
    assert rc.n_votes == 2


def test_the_votes_cannot_be_changed_nor_follow_the_array_that_was_given():
    given = np.array([[1, 0]], np.int8)
    rc = RollCall.from_matrix(given)
    given[0, 0] = 9
    assert rc.votes[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        rc.votes[0, 0] = 0


@pytest.mark.parametrize(
    ("votes", "options", "told"),
    [
        ([1, 0], {}, r"shape \(2,\)"),
        (np.zeros((0, 3), np.int8), {}, "at least one each"),
        ([[1, 2]], {}, "Row 1, column 2 holds 2; known are 1 aye, 0 no, 9 missing"),
        ([[1, -9]], {}, "holds -9"),
        ([[1, float("nan")]], {}, "holds nan"),
        ([["aye"]], {}, "holds aye"),
        ([[1, 0], [1]], {}, "no matrix"),
        ([[1, 0]], {"parties": ["a", "b"]}, r"labels have the shape \(2,\)"),
        ([[1], [0]], {"members": ["x"]}, "1 member ids for 2 members"),
        ([[1], [0]], {"members": ["x", "x"]}, "'x' comes twice"),
        ([[1, 0]], {"divisions": ["d", "d"]}, "division id 'd' comes twice"),
    ],
)
def test_mistakes_are_told(votes, options, told):
    with pytest.raises(InputError, match=told):
        RollCall.from_matrix(votes, **options)


def test_every_unknown_code_is_counted():
    with pytest.raises(InputError) as caught:
        RollCall.from_matrix(np.full((5, 6), 7))
    assert len(caught.value.errors) == 21
    assert caught.value.errors[-1] == "10 further cells hold unknown codes."
