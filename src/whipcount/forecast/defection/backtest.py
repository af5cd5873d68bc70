"""Back-test: learn to the end of each Parliament, foretell every member of the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from whipcount.forecast.defection.chances import chances
from whipcount.forecast.defection.fit import FEWEST_PARLIAMENTS, learn
from whipcount.forecast.defection.material import Material
from whipcount.forecast.defection.panel import WEEK, Panel, on_days, weekly
from whipcount.forecast.defection.spans import Ints
from whipcount.forecast.defection.vintage import Vintage
from whipcount.forecast.record import Prediction
from whipcount.register.types import Parliament

__all__ = ["EVERY", "FIRST_ORIGIN", "Fold", "backtest", "folds"]

EVERY = {30: 4 * WEEK, 90: 13 * WEEK, 365: 52 * WEEK}
"""Horizon -> days from one origin to the next, so that the horizons of a fold hardly overlap."""

FIRST_ORIGIN = 7
"""Days after the general election at whose end the first origin stands."""

Fold = tuple[Parliament, Vintage]


def folds(material: Material) -> Iterator[Fold]:
    """Yield each Parliament after the second with what the Parliaments before it teach."""
    panel = weekly(material)
    for before, tested in zip(
        material.parliaments[FEWEST_PARLIAMENTS - 1 :], material.parliaments[FEWEST_PARLIAMENTS:], strict=False
    ):
        yield tested, learn(panel, material, before.dissolved_on or material.until)


def backtest(material: Material, seed: int = 0) -> list[Prediction]:
    """Return one prediction a member, origin and horizon, by fold, horizon and day.

    Parameters
    ----------
    material : the facts
    seed : nothing is drawn; the same rows give the same predictions
    """
    found: list[Prediction] = []
    for parliament, vintage in folds(material):
        for horizon in EVERY:
            days = _origins(parliament, horizon, material.until)
            panel = on_days(material, days)
            found += _predictions(panel, vintage, parliament, material, horizon)
    return found


def _origins(parliament: Parliament, horizon: int, until: date) -> list[int]:
    """Return the days from which the horizon is over, by itself or by the dissolution."""
    first = parliament.elected_on.toordinal() + FIRST_ORIGIN
    if parliament.dissolved_on is not None:
        return list(range(first, parliament.dissolved_on.toordinal(), EVERY[horizon]))
    return list(range(first, until.toordinal() - horizon + 1, EVERY[horizon]))


def _predictions(
    panel: Panel, vintage: Vintage, parliament: Parliament, material: Material, horizon: int
) -> Iterator[Prediction]:
    chance = chances(panel, vintage.beta, material.parliaments, horizon)
    outcome = panel.outcome(horizon)
    base, fold = vintage.base[horizon], str(parliament.elected_on.year)
    order: Ints = np.argsort(panel.day, kind="stable")
    days = {int(day): date.fromordinal(int(day)) for day in np.unique(panel.day)}
    for row in order:
        yield Prediction(
            unit=panel.stays[panel.stay[row]].person,
            on=days[int(panel.day[row])],
            horizon=horizon,
            fold=fold,
            probability=float(chance[row]),
            base=base,
            quantiles=None,
            outcome=float(outcome[row]),
        )
