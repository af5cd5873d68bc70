"""From a rate and coefficients to the chance within some days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whipcount.forecast.defection.pace import YEAR
from whipcount.forecast.defection.panel import Panel
from whipcount.forecast.defection.spans import Floats
from whipcount.register.types import Parliament

__all__ = ["LONGEST_PARLIAMENT", "chances", "exposed", "log_rate"]

LONGEST_PARLIAMENT = 5 * YEAR
"""Days from a general election after which a Parliament is over at the latest."""

_SURE = 1e-9


def log_rate(panel: Panel, beta: Floats) -> Floats:
    """Return the logarithm of the yearly rate of every row; the first coefficient is the intercept."""
    found: Floats = panel.pace.sum(1) + beta[0] + panel.x @ beta[1:]
    return found


def exposed(panel: Panel, parliaments: Sequence[Parliament], horizon: int) -> Floats:
    """Return the years of the horizon that can pass before the Parliament must end."""
    elected = {one.number: one.elected_on.toordinal() for one in parliaments}
    numbers, back = np.unique(panel.parliament, return_inverse=True)
    since = np.array([elected[int(number)] for number in numbers], np.float64)[back]
    left = since + LONGEST_PARLIAMENT - panel.day
    found: Floats = np.clip(left, 1.0, horizon) / YEAR
    return found


def chances(panel: Panel, beta: Floats, parliaments: Sequence[Parliament], horizon: int) -> Floats:
    """Return the chance that each member leaves within the horizon, strictly between 0 and 1."""
    hazard = np.exp(log_rate(panel, beta)) * exposed(panel, parliaments, horizon)
    found: Floats = np.clip(-np.expm1(-hazard), _SURE, 1 - _SURE)
    return found
