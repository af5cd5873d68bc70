"""Fit the hazard on ordinary days, the calendar, and the chance that an election ends a leadership."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from whipcount.errors import InputError, ModelError
from whipcount.forecast.survival.calendar import Calendar, fit_calendar
from whipcount.forecast.survival.features import BANDS, LEAVING, LOSING, ORDINARY, THIRD, Feature, matrix
from whipcount.forecast.survival.logistic import Floats, logistic
from whipcount.forecast.survival.row import Row

__all__ = ["AFTERMATH", "STEP", "Fit", "fit"]

AFTERMATH = 14
"""Days after a general election within which a leadership that ends is ended by it."""

STEP = 7
"""Days between the rows of one leader."""

AHEAD = 180
_PLACES = 6
_EVEN = (0.0, 1.0)
"""Prior of the log odds of being beaten for an opposition that is level in the polls."""

_OPEN = (0.0, 2.0)
_RARE = (-2.0, 2.0)
_DAILY = (-5.0, 2.0)


@dataclass(frozen=True, slots=True)
class Fit:
    """All that a forecast needs, as it was learned by one day.

    Attributes
    ----------
    ordinary : for each band of days ahead, the intercept and the effect of each ordinary feature
    losing, leaving, third : the intercepts and effects of being beaten, of leaving then, and of a third party's leader
    calendar : how often elections come
    until : the last day that it learned from
    rows, leaders, ends : what it was fitted on
    seed : asked for; nothing here is random
    """

    ordinary: tuple[tuple[float, ...], ...]
    losing: tuple[float, ...]
    leaving: tuple[float, ...]
    third: tuple[float, ...]
    calendar: Calendar
    until: date
    rows: int
    leaders: int
    ends: int
    seed: int

    @property
    def rate(self) -> float:
        """Ends a day of all leaders fitted: the base rate, blind to tenure and all else."""
        return self.ends / (STEP * self.rows)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values, effects rounded to what a forecast can tell apart."""
        return {
            "until": self.until.isoformat(),
            "ordinary": [_rounded(band) for band in self.ordinary],
            "losing": _rounded(self.losing),
            "leaving": _rounded(self.leaving),
            "third": _rounded(self.third),
            "calendar": _rounded([*self.calendar.rates, self.calendar.lead]),
            "rows": self.rows,
            "leaders": self.leaders,
            "ends": self.ends,
            "seed": self.seed,
        }

    @classmethod
    def from_dict(cls, body: Mapping[str, Any]) -> Fit:
        """Return the fit of :meth:`to_dict`.

        Raises
        ------
        ModelError : it was made for other features
        """
        try:
            ordinary = tuple(_effects(ORDINARY, band) for _, band in zip(BANDS, body["ordinary"], strict=True))
            losing, leaving, third = (
                _effects(of, body[name]) for of, name in ((LOSING, "losing"), (LEAVING, "leaving"), (THIRD, "third"))
            )
            *rates, lead = (float(one) for one in body["calendar"])
            counts = (int(body["rows"]), int(body["leaders"]), int(body["ends"]), int(body["seed"]))
            until = date.fromisoformat(body["until"])
            return cls(ordinary, losing, leaving, third, Calendar(tuple(rates), lead), until, *counts)
        except (KeyError, TypeError, ValueError) as fault:
            raise ModelError(
                f"The fit is not of this survival model ({fault}); run 'whipcount forecast fit survival'."
            ) from fault


def fit(rows: Sequence[Row], seed: int = 0) -> Fit:
    """Fit every part.

    Parameters
    ----------
    rows : leader-weeks with outcomes
    seed : kept for the record; the fit is the top of a smooth hill and the same for every seed

    Raises
    ------
    InputError : no row with an outcome
    ModelError : not converged
    """
    told = [row for row in rows if row.outcome is not None]
    if not told:
        raise InputError("The survival model has no leader-week to be fitted on; give rows with outcomes.")
    ends = {(row.leader, row.party) for row in told if row.outcome and row.outcome.gone_in is not None}
    leaders = {(row.leader, row.party) for row in told}
    until = max(row.on + timedelta(days=row.outcome.followed) for row in told if row.outcome)
    counts = (len(told), len(leaders), len(ends), seed)
    return Fit(_ordinary(told), *_elections(told), fit_calendar(told), until, *counts)


