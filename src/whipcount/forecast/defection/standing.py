"""How the parties stand in the polls on a day against the last election, for many days at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from whipcount.forecast.defection.spans import Floats, Ints
from whipcount.seats.poll_types import NationalResult, Poll, PollKind

__all__ = ["PUBLIC_AFTER", "WINDOW", "Standing"]

WINDOW = 60
"""Days back over which polls are averaged."""

PUBLIC_AFTER = 2
"""Days after the fieldwork on which a poll without a day of publication is taken to be public."""


class Standing:
    """Means of the polls that were public, less the shares of the last general election.

    Parameters
    ----------
    polls, national : polls and general elections
    """

    def __init__(self, polls: Sequence[Poll], national: Sequence[NationalResult]) -> None:
        samples = [poll for poll in polls if poll.kind is PollKind.POLL]
        self._polls = sorted(samples, key=_public)
        self._days = np.array([_public(poll) for poll in self._polls], np.int64)
        self._national = sorted(national, key=lambda result: result.on)
        self._sums: dict[str, tuple[Floats, Ints]] = {}

    @cached_property
    def _elections(self) -> Ints:
        return np.array([result.on.toordinal() for result in self._national], np.int64)

    def change(self, party: str, days: Ints) -> Floats:
        """Return the points gained since the last general election by each day, NaN where either is unknown."""
        then = np.searchsorted(self._elections, days, side="left") - 1
        shares = [float(result.shares[party]) if party in result.shares else np.nan for result in self._national]
        base = np.where(then >= 0, np.array([*shares, np.nan])[then], np.nan)
        since = np.where(then >= 0, self._elections[then] if len(self._elections) else 0, days)
        return self._mean(party, np.maximum(days - WINDOW, since), days) - base

    def _mean(self, party: str, after: Ints, upto: Ints) -> Floats:
        total, number = self._running(party)
        low = np.searchsorted(self._days, after, side="right")
        high = np.searchsorted(self._days, upto, side="right")
        n = number[high] - number[low]
        mean: Floats = np.where(n > 0, (total[high] - total[low]) / np.maximum(n, 1), np.nan)
        return mean

    def _running(self, party: str) -> tuple[Floats, Ints]:
        if party not in self._sums:
            shares = [float(poll.shares[party]) if party in poll.shares else 0.0 for poll in self._polls]
            told = [party in poll.shares for poll in self._polls]
            self._sums[party] = (
                np.concatenate([[0.0], np.cumsum(shares)]),
                np.concatenate([[0], np.cumsum(told)]).astype(np.int64),
            )
        return self._sums[party]


def _public(poll: Poll) -> int:
    if poll.published is not None:
        return max(poll.published, poll.latest).toordinal()
    return poll.latest.toordinal() + PUBLIC_AFTER
