import numpy as np

from whipcount.divisions.agreement import agreement
from whipcount.divisions.mapping import agreement_map


def test_who_votes_alike_lies_near() -> None:
    rng = np.random.default_rng(0)
    line = rng.integers(0, 2, 200)
    votes = np.array([line ^ (rng.random(200) < 0.05) ^ (n >= 10) for n in range(20)]).astype(np.int8)
    rows, places, explained = agreement_map(agreement(votes), 25)
    assert rows.tolist() == list(range(20))
    first = places[:, 0]
    assert (first[:10] > 0).all() != (first[10:] > 0).all()
    assert explained[0] > 0.9 > explained[1]


def test_the_map_is_that_of_all_eigenvectors() -> None:
    votes = np.random.default_rng(1).choice([0, 1], size=(30, 80), p=[0.4, 0.6]).astype(np.int8)
    found = agreement(votes)
    squares = (1 - found.share()) ** 2
    np.fill_diagonal(squares, 0)
    centre = np.eye(30) - 1 / 30
    values = np.linalg.eigvalsh(-centre @ squares @ centre / 2)
    places = agreement_map(found, 1)[1]
    np.testing.assert_allclose((places**2).sum(axis=0), values[[-1, -2]], rtol=1e-2)


def test_too_few_shared_divisions_are_left_off() -> None:
    votes = np.ones((4, 40), np.int8)
    votes[3, 5:] = 9
    assert agreement_map(agreement(votes), 25)[0].tolist() == [0, 1, 2]
    assert agreement_map(agreement(votes[:2]), 1)[1].shape == (2, 2)
