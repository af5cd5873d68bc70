"""How many members left their parties in every span of as many days as a horizon, of which a guard wants to know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from whipcount.facts.forecasts.defection_rows import material
from whipcount.forecast.defection.stays import departures

__all__ = ["past_counts"]

_STEP = 7


def past_counts(horizon: int, known: date) -> list[int]:
    """Return the departures of every span of a horizon that had ended and was known by a day, one span a week.

    Parameters
    ----------
    horizon : days
    known : nothing later is looked at

    Examples
    --------
    >>> max(past_counts(30, date(2019, 12, 1))) > max(past_counts(30, date(2010, 12, 1)))
    True
    """
    facts = material()
    days = sorted(max(one.on, one.known) for one in departures(facts))
    first, last = min(spell.start for spell in facts.spells), known - timedelta(days=horizon)
    return [
        bisect_right(days, start + horizon) - bisect_left(days, start + 1)
        for start in range(first.toordinal(), last.toordinal() + 1, _STEP)
    ]
