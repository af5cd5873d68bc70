"""Learn the coefficients from every member-week up to a day, once for the end of each Parliament and once for now."""

from __future__ import annotations

from collections import Counter
from datetime import date

import numpy as np

from whipcount.errors import NotFoundError
from whipcount.forecast.defection.chances import log_rate
from whipcount.forecast.defection.features import FEATURES
from whipcount.forecast.defection.material import Material
from whipcount.forecast.defection.newton import logistic
from whipcount.forecast.defection.pace import YEAR
from whipcount.forecast.defection.panel import WEEK, Panel, weekly
from whipcount.forecast.defection.spans import Floats, Ints
from whipcount.forecast.defection.vintage import HORIZONS, Fit, Vintage

__all__ = ["FEWEST_PARLIAMENTS", "INTERCEPT_SD", "SD", "fit", "learn", "shock_weights"]

SD = 0.3
"""Standard deviation of the prior of a coefficient, about nought: a large difference moves the odds by a third."""

INTERCEPT_SD = 0.25

FEWEST_PARLIAMENTS = 2
_DIGITS = 6


def fit(material: Material, seed: int = 0) -> Fit:
    """Return the model as it stood at the end of each Parliament from the second on, and at the last known day.

    Parameters
    ----------
    material : the facts
    seed : kept with the fit; nothing is drawn
    """
    panel = weekly(material)
    ends = [one.dissolved_on for one in material.parliaments if one.dissolved_on is not None]
    days = [*ends[FEWEST_PARLIAMENTS - 1 :], material.until]
    return Fit(tuple(learn(panel, material, day) for day in days), seed)


def learn(panel: Panel, material: Material, until: date) -> Vintage:
    """Return what the rows up to a day teach.

    Raises
    ------
    NotFoundError : nobody had left by then
    """
    last = until.toordinal()
    known = panel.where(np.flatnonzero(panel.day + WEEK <= last))
    y = known.outcome(WEEK)
    if not y.any():
        raise NotFoundError(
            f"Nobody left a party in the rows up to {until}; the defection model cannot learn from them."
        )
    precision = np.r_[INTERCEPT_SD**-2, np.full(len(FEATURES), SD**-2)]
    found = logistic(
        np.column_stack([np.ones(len(known)), known.x]), y, precision=precision,
        offset=known.pace.sum(1) + np.log(WEEK / YEAR), weight=shock_weights(known, y),
    )  # fmt: skip
    beta, errors = _rounded(found.beta), _rounded(np.sqrt(np.diag(found.covariance)))
    return Vintage(
        until=until,
        rows=len(known),
        events=int(y.sum()),
        intercept=float(beta[0]),
        coefficients=dict(zip(FEATURES, beta[1:].tolist(), strict=True)),
        errors=dict(zip(FEATURES, errors[1:].tolist(), strict=True)),
        base={horizon: _base(panel, last, horizon) for horizon in HORIZONS},
        seen=_seen(known, material, beta),
    )


def shock_weights(panel: Panel, y: Floats) -> Floats:
    """Let n members who leave one party on one day count as the square root of n."""
    events = np.flatnonzero(y > 0)
    shock = [(panel.stays[panel.stay[row]].party, int(panel.left[row])) for row in events]
    together = Counter(shock)
    weight = np.ones(len(panel))
    weight[events] = [together[one] ** -0.5 for one in shock]
    return weight


def _base(panel: Panel, last: int, horizon: int) -> float:
    """Return the share of member-weeks from which a departure followed, of those whose horizon was over."""
    over = panel.day + horizon <= last
    return float(round(float(panel.outcome(horizon)[over].mean()), 8))


def _seen(panel: Panel, material: Material, beta: Floats) -> tuple[tuple[float, float], ...]:
    """Return each Parliament's observed and expected departures, for how far counts scatter."""
    rate = np.exp(log_rate(panel, beta)) * (WEEK / YEAR)
    y = panel.outcome(WEEK)
    numbers: Ints = np.unique(panel.parliament)
    earlier = material.earlier_counts
    mean = sum(earlier) / len(earlier) if earlier else 0.0
    inside = [(float(y[panel.parliament == n].sum()), float(rate[panel.parliament == n].sum())) for n in numbers]
    return tuple((observed, round(expected, 3)) for observed, expected in [*((n, mean) for n in earlier), *inside])


def _rounded(values: Floats) -> Floats:
    found: Floats = np.round(values, _DIGITS)
    return found
