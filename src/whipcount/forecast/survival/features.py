"""What goes into the logistic parts, each feature with its prior: a mean and a standard deviation of its effect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np

from whipcount.forecast.survival.logistic import Floats
from whipcount.forecast.survival.row import Row

__all__ = ["BANDS", "LEAVING", "LOSING", "ORDINARY", "THIRD", "Feature", "matrix", "want_out_effect"]

BANDS = ((0, 7), (7, 30), (30, 90), (90, 180))
"""The spans of days ahead, each with its own hazard; together they make the horizons."""

WANT_OUT = 0.8
"""What each doubling-and-more of those who publicly want the leader out adds: log odds for ``log(1 + share / 1%)``.

A prior, not an estimate: only one ledger is shipped, so that it cannot be fitted and takes no part in the back-test.
"""

OLD = 60
"""Years of age from which on each decade counts."""

_MIDDLE = 1985


@dataclass(frozen=True, slots=True)
class Feature:
    """A number made of a row.

    Attributes
    ----------
    name : in words, as drivers show it
    value : of a row; 0 where it is unknown or does not apply, so that it adds nothing
    shown : the value in words
    mean, sd : prior of its effect on the log odds
    bands : in how many of the first spans of days ahead it counts; beyond them its effect is nought
    """

    name: str
    value: Callable[[Row], float]
    shown: Callable[[Row], str]
    mean: float = 0.0
    sd: float = 0.5
    bands: int = len(BANDS)


def _decades(row: Row) -> float:
    return (row.on.year - _MIDDLE) / 10


def _percent(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.1%}"


def _points(share: float | None) -> str:
    return "does not apply" if share is None else f"{100 * share:+.1f} points"


def _rating(row: Row) -> str:
    return "unknown" if row.rating is None else _points(row.rating)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _old(row: Row) -> float:
    return max((row.age or 0.0) - OLD, 0.0) / 10


def _shortfall(share: float | None) -> float:
    return log1p(100 * (share or 0.0))


_ERA = Feature("decade", _decades, lambda row: f"{row.on.year // 10 * 10}s", sd=2.0)

ORDINARY = (
    Feature("has said that he will go", lambda row: float(row.says_going), lambda row: _yes(row.says_going), 1.0, 1.0),
    Feature("decades of age over 60", _old, lambda row: "unknown" if row.age is None else f"{row.age:.0f} years"),
    Feature("thought well of less ill", lambda row: 4 * (row.rating or 0.0), _rating),
    Feature(
        "ministers gone within a week, last 7 days",
        lambda row: _shortfall(row.lost_week), lambda row: _percent(row.lost_week), 1.0, 0.5,
    ),
    Feature(
        "ballot called", lambda row: float(row.ballot_pending), lambda row: _yes(row.ballot_pending), 2.0, 1.0, bands=1
    ),
    Feature(
        "share against in a ballot of the last year",
        lambda row: row.ballot_against / 0.4, lambda row: _percent(row.ballot_against), 0.5, 0.5,
    ),
)  # fmt: skip
"""Of the hazard on ordinary days."""

LOSING = (
    Feature(
        "lead over the rival in the polls", lambda row: 10 * (row.lead or 0.0), lambda row: _points(row.lead), sd=2.0
    ),
    Feature("in government", lambda row: float(row.in_government), lambda row: _yes(row.in_government), sd=2.0),
)
"""Of the chance that one of the two large parties does not govern after a general election."""

LEAVING = (_ERA,)
"""Of the chance that a leader who was beaten leaves."""

THIRD = (_ERA,)
"""Of the chance that a general election ends the leadership of the third party."""


def matrix(features: Sequence[Feature], rows: Sequence[Row]) -> Floats:
    """Return (n_rows, 1 + n_features): a column of ones, then the features."""
    return np.array([[1.0, *(feature.value(row) for feature in features)] for row in rows], np.float64)


def want_out_effect(row: Row) -> float:
    """Return what the ledger adds to the log odds on ordinary days; nought without one."""
    return WANT_OUT * log1p(100 * (row.want_out or 0.0))
