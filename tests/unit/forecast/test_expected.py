from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, nbinom

from whipcount.errors import InputError
from whipcount.forecast.expected import count_distribution, expected_count, range_of, scattered_distribution, together


@given(st.lists(st.floats(0, 1), min_size=1, max_size=7))
def test_every_combination_of_events_is_counted(chances):
    slow = np.zeros(len(chances) + 1)
    for came in product((0, 1), repeat=len(chances)):
        slow[sum(came)] += prod(p if one else 1 - p for p, one in zip(chances, came, strict=True))
    assert count_distribution(chances) == pytest.approx(slow, abs=1e-12)


def test_equal_chances_are_binomial_even_where_far_counts_are_left_out():
    found = count_distribution([0.01] * 20_000)
    assert len(found) < 600
    assert found == pytest.approx(binom.pmf(range(len(found)), 20_000, 0.01), abs=1e-12)
    assert found.sum() == pytest.approx(1, abs=1e-12)


def test_scatter_is_negative_binomial():
    found = scattered_distribution(10.0, 0.8)
    assert found == pytest.approx(nbinom.pmf(range(len(found)), 0.8, 0.8 / 10.8), abs=1e-12)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.sampled_from([0.5, 0.95, 0.99]))
def test_a_range_leaves_out_at_most_half_of_the_rest_on_each_side(chances, inside):
    chance = count_distribution(chances)
    low, high = range_of(chance, inside)
    assert chance[:low].sum() <= (1 - inside) / 2 + 1e-9
    assert chance[high + 1 :].sum() <= (1 - inside) / 2 + 1e-9
    assert low <= high


def test_scatter_widens_the_range():
    p, came = [0.1] * 100, [1] * 10 + [0] * 90
    plain, scattered = expected_count(p, came), expected_count(p, came, scattered_distribution(10.0, 2.0))
    assert plain.range95 == (5, 16)
    assert scattered.range95[0] < 5 < 16 < scattered.range95[1]
    assert plain.range99[1] > plain.range95[1]


@given(st.floats(0.01, 200), st.floats(0.1, 100))
def test_hardly_anything_is_left_out_of_scatter(mean, size):
    found = scattered_distribution(mean, size)
    assert found.sum() == pytest.approx(1, abs=1e-9)
    assert (found * np.arange(len(found))).sum() == pytest.approx(mean, rel=1e-6)


def test_kinds_of_events_are_counted_together():
    both = together([count_distribution([0.1] * 20), count_distribution([0.7] * 5)])
    assert both == pytest.approx(count_distribution([0.1] * 20 + [0.7] * 5)[: len(both)], abs=1e-8)
    assert together([]).tolist() == [1.0]


def test_a_count_outside_is_told():
    found = expected_count([0.1] * 100, [1] * 30 + [0] * 70)
    assert (found.observed, found.is_inside) == (30, False)


def test_bounds_are_refused():
    with pytest.raises(InputError, match="outside 0 to 1"):
        count_distribution([1.2])
    with pytest.raises(InputError, match="no distribution"):
        scattered_distribution(0, 1)
