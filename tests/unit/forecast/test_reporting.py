"""The share that is told in public, learnt from few cases."""

import numpy as np
import pytest

from whipcount.errors import InputError, ModelError
from whipcount.forecast.chances import binomial
from whipcount.forecast.reporting import SHARES, Reporting, Told, few_first, reporting


def test_nothing_known_means_one_half_and_every_share_possible() -> None:
    found = reporting([])
    assert found.mean == pytest.approx(0.5, abs=1e-6)
    assert min(found.weights) > 0


def test_many_even_cases_say_what_the_next_will_be_and_uneven_ones_do_not() -> None:
    even = reporting([Told(30, 100, 100)] * 30)
    uneven = reporting([Told(2, 100, 100), Told(58, 100, 100)] * 15)
    assert even.mean == pytest.approx(0.3, abs=0.03)
    assert np.dot(even.weights, (SHARES - even.mean) ** 2) < np.dot(uneven.weights, (SHARES - uneven.mean) ** 2)


def test_a_case_below_a_threshold_says_less_than_one_whose_number_is_known() -> None:
    nothing, below, exact = reporting([]), reporting([Told(1, 0, 52)]), reporting([Told(1, 52, 52)])
    assert exact.mean < below.mean < nothing.mean


def test_the_chance_of_an_interval_is_the_sum_of_its_numbers() -> None:
    found = reporting([Told(1, 2, 2)])
    totals = np.arange(6)
    sums = sum(found.likelihood(k, k, totals) for k in (1, 2, 3))
    assert found.likelihood(1, 3, totals) == pytest.approx(np.asarray(sums))
    assert found.likelihood(2, 2, totals)[4] == pytest.approx(binomial(2, 4, SHARES))


def test_few_are_likelier_than_many() -> None:
    weights = few_first(np.arange(50))
    assert weights.sum() == pytest.approx(1)
    assert (np.diff(weights) < 0).all()


@pytest.mark.parametrize("told", [(-1, 2, 2), (3, 2, 2), (0, 3, 2)])
def test_more_told_than_there_are_is_refused(told: tuple[int, int, int]) -> None:
    with pytest.raises(InputError, match="cannot be"):
        Told(*told)


def test_it_survives_json_and_refuses_another_grid() -> None:
    found = reporting([Told(5, 25, 25)])
    assert Reporting.from_dict(found.to_dict()) == found
    with pytest.raises(ModelError, match="2 shares"):
        Reporting.from_dict({"weights": [0.5, 0.5], "cases": 1})
