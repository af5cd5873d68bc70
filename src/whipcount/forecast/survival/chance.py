"""The chance that a leader is gone within some days: ordinary days, and an election that may fall among them."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import numpy as np

from whipcount.forecast.survival.calendar import election_chance
from whipcount.forecast.survival.features import BANDS, LEAVING, LOSING, ORDINARY, THIRD, matrix, want_out_effect
from whipcount.forecast.survival.fit import Fit
from whipcount.forecast.survival.logistic import Floats, sigmoid
from whipcount.forecast.survival.row import Row

__all__ = ["base_chance", "elections_within", "gone_chances", "lost_chances", "ordinary_chances"]


def gone_chances(fit: Fit, rows: Sequence[Row]) -> Floats:
    """Return (n_rows, n_bands): the chance of being gone by the end of each band of days ahead."""
    stays = np.cumprod(1 - ordinary_chances(fit, rows), axis=1)
    lost = lost_chances(fit, rows)
    held = np.array([[elections_within(fit, row, high) for _, high in BANDS] for row in rows])
    return np.asarray(1 - stays * (1 - lost[:, None] * held), np.float64)


def ordinary_chances(fit: Fit, rows: Sequence[Row]) -> Floats:
    """Return (n_rows, n_bands): the chance of going in each band on an ordinary day, if still there at its start."""
    effects = np.array(fit.ordinary, np.float64)
    ledger = np.array([want_out_effect(row) for row in rows])
    return sigmoid(matrix(ORDINARY, rows) @ effects.T + ledger[:, None])


def lost_chances(fit: Fit, rows: Sequence[Row]) -> Floats:
    """Return (n_rows,): the chance that a general election would end it.

    For the two large parties it is the chance of being beaten times the chance that a beaten leader leaves.
    """
    beaten, leaves, third = (
        sigmoid(matrix(features, rows) @ np.array(effects, np.float64))
        for features, effects in ((LOSING, fit.losing), (LEAVING, fit.leaving), (THIRD, fit.third))
    )
    return np.where([row.is_third for row in rows], third, beaten * leaves)


def elections_within(fit: Fit, row: Row, days: int) -> float:
    """Return the chance that the votes of a general election are counted within so many days."""
    if row.called_in is not None:
        return float(row.called_in < days)
    return election_chance(fit.calendar, row.parliament, row.governing_lead, days - 1)


def base_chance(fit: Fit, days: int) -> float:
    """Return the chance of being gone for somebody who knows only how often leaders have gone."""
    return 1 - exp(-fit.rate * days)
