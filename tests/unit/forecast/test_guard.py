import pytest

from forecastbuilder import foretold
from whipcount.errors import CountError
from whipcount.forecast.guard import GuardError, guard, highest_credible

PAST = [0] * 150 + [3] * 45 + [8] * 4 + [40]


def test_the_upper_end_leaves_out_one_in_two_hundred():
    assert highest_credible(PAST) == 8
    assert highest_credible(PAST[:-1]) == 8
    assert highest_credible([40, 0]) == 40
    assert highest_credible(range(1000)) == 994


def test_a_credible_sum_passes():
    guard([foretold(probability=0.1)] * 80, PAST)
    guard([], [])


def test_a_sum_above_everything_seen_is_refused_with_what_to_do():
    with pytest.raises(
        GuardError, match=r"121 defection .* sum to 69\.5 expected, more than the 8 .*forecast fit"
    ) as told:
        guard([foretold(probability=69.5 / 121)] * 121, PAST)
    assert told.value.exit_code == 2


def test_without_a_past_nothing_is_published():
    with pytest.raises(CountError, match="No past count"):
        guard([foretold()], [])
