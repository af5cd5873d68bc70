"""What a forecast of letters says."""

from lettersbuilder import PAST, past, standing
from whipcount.forecast.letters.fit import fit
from whipcount.forecast.letters.row import HORIZONS
from whipcount.forecast.letters.tell import VERSION, chances, forecast
from whipcount.forecast.record import Model

FIT = fit(PAST)


def test_a_number_and_a_chance_for_each_horizon() -> None:
    found = forecast(FIT, standing(), "sha256:x", 4)
    assert [one.horizon for one in found] == [None, *HORIZONS]
    assert found[0].probability is None
    assert all(one.quantiles is None and 0 < one.probability < 1 for one in found[1:])
    assert {(one.model, one.data_hash, one.model_version, one.seed) for one in found} == {
        (Model.LETTERS, "sha256:x", f"{VERSION}/{FIT.last}", 4)
    }


def test_the_words_name_the_threshold_and_the_last_day() -> None:
    number, week, *_ = forecast(FIT, standing(), "sha256:x")
    assert "54 of 360 are needed" in number.question
    assert "within 7 days that the 54 letters" in week.question
    assert "after 2022-03-01 and by the end of 2022-03-08" in week.resolution


def test_what_is_reached_in_a_week_is_reached_in_a_month() -> None:
    found = chances(FIT, standing(recent={30: 20, 90: 20}, public=40, declared=30))
    assert list(found) == sorted(found)


def test_base_rates_come_from_the_days_of_the_rule() -> None:
    number, week, month, _ = forecast(FIT, standing(), "sha256:x")
    assert number.base_rate == 27
    assert forecast(FIT, standing(public=53), "sha256:x")[0].base_rate == 53
    assert 0 < week.base_rate < month.base_rate < 0.05
    assert forecast(FIT, standing(rule_days=None), "x")[1].base_rate is None
    assert forecast(fit([past(1, 3, None)]), standing(), "x")[0].base_rate is None


def test_drivers_come_largest_first() -> None:
    drivers = forecast(FIT, standing(), "sha256:x")[0].drivers
    assert abs(drivers[0].effect) >= abs(drivers[1].effect)
    assert {one.name for one in drivers} == {"new declarations in 30 days", "standing"}
