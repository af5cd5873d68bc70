import numpy as np
import pytest

from whipcount.divisions.intervals import wilson, wilson_bounds


@pytest.mark.parametrize(("k", "n"), [(0, 5), (5, 5), (3, 10), (90, 100)])
def test_both_ends_solve_the_score_equation(k: int, n: int) -> None:
    bounds = wilson(k, n)
    assert bounds is not None
    for p in bounds:
        if 0 < p < 1:
            assert (k / n - p) ** 2 == pytest.approx(1.6448536269514722**2 * p * (1 - p) / n)
    assert bounds[0] <= k / n <= bounds[1]


def test_no_vote_says_nothing() -> None:
    assert wilson(0, 0) is None
    low, high = wilson_bounds(np.array([0]), np.array([0]))
    assert (low.item(), high.item()) == (0.0, 1.0)
