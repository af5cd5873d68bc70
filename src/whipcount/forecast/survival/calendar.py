"""The chance that a general election that nobody has called falls within a span of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import exp

import numpy as np

from whipcount.errors import ModelError
from whipcount.forecast.survival.logistic import Floats
from whipcount.forecast.survival.row import Row, known_rows

__all__ = [
    "LEAD_SD",
    "LONGEST",
    "NOTICE",
    "PRIOR_RATES",
    "Calendar",
    "calendar_known",
    "election_chance",
    "fit_calendar",
]

NOTICE = 21
"""Days between the calling of an election and the vote that have always been given since 1945; the shortest was 21."""

LONGEST = 5 * 365 + 48
"""Days from one election to the last day on which the next can be held: five years and the weeks of a campaign."""

PRIOR_RATES = (0.05, 0.15, 0.15, 0.40, 1.20)
"""Elections a year in each year of a Parliament, before any is looked at; the last holds to the end."""

PRIOR_YEARS = 4.0
"""How many years in each year of a Parliament the prior is worth."""

CHOICE = 2
"""Years after which a government that leads in the polls may choose to go early; the lead counts from then on."""

LEAD_SD = 10.0
"""Standard deviation of the effect of the lead, whose mean is nought: log rate for a share of 1."""

AHEAD = 35
"""Days before a vote, about when its day is chosen: that day's lead and week are what the vote is set beside."""

YEAR = 365.25
_WEEK = 7
_MOST_STEPS = 100
_SMALL = 1e-10
_LONGEST_STEP = 3.0
_EDGES = (0.0, 1.0, 2.0, 3.0, 4.0, LONGEST / YEAR)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How often elections came, as far as it was known by a day.

    Attributes
    ----------
    rates : elections a year in each year of a Parliament, for a government level with its rival
    lead : log of the factor by which a government's lead, as a share, changes the rate from the third year on
    """

    rates: tuple[float, ...] = PRIOR_RATES
    lead: float = 0.0

    def rate(self, year: int, lead: float) -> float:
        """Return elections a year in a year of a Parliament, counted from 0."""
        return self.rates[year] * (exp(self.lead * lead) if year >= CHOICE else 1.0)


def fit_calendar(rows: Sequence[Row]) -> Calendar:
    """Return what the weeks known so far tell: a gamma prior on each rate, a normal one on the effect of the lead.

    Each week without a called election is set beside the week five weeks later, and whether there was a vote in it.

    Parameters
    ----------
    rows : leader-weeks; those of one day are one week

    Raises
    ------
    ModelError : not converged
    """
    weeks = {row.on: _week(row) for row in rows if _is_told(row)}
    told = np.array(sorted(weeks.values()), np.float64).reshape(-1, 3)
    year, lead, voted = told[:, 0].astype(np.int64), np.where(told[:, 0] >= CHOICE, told[:, 1], 0.0), told[:, 2]
    effect = 0.0
    for _ in range(_MOST_STEPS):
        spent = np.exp(effect * lead) * (_WEEK / YEAR)
        rates = _rates(year, voted, spent)
        expected = rates[year] * spent
        slope = float(lead @ (voted - expected)) - effect / LEAD_SD**2
        step = slope / (float(lead**2 @ expected) + 1 / LEAD_SD**2)
        if abs(step) < _SMALL:
            return Calendar(tuple(float(rate) for rate in rates), effect)
        effect += min(max(step, -_LONGEST_STEP), _LONGEST_STEP)
    raise ModelError(f"The calendar of elections has not converged after {_MOST_STEPS} steps.")


def calendar_known(rows: Sequence[Row], day: date) -> Calendar:
    """Return what ``fit_calendar`` makes of the rows as known at the end of a day.

    Whether there was a vote in the week beside a row is known once that week is over; only younger rows are cut off.
    """
    settled = [row for row in rows if (day - row.on).days >= AHEAD + _WEEK]
    young = [row for row in rows if (day - row.on).days < AHEAD + _WEEK]
    return fit_calendar([*settled, *known_rows(young, day)])


def election_chance(calendar: Calendar, parliament: int, lead: float, days: int) -> float:
    """Return the chance that an uncalled election is held at most so many days from now.

    Parameters
    ----------
    calendar : what is known of earlier ones
    parliament : days since the last election
    lead : of the government over its rival in the polls, as a share
    days : how many

    Examples
    --------
    >>> election_chance(Calendar(), 1800, 0.0, 7), election_chance(Calendar(), 1800, 0.0, 180)
    (0.0, 1.0)
    """
    now = _lasts(calendar, parliament + NOTICE, lead)
    if now == 0.0:
        return float(days > NOTICE)
    return 1 - _lasts(calendar, parliament + max(days, NOTICE), lead) / now


def _is_told(row: Row) -> bool:
    """Tell whether no election is called and it is known whether one was held in the week that is set beside it."""
    return row.called_in is None and row.outcome is not None and (_vote(row) or row.outcome.followed >= AHEAD + _WEEK)


def _week(row: Row) -> tuple[int, float, bool]:
    year = int((row.parliament + AHEAD) / YEAR)
    return min(year, len(PRIOR_RATES) - 1), row.governing_lead, _vote(row)


def _vote(row: Row) -> bool:
    polled = row.outcome.polled_in if row.outcome else None
    return polled is not None and AHEAD <= polled < AHEAD + _WEEK


def _rates(year: np.typing.NDArray[np.int64], voted: Floats, spent: Floats) -> Floats:
    n = len(PRIOR_RATES)
    held, years = (np.bincount(year, one, n) for one in (voted, spent))
    return np.asarray((np.array(PRIOR_RATES) * PRIOR_YEARS + held) / (PRIOR_YEARS + years), np.float64)


def _lasts(calendar: Calendar, days: int, lead: float) -> float:
    """Return the chance that a Parliament lasts longer than so many days, under that lead."""
    if days >= LONGEST:
        return 0.0
    years = days / YEAR
    spans = enumerate(pairwise(_EDGES))
    return exp(-sum(calendar.rate(n, lead) * min(max(years - low, 0.0), high - low) for n, (low, high) in spans))
