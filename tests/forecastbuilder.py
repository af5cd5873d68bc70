"""Forecasts and predictions for tests, with everything filled in that a test does not care about."""

from datetime import date

from whipcount.forecast.record import QUANTILES, Driver, Forecast, Model, Prediction


def foretold(**changed) -> Forecast:
    values = {
        "model": Model.DEFECTION,
        "unit": "twfy:25874",
        "on": date(2022, 1, 1),
        "known": date(2022, 1, 1),
        "horizon": 30,
        "question": "Will Christian Wakeford leave the party (conservative) or lose its whip by 2022-01-31?",
        "resolution": "Yes if the register shows another label after 2022-01-01 and up to 2022-01-31.",
        "probability": 0.02,
        "quantiles": None,
        "base_rate": 0.001,
        "drivers": (Driver("majority", "402 votes", 0.4),),
        "data_hash": "ab" * 32,
        "model_version": "test-1",
        "seed": 0,
    }
    return Forecast(**(values | changed))


def number(low=10.0, step=5.0, **changed) -> Forecast:
    quantiles = {share: low + step * n for n, share in enumerate(QUANTILES)}
    values = {"model": Model.BALLOT, "unit": "johnson-2022", "horizon": None, "probability": None, "base_rate": 30.0}
    return foretold(**(values | {"quantiles": quantiles} | changed))


def prediction(probability=0.1, outcome=0.0, **changed) -> Prediction:
    values = {
        "unit": "twfy:1",
        "on": date(2016, 1, 1),
        "horizon": 30,
        "fold": "2015",
        "probability": probability,
        "base": 0.05,
        "quantiles": None,
        "outcome": outcome,
    }
    return Prediction(**(values | changed))
