"""Fit the hazard on ordinary days and the chance that an election ends a leadership, from leader-weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from whipcount.errors import InputError, ModelError
from whipcount.forecast.survival.features import BANDS, ELECTION, ORDINARY, Feature, matrix
from whipcount.forecast.survival.logistic import Floats, logistic
from whipcount.forecast.survival.row import Row

__all__ = ["AFTERMATH", "STEP", "Fit", "fit"]

AFTERMATH = 14
"""Days after a general election within which a leadership that ends is ended by it."""

STEP = 7
"""Days between the rows of one leader."""

AHEAD = 180
_PLACES = 6
_BAND_SD = 0.25


@dataclass(frozen=True, slots=True)
class Fit:
    """All that a forecast needs, as it was learned by one day.

    Attributes
    ----------
    ordinary : for each band of days ahead, the intercept and the effect of each ordinary feature
    election : the intercept and the effect of each feature of elections
    until : the last day that it learned from
    rows, leaders, ends : what it was fitted on
    seed : asked for; nothing here is random
    """

    ordinary: tuple[tuple[float, ...], ...]
    election: tuple[float, ...]
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
            "election": _rounded(self.election),
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
            counts = (int(body["rows"]), int(body["leaders"]), int(body["ends"]), int(body["seed"]))
            return cls(ordinary, _effects(ELECTION, body["election"]), date.fromisoformat(body["until"]), *counts)
        except (KeyError, TypeError, ValueError) as fault:
            raise ModelError(
                f"The fit is not of this survival model ({fault}); run 'whipcount forecast fit survival'."
            ) from fault


def fit(rows: Sequence[Row], seed: int = 0) -> Fit:
    """Fit both parts.

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
    ordinary, election = _ordinary(told), _election(told)
    until = max(row.on + timedelta(days=row.outcome.followed) for row in told if row.outcome)
    return Fit(ordinary, election, until, len(told), len(leaders), len(ends), seed)


def _ordinary(rows: Sequence[Row]) -> tuple[tuple[float, ...], ...]:
    """Fit every band at once: effects that all share, and what each band has of its own, drawn to nought.

    A row stands for seven days and a band may be longer, so that one end is seen from several rows of a band; the
    weights make up for that: each end weighs one in each band.
    """
    x = matrix(ORDINARY, rows)
    parts = [_band(rows, x, n) for n in range(len(BANDS))]
    stacked = [np.concatenate(column) for column in zip(*parts, strict=True)]
    width = x.shape[1]
    mean = np.concatenate([[-6.0], [f.mean for f in ORDINARY], np.zeros(len(BANDS) * width)])
    sd = np.concatenate([[2.0], [f.sd for f in ORDINARY], np.tile([2.0] + [_BAND_SD] * len(ORDINARY), len(BANDS))])
    beta = logistic(stacked[0], stacked[1], stacked[2], mean, sd)
    shared, own = beta[:width], beta[width:].reshape(len(BANDS), width)
    return tuple(tuple(float(b) for b in shared + band) for band in own)


def _band(rows: Sequence[Row], x: Floats, n: int) -> tuple[Floats, Floats, Floats]:
    low, high = BANDS[n]
    kept = [(at, end) for at, row in enumerate(rows) if (end := _end_in_band(row, low, high)) is not None]
    at = np.array([one for one, _ in kept], np.int64)
    own = np.zeros((len(at), len(BANDS), x.shape[1]))
    own[:, n] = x[at]
    design = np.hstack([x[at], own.reshape(len(at), -1)])
    weight = STEP / (high - low) / len(BANDS)
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


def _election(rows: Sequence[Row]) -> tuple[float, ...]:
    """Fit on rows of the half-year before an election that the leader fought; each leader and election weighs one."""
    fought = [row for row in rows if _fought(row)]
    votes = [(row.leader, row.on.toordinal() + (row.outcome.polled_in or 0) if row.outcome else 0) for row in fought]
    size = Counter(votes)
    mean = np.concatenate([[-1.0], [feature.mean for feature in ELECTION]])
    sd = np.array([2.0] + [1.0] * len(ELECTION))
    if not fought:
        return tuple(float(one) for one in mean)
    y = np.array([_by_election(row) for row in fought], np.float64)
    weight = np.array([1 / size[vote] for vote in votes])
    return tuple(float(b) for b in logistic(matrix(ELECTION, fought), y, weight, mean, sd))


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
