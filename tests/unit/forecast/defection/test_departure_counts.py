import pytest

from whipcount.forecast.defection.counts import SIZES, count_range, size_weights


def likeliest(seen):
    weights = size_weights(seen)
    assert sum(weights) == pytest.approx(1)
    return SIZES[weights.index(max(weights))]


def test_counts_that_scatter_have_a_small_size():
    assert likeliest([(30, 10), (0, 10), (1, 10), (25, 10)]) < likeliest([(11, 10), (9, 10), (10, 10), (12, 10)])


def test_nothing_seen_leaves_the_prior():
    assert 0.8 < likeliest([]) < 1.25


def test_the_range_widens_with_scatter_and_holds_the_mean():
    calm, wild = size_weights([(10, 10)] * 8), size_weights([(40, 10), (0, 10)] * 4)
    assert count_range(10, wild)[1] > count_range(10, calm)[1]
    assert count_range(10, calm)[0] <= 10 <= count_range(10, calm)[1]
    assert count_range(10, calm, 0.99)[1] > count_range(10, calm, 0.5)[1]


def test_nobody_expected_is_nobody():
    assert count_range(0.0, size_weights([])) == (0, 0)