def _ordinary(rows: Sequence[Row]) -> tuple[tuple[float, ...], ...]:
    """Fit every band at once: an intercept for each, and effects that all share as far as they count there.

    A row stands for seven days and a band may be longer, so that one end is seen from several rows of a band; the
    weights make up for that: each end weighs one in each band.
    """
    x = matrix(ORDINARY, rows)[:, 1:]
    parts = [_band(rows, x, n) for n in range(len(BANDS))]
    stacked = [np.concatenate(column) for column in zip(*parts, strict=True)]
    mean = np.array([*[_DAILY[0]] * len(BANDS), *(feature.mean for feature in ORDINARY)])
    sd = np.array([*[_DAILY[1]] * len(BANDS), *(feature.sd for feature in ORDINARY)])
    beta = logistic(stacked[0], stacked[1], stacked[2], mean, sd)
    effects = beta[len(BANDS) :]
    return tuple((float(beta[n]), *(float(one) for one in effects * _counts(n))) for n in range(len(BANDS)))


def _counts(n: int) -> Floats:
    """Return 1 for each ordinary feature that counts in a band, else 0."""
    return np.array([float(n < feature.bands) for feature in ORDINARY])


def _band(rows: Sequence[Row], x: Floats, n: int) -> tuple[Floats, Floats, Floats]:
    low, high = BANDS[n]
    kept = [(at, end) for at, row in enumerate(rows) if (end := _end_in_band(row, low, high)) is not None]
    at = np.array([one for one, _ in kept], np.int64)
    own = np.zeros((len(at), len(BANDS)))
    own[:, n] = 1.0
    weight = STEP / (high - low) / len(BANDS)
    design = np.hstack([own, x[at] * _counts(n)])
    return design, np.array([end for _, end in kept], np.float64), np.full(len(at), weight)


def _end_in_band(row: Row, low: int, high: int) -> int | None:
    """Return whether it ended in the band on an ordinary day; None if he was gone, unknown, or an election did it."""
    outcome = row.outcome
    if outcome is None or outcome.within(low) != 0 or outcome.within(high) is None:
        return None
    if not outcome.within(high):
        return 0
    return None if _by_election(row) else 1


def _by_election(row: Row) -> bool:
    """Tell whether an election that came after the day ended it."""
    outcome = row.outcome
    if outcome is None or outcome.gone_in is None or outcome.polled_in is None:
        return False
    return 0 <= outcome.gone_in - outcome.polled_in <= AFTERMATH


def _elections(rows: Sequence[Row]) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Fit being beaten, leaving then, and the third party, on rows of the half-year before an election fought."""
    fought = [row for row in rows if _fought(row)]
    large = [row for row in fought if not row.is_third]
    return (
        _votes(LOSING, large, _beaten, _EVEN),
        _votes(LEAVING, [row for row in large if _beaten(row)], _by_election, _OPEN),
        _votes(THIRD, [row for row in fought if row.is_third], _by_election, _RARE),
    )


def _votes(
    features: Sequence[Feature], rows: Sequence[Row], told: Callable[[Row], bool], prior: tuple[float, float]
) -> tuple[float, ...]:
    """Fit one of them; each leader and election weighs one."""
    mean = np.array([prior[0], *(feature.mean for feature in features)])
    sd = np.array([prior[1], *(feature.sd for feature in features)])
    if not rows:
        return tuple(float(one) for one in mean)
    votes = [(row.leader, row.on.toordinal() + (row.outcome.polled_in or 0) if row.outcome else 0) for row in rows]
    size = Counter(votes)
    y = np.array([told(row) for row in rows], np.float64)
    weight = np.array([1 / size[vote] for vote in votes])
    return tuple(float(one) for one in logistic(matrix(features, rows), y, weight, mean, sd))


def _beaten(row: Row) -> bool:
    return row.outcome is not None and row.outcome.beaten is True


def _fought(row: Row) -> bool:
    outcome = row.outcome
    if outcome is None or outcome.polled_in is None or outcome.polled_in > AHEAD:
        return False
    still_there = outcome.gone_in is None or outcome.gone_in > outcome.polled_in
    return (still_there and outcome.followed >= outcome.polled_in + AFTERMATH) or _by_election(row)


def _rounded(effects: Sequence[float]) -> list[float]:
    return [round(effect, _PLACES) for effect in effects]


def _effects(features: Sequence[Feature], told: Sequence[float]) -> tuple[float, ...]:
    if len(told) != 1 + len(features):
        raise ValueError(f"{len(told)} effects for {1 + len(features)}")
    return tuple(float(effect) for effect in told)
