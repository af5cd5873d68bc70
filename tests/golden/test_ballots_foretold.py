"""Ballots whose result is known, foretold with what was known the day before, and the record that the pages give."""

from datetime import date
from statistics import median

from whipcount.facts.forecasts import ballot, letters
from whipcount.facts.forecasts.ballot_rows import ballot_rows
from whipcount.forecast.ballot.predict import outlook
from whipcount.forecast.ballot.row import Body
from whipcount.forecast.chances import interval, quantiles
from whipcount.forecast.record import Prediction


def held(found: list[Prediction]) -> int:
    return sum(low <= one.outcome <= high for one in found for low, high in [interval(dict(one.quantiles or {}))])


def width(found: list[Prediction]) -> float:
    return median(high - low for one in found for low, high in [interval(dict(one.quantiles or {}))])


def test_johnson_on_the_eve() -> None:
    against = ballot.ask("johnson-2022", date(2022, 6, 5))[0]
    assert against.quantiles is not None
    assert against.quantiles[0.1] <= 148 <= against.quantiles[0.9]
    assert "54 letters" in against.question


def test_may_on_the_eve() -> None:
    eve = date(2018, 12, 11)
    row = next(row for row in ballot_rows() if row.leader == "Theresa May" and row.body is Body.CAUCUS)
    assert (row.declared, row.votes_against) == (29, 117)
    found = quantiles(outlook(ballot.fit_known(eve), row).against)
    low, high = interval(found)
    assert low <= 117 <= high


def test_the_record_of_the_ballots() -> None:
    rows, found = ballot_rows(), ballot.backtest()
    told = [one for one, row in zip(found, rows, strict=True) if row.declared is not None]
    caucus = [one for one, row in zip(found, rows, strict=True) if row.body is Body.CAUCUS]
    assert len(found) == 52
    assert 0.75 <= held(found) / 52 <= 0.90
    assert width(found) < 30
    assert (len(told), held(told)) == (6, 5)
    assert (len(caucus), held(caucus)) == (28, 22)


def test_the_record_of_the_thresholds() -> None:
    found = [one for one in letters.backtest() if one.horizon is not None]
    for days in (7, 30, 90):
        chosen = [one for one in found if one.horizon == days]
        ours = sum(((one.probability or 0) - one.outcome) ** 2 for one in chosen)
        base = sum(((one.base or 0) - one.outcome) ** 2 for one in chosen)
        assert len(chosen) == 32
        assert ours < base
