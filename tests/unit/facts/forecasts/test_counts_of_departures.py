"""The range of a count of departures is that of the vintage which foretold it."""

from whipcount.facts.forecasts import defection
from whipcount.facts.forecasts.counts import counts_of
from whipcount.forecast.defection.counts import count_range, size_weights
from whipcount.forecast.expected import range_of
from whipcount.forecast.record import Model


def test_every_parliament_tested_and_every_version_has_one() -> None:
    found = counts_of(Model.DEFECTION)
    fit = defection.shipped()
    assert {"2005", "2010", "2015", "2017", "2019", "2024"} <= set(found)
    assert {f"{fit.version}/{one.until}" for one in fit.vintages} <= set(found)


def test_a_parliament_is_counted_as_those_before_it_teach() -> None:
    before = next(one for one in defection.shipped().vintages if one.until.year == 2017)
    assert range_of(counts_of(Model.DEFECTION)["2017"](12.6)) == count_range(12.6, size_weights(before.seen))


def test_the_counts_of_other_models_are_those_of_independent_events() -> None:
    assert not any(counts_of(model) for model in Model if model is not Model.DEFECTION)
