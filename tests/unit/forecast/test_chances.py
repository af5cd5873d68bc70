"""Tables of chances: binomials, sums, quantiles."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest

from whipcount.forecast.chances import binomial, interval, quantiles, sum_of, weights_of
from whipcount.forecast.record import QUANTILES, TOLD


@pytest.mark.parametrize(("n", "share"), [(0, Fraction(1, 3)), (1, Fraction(1, 2)), (359, Fraction(2, 7))])
def test_a_binomial_agrees_with_fractions(n: int, share: Fraction) -> None:
    exact = [float(comb(n, k) * share**k * (1 - share) ** (n - k)) for k in range(n + 1)]
    assert binomial(np.arange(n + 1), n, float(share)) == pytest.approx(exact, rel=1e-10, abs=1e-300)


def test_more_successes_than_trials_cannot_be() -> None:
    assert binomial(np.array([-1, 3]), 2, 0.5).tolist() == [0.0, 0.0]


def test_sums_are_convolutions_of_any_number_of_tables() -> None:
    coin = np.array([0.5, 0.5])
    assert sum_of([]).tolist() == [1.0]
    for n in range(1, 8):
        assert sum_of([coin] * n) == pytest.approx(binomial(np.arange(n + 1), n, 0.5))


def test_a_quantile_is_the_least_number_that_has_the_share() -> None:
    found = quantiles(np.array([0.1, 0.2, 0.4, 0.2, 0.1]))
    assert tuple(found) == TOLD
    assert [found[share] for share in QUANTILES] == [0.0, 0.0, 1.0, 2.0, 3.0, 3.0, 4.0]
    assert interval(found) == (0.0, 3.0)
    assert interval(found, 0.5) == (1.0, 3.0)


def test_weights_stand_very_large_logs() -> None:
    assert weights_of(np.array([-5000.0, -5000.0])).tolist() == [0.5, 0.5]
