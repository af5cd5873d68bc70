import dataclasses
import json
from datetime import timedelta

import pytest
from survivalrows import START, row, rows

from whipcount.errors import InputError, ModelError
from whipcount.forecast.survival import Fit, Outcome, fit
from whipcount.forecast.survival.features import ORDINARY


def parts(found: Fit) -> list[tuple[float, ...]]:
    return [found.losing, found.leaving, found.third, (*found.calendar.rates, found.calendar.lead)]


def test_a_fit_survives_json() -> None:
    found = fit(rows(), 3)
    read = Fit.from_dict(json.loads(json.dumps(found.to_dict())))
    assert read.to_dict() == found.to_dict()
    for mine, theirs in zip(parts(read), parts(found), strict=True):
        assert mine == pytest.approx(theirs, abs=1e-6)
    assert read.rate == found.rate
    assert found.until == START + timedelta(days=7 * 250 + 365)
    assert (found.leaders, found.ends, found.seed) == (6, 4, 3)


def test_the_order_of_rows_changes_nothing() -> None:
    found = fit(list(reversed(rows())))
    for ours, theirs in zip(found.ordinary, fit(rows()).ordinary, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-6)


def test_those_behind_are_likelier_to_be_beaten() -> None:
    assert fit(rows()).losing[1] < 0


def test_a_called_ballot_counts_in_the_first_band_only() -> None:
    at = 1 + [feature.name for feature in ORDINARY].index("ballot called")
    first, *others = (band[at] for band in fit(rows()).ordinary)
    assert first > 0
    assert others == [0.0, 0.0, 0.0]


def test_all_bands_share_the_other_effects() -> None:
    first, second, *_ = fit(rows()).ordinary
    assert first[1:5] == second[1:5]
    assert first[0] < second[0]


def test_the_chance_of_leaving_is_learned_from_the_beaten_alone() -> None:
    told = rows()
    others = [
        dataclasses.replace(one, outcome=dataclasses.replace(one.outcome, beaten=False))
        for one in told
        if one.outcome and one.leader == "C"
    ]
    assert fit(told + others).leaving == fit(told).leaving


def test_without_rows_it_says_so() -> None:
    with pytest.raises(InputError, match="no leader-week"):
        fit([row()])


def test_a_fit_of_other_features_is_refused() -> None:
    body = fit(rows()).to_dict()
    del body["losing"][-1]
    with pytest.raises(ModelError, match="2 effects for 3"):
        Fit.from_dict(body)


def test_what_comes_after_the_half_year_changes_no_effect() -> None:
    told = rows()
    changed = [dataclasses.replace(one, outcome=_later(one.outcome)) for one in told if one.outcome]
    assert fit(changed).ordinary == fit(told).ordinary


def _later(outcome: Outcome) -> Outcome:
    gone = outcome.gone_in
    return dataclasses.replace(outcome, gone_in=gone + 50 if gone is not None and gone > 200 else gone)
