"""Foretell the letters of each contest from the others, and the threshold on each day of a ledger as it was then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from whipcount.forecast.letters.fit import Fit, fit
from whipcount.forecast.letters.predict import enough_from_public, letters_from_public
from whipcount.forecast.letters.row import HORIZONS, Past, Standing
from whipcount.forecast.letters.tell import base_rate, chances
from whipcount.forecast.record import Prediction

__all__ = ["backtest"]


def backtest(rows: Sequence[Past], days: Sequence[Standing], seed: int = 0) -> list[Prediction]:
    """Return all predictions that can be checked.

    Parameters
    ----------
    rows : contests; each is foretold from all the others
    days : standings with what came; each is foretold from the contests that were over on the day
    """
    found: list[Prediction] = []
    for row in rows:
        found += _contest(fit([one for one in rows if one is not row], seed), row)
    for day in days:
        known = [row for row in rows if row.on <= min(day.on, day.known)]
        if known:
            found += _day(fit(known, seed), day)
    return found


def _contest(found: Fit, row: Past) -> list[Prediction]:
    base = (sum(found.reached.values()) + 0.5) / (found.public.cases + 1)
    reached = float(row.letters is not None)
    told = [Prediction(row.unit, row.on, None, row.unit, enough_from_public(found, row), base, None, reached)]
    if row.letters is not None:
        values = letters_from_public(found, row)
        told.append(Prediction(row.unit, row.on, None, row.unit, None, None, values, float(row.letters)))
    return told


def _day(found: Fit, day: Standing) -> list[Prediction]:
    told = []
    for days, value in zip(HORIZONS, chances(found, day), strict=True):
        last = day.on + timedelta(days=days)
        passed = day.passed is not None and day.passed <= last
        if not passed and (day.open_until is None or day.open_until < last):
            continue
        base = base_rate(found, day, days)
        told.append(Prediction(day.unit, day.on, days, day.unit, value, base, None, float(passed)))
    return told
