import dataclasses
from datetime import date
from math import log

import numpy as np
import pytest
from survivalrows import START, row, rows

from whipcount.forecast.survival import HORIZONS, fit, forecast
from whipcount.forecast.survival.calendar import PRIOR_RATES, Calendar
from whipcount.forecast.survival.chance import elections_within, gone_chances, lost_chances
from whipcount.forecast.survival.features import LEAVING, matrix
from whipcount.forecast.survival.logistic import sigmoid

FIT = fit(rows())


def chances(**changes: object) -> list[float]:
    return [one.probability or 0.0 for one in forecast(FIT, row(**changes), "leader:labour", START)]


def test_the_longer_the_less_likely() -> None:
    found = chances()
    assert found == sorted(found, reverse=True)
    assert all(0 < one < 1 for one in found)


def test_each_sign_of_a_crisis_lowers_it() -> None:
    calm = chances(in_government=True, lost_week=0.0)
    for sign in (
        {"lost_week": 0.1}, {"ballot_pending": True}, {"ballot_against": 0.4}, {"want_out": 0.1}, {"says_going": True},
    ):  # fmt: skip
        worse = chances(**({"in_government": True, "lost_week": 0.0} | sign))
        assert all(low < high for low, high in zip(worse, calm, strict=True)), sign


def test_an_election_called_matters_from_the_day_after_it() -> None:
    week, month, *_ = chances(called_in=7, lead=-0.2)
    assert week > 0.9 > month
    assert chances(called_in=6, lead=-0.2)[0] < week


def test_it_says_what_would_resolve_it() -> None:
    found = forecast(FIT, row(), "leader:labour", date(1990, 1, 2))
    assert [one.horizon for one in found] == list(HORIZONS)
    assert found[0].question == "Will A still lead the Labour party after 7 days, at the end of 1990-01-08?"
    assert "has not announced" in found[0].resolution
    assert found[0].model_version == f"survival-2/{FIT.until}"
    assert all(0 < (one.base_rate or 0) < 1 for one in found)


def test_the_drivers_add_up_to_the_chance_in_the_first_week() -> None:
    asked = row(called_in=None, want_out=0.05)
    week = forecast(FIT, asked, "leader:labour", START)[0]
    chance = float(gone_chances(FIT, [asked])[0, 0])
    total = sum(driver.effect for driver in week.drivers) - FIT.ordinary[0][0]
    assert total == pytest.approx(log((1 - chance) / chance))


def test_each_chance_of_an_election_is_that_of_being_beaten_times_that_of_leaving_then() -> None:
    ahead, behind = (lost_chances(FIT, [row(lead=lead)])[0] for lead in (0.2, -0.2))
    leaves = sigmoid(matrix(LEAVING, [row()]) @ np.array(FIT.leaving))[0]
    assert ahead < behind < leaves


def test_a_government_ahead_may_go_early() -> None:
    fitted = dataclasses.replace(FIT, calendar=Calendar(PRIOR_RATES, 8.0))
    level, ahead = (elections_within(fitted, row(parliament=1300, governing_lead=lead), 180) for lead in (0.0, 0.15))
    assert level < ahead
