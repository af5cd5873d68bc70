"""A plain mean of the polls for thousands of days: quick, and close to the documented average."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import NotFoundError
from whipcount.facts.polls import national_results, polls
from whipcount.seats.poll_types import PollKind
from whipcount.seats.polls import ENOUGH, WINDOWS

__all__ = ["PARTIES", "SPEAKS", "newest", "poll_shares"]

PARTIES = ("conservative", "labour", "liberal-democrat")

SPEAKS = timedelta(days=WINDOWS[-1])
"""How long the newest poll, or the last general election, still speaks."""

UNPUBLISHED = 7
"""Days after which a poll is taken to be public where its source does not tell when it was."""


def poll_shares(on: date, known: date) -> dict[str, float]:
    """Return party -> share: the mean over pollsters of the mean of the polls of each, in the first window with three.

    Before the first poll after a general election its result stands in.

    Parameters
    ----------
    on : polls that had ended by then
    known : and were public by then

    Raises
    ------
    NotFoundError : neither a poll nor an election near enough before the day
    """
    latest, public, voice, shares = _table()
    day, seen = on.toordinal(), known.toordinal()
    elections = [result for result in national_results() if result.on < min(on, known)]
    if not elections:
        raise NotFoundError(f"Polls are known after the election of {national_results()[0].on}; {on} is not after it.")
    since = elections[-1].on.toordinal()
    usable = (latest <= day) & (public <= seen) & (latest > since)
    for window in WINDOWS:
        counted = np.flatnonzero(usable & (latest > day - window))
        if len(counted) >= ENOUGH or (len(counted) and window == WINDOWS[-1]):
            return _mean(voice[counted], shares[counted])
    if day - since <= WINDOWS[-1]:
        return {party: float(elections[-1].shares[party]) for party in PARTIES}
    raise NotFoundError(
        f"No poll of the {WINDOWS[-1]} days before {on} is known, the table ends on {newest()}; "
        "a forecast of a leader needs one."
    )


@cache
def newest() -> date:
    """Return the day of the newest poll."""
    return max(poll.latest for poll in polls() if poll.kind is PollKind.POLL)


def _mean(voice: NDArray[np.int64], shares: NDArray[np.float64]) -> dict[str, float]:
    means = [shares[voice == one].mean(axis=0) for one in np.unique(voice)]
    return dict(zip(PARTIES, (float(share) for share in np.mean(means, axis=0)), strict=True))


@cache
def _table() -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return last day, first public day, pollster and shares of every poll that has all three parties."""
    names: dict[str | None, int] = defaultdict(lambda: len(names))
    usable = [poll for poll in polls() if poll.kind is PollKind.POLL and all(party in poll.shares for party in PARTIES)]
    late = timedelta(days=UNPUBLISHED)
    return (
        np.array([poll.latest.toordinal() for poll in usable], np.int64),
        np.array([(poll.published or poll.latest + late).toordinal() for poll in usable], np.int64),
        np.array([names[poll.pollster] for poll in usable], np.int64),
        np.array([[float(poll.shares[party]) for party in PARTIES] for poll in usable], np.float64),
    )
