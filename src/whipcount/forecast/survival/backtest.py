"""Leave one leader out: each leader is foretold by a fit on all others."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from whipcount.forecast.record import Prediction
from whipcount.forecast.survival.calendar import calendar_known
from whipcount.forecast.survival.chance import base_chance, gone_chances
from whipcount.forecast.survival.fit import Fit, fit
from whipcount.forecast.survival.row import Row
from whipcount.forecast.survival.tell import HORIZONS

__all__ = ["backtest", "foretell"]

WEEKLY = 7
"""The horizon that is foretold every week; the others at the first week of each month."""


def backtest(rows: Sequence[Row], seed: int = 0) -> list[Prediction]:
    """Return the chance of still leading beside what came, for every leader from a fit without him.

    The calendar of elections is that of 1 January of the year: those held since would tell when his own ones come.

    Parameters
    ----------
    rows : leader-weeks with outcomes
    seed : handed to the fits

    Returns
    -------
    by leader, day and horizon; days whose outcome is not known are left out
    """
    folds: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        folds[row.leader, row.party].append(row)
    years = sorted({row.on.year for row in rows})
    calendars = {year: calendar_known(rows, date(year, 1, 1)) for year in years}
    found: list[Prediction] = []
    for key, held in folds.items():
        fitted = fit([row for row in rows if (row.leader, row.party) != key], seed)
        for year in sorted({row.on.year for row in held}):
            then = dataclasses.replace(fitted, calendar=calendars[year])
            found += foretell(then, [row for row in held if row.on.year == year])
    return found


def foretell(fitted: Fit, rows: Sequence[Row]) -> list[Prediction]:
    """Return what a fit says of leader-weeks that it has not learned from, beside what came."""
    chances = gone_chances(fitted, rows)
    return [
        Prediction(
            f"leader:{row.party}", row.on, days, row.leader, 1 - float(gone), 1 - base_chance(fitted, days), None,
            1.0 - outcome,
        )
        for row, told in zip(rows, chances, strict=True)
        for days, gone in zip(HORIZONS, told, strict=True)
        if (days == WEEKLY or row.on.day <= WEEKLY)
        and row.outcome is not None
        and (outcome := row.outcome.within(days)) is not None
    ]  # fmt: skip
