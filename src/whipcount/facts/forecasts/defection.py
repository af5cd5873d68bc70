"""The defection model on the embedded tables: the shipped fit, a new one, a question, a back-test."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from whipcount.facts.forecasts.defection_rows import material
from whipcount.facts.forecasts.vintages import read_fit
from whipcount.facts.people import people
from whipcount.facts.tables import read_bytes
from whipcount.forecast.defection import Fit, fit, forecast
from whipcount.forecast.defection.backtest import backtest as foretold
from whipcount.forecast.record import Forecast, Prediction
from whipcount.manifests import MANIFEST

__all__ = ["FIT", "ask", "backtest", "refit", "shipped"]

FIT = "forecasts/defection.json"
BY_HAND = ("manual/governments.csv", "manual/leaders.csv", "manual/whips.csv")


@cache
def shipped() -> Fit:
    """Return the fit that came with the program.

    Raises
    ------
    SourceError : it is missing
    ModelError : it is damaged or of another version
    """
    return read_fit(FIT, Fit.from_dict)


def refit(seed: int = 0) -> Fit:
    """Learn anew from the embedded tables; the same tables give the same fit."""
    return fit(material(), seed)


def ask(unit: str | None, on: date, known: date | None, seed: int = 0) -> list[Forecast]:
    """Return the chances that a member leaves the party or loses the whip within 30, 90 and 365 days.

    Parameters
    ----------
    unit : person id, None for every sitting member of a party
    on : the day from which the horizons run
    known : the day to which facts were known, None for ``on``
    seed : kept with the forecasts; nothing is drawn

    Raises
    ------
    NotFoundError : a day before the model had learned anything, or no such member then
    InputError : the member had no party to leave

    Examples
    --------
    >>> [(one.horizon, one.probability > one.base_rate) for one in ask("twfy:24912", date(2022, 1, 1), None)]
    [(30, True), (90, True), (365, True)]
    """
    names = {person.id: person.name for person in people().values()}
    return forecast(shipped(), material(), names, unit, on, known, _tables(), seed)


def backtest(seed: int = 0) -> list[Prediction]:
    """Return the predictions of every Parliament since 2005 by the model that the earlier ones teach."""
    return foretold(material(), seed)


@cache
def _tables() -> str:
    content = hashlib.sha256(read_bytes(MANIFEST))
    for name in BY_HAND:
        content.update(read_bytes(name))
    return content.hexdigest()
