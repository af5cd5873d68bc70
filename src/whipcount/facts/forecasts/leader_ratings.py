"""What the public thought of a leader: a plain mean of the ratings near a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from whipcount.facts.forecasts.poll_shares import UNPUBLISHED
from whipcount.facts.tables import day, open_day, rows

__all__ = ["RATINGS_HEADER", "WINDOWS", "leader_rating"]

RATINGS_HEADER = ["party", "pollster", "latest", "published", "good", "bad", "sheet", "row"]

WINDOWS = (60, 120, 240)
"""Days back from the day asked for; the first window with a rating counts."""

_LATE = timedelta(days=UNPUBLISHED)


def leader_rating(party: str, since: date, on: date, known: date) -> float | None:
    """Return the mean over pollsters of the mean net rating of each: good less bad, as a share.

    Parameters
    ----------
    party : slug, whose leader was rated
    since : his first day as leader; ratings taken before it were of somebody else
    on : ratings that had been taken by then
    known : and were public by then

    Returns
    -------
    -1 to 1; None without a rating in the widest window

    Examples
    --------
    >>> round(leader_rating("conservative", date(2019, 7, 23), date(2022, 7, 6), date(2022, 7, 6)), 2)
    -0.34
    """
    latest, public, pollsters, net = _table(party)
    usable = (public <= known.toordinal()) & (latest >= since.toordinal()) & (latest <= on.toordinal())
    for window in WINDOWS:
        counted = np.flatnonzero(usable & (latest >= on.toordinal() - window))
        if len(counted):
            return _mean([pollsters[n] for n in counted], net[counted].tolist())
    return None


def _mean(pollsters: Sequence[str], net: Sequence[float]) -> float:
    of: dict[str, list[float]] = defaultdict(list)
    for pollster, one in zip(pollsters, net, strict=True):
        of[pollster].append(one)
    return mean(mean(told) for told in of.values())


@cache
def _table(party: str) -> tuple[NDArray[np.int64], NDArray[np.int64], tuple[str, ...], NDArray[np.float64]]:
    """Return the last day, the first public day, the pollster and the net rating of each."""
    told = [row for row in rows("tables/ratings.csv", RATINGS_HEADER) if row[0] == party]
    latest = [day(row[2]) for row in told]
    public = [open_day(row[3]) or one + _LATE for row, one in zip(told, latest, strict=True)]
    return (
        np.array([one.toordinal() for one in latest], np.int64),
        np.array([one.toordinal() for one in public], np.int64),
        tuple(row[1] for row in told),
        np.array([(float(row[4]) - float(row[5])) / 100 for row in told]),
    )
