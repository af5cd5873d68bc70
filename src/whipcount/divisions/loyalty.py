"""A member's loyalty over time, and the points at which it changed.

A stretch of votes is split where the two sides differ most, measured by the likelihood of one rate against two. Votes
of one day hang together, so whole days are shuffled, many times, to see how large the difference gets by chance; a
split that chance reaches in more than 5% of the shuffles is none. The two parts are then looked at in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.divisions.intervals import wilson

__all__ = ["ChangePoint", "DayOfVotes", "Stretch", "by_period", "change_points"]

SHUFFLES = 999
CHANCE = 0.05
FEWEST_VOTES = 10
FEWEST_DAYS = 3

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DayOfVotes:
    """A member's votes of one day.

    Attributes
    ----------
    on : the day
    party : slug on the day
    with_line, against : votes where the party had a line
    missed : divisions without a vote of the member
    """

    on: date
    party: str
    with_line: int
    against: int
    missed: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Loyalty over several days.

    Attributes
    ----------
    first, last : days of the first and the last division
    with_line, against, missed : numbers of votes
    low, high : 90% interval of the share against; None without a vote to compare
    """

    first: date
    last: date
    with_line: int
    against: int
    missed: int
    low: float | None
    high: float | None

    @property
    def share_against(self) -> float | None:
        """Rebellions as a share of the votes where the party had a line."""
        compared = self.with_line + self.against
        return self.against / compared if compared else None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        share = self.share_against
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "with_line": self.with_line,
            "against_line": self.against,
            "missed": self.missed,
            "share_against": None if share is None else round(share, 4),
            "interval": None if self.low is None or self.high is None else [round(self.low, 4), round(self.high, 4)],
        }


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A day from which a member was more or less loyal than before.

    Attributes
    ----------
    on : first day of the new stretch
    before, after : the stretches on both sides, up to the next change points
    chance : share of shuffles with as large a difference; 0.001 is the least that can be told
    """

    on: date
    before: Stretch
    after: Stretch
    chance: float

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "on": self.on.isoformat(),
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "chance": self.chance,
        }


def by_period(days: Sequence[DayOfVotes], months: int = 3) -> tuple[Stretch, ...]:
    """Return loyalty by months of the calendar: 1, 3 for quarters, 12 for years."""
    groups = groupby(days, key=lambda day: (day.on.year * 12 + day.on.month - 1) // months)
    return tuple(_stretch(list(rows)) for _, rows in groups)


def change_points(days: Sequence[DayOfVotes], seed: int = 0) -> tuple[ChangePoint, ...]:
    """Return the days from which a member was more or less loyal, in order.

    Parameters
    ----------
    days : in order, under one party
    seed : of the shuffles; the same seed gives the same answer
    """
    voted = [day for day in days if day.with_line + day.against]
    found = sorted(_splits(voted, 0, np.random.default_rng(seed)))
    if not found:
        return ()
    edges = [0, *(at for at, _ in found), len(voted)]
    stretches = [_stretch(voted[first:last]) for first, last in pairwise(edges)]
    return tuple(
        ChangePoint(voted[at].on, stretches[n], stretches[n + 1], chance) for n, (at, chance) in enumerate(found)
    )


def _stretch(days: Sequence[DayOfVotes]) -> Stretch:
    loyal, against = sum(day.with_line for day in days), sum(day.against for day in days)
    low, high = wilson(against, loyal + against) or (None, None)
    return Stretch(days[0].on, days[-1].on, loyal, against, sum(day.missed for day in days), low, high)


def _splits(days: Sequence[DayOfVotes], offset: int, rng: np.random.Generator) -> list[tuple[int, float]]:
    against = np.array([day.against for day in days], np.float64)
    votes = np.array([day.with_line + day.against for day in days], np.float64)
    if len(days) < 2 * FEWEST_DAYS or votes.sum() < 2 * FEWEST_VOTES or against.sum() in (0, votes.sum()):
        return []
    gains = _gains(against[None], votes[None])[0]
    at = int(gains.argmax())
    orders = rng.permuted(np.tile(np.arange(len(days)), (SHUFFLES, 1)), axis=1)
    by_chance = _gains(against[orders], votes[orders]).max(axis=1)
    chance = (1 + int((by_chance >= gains[at] - 1e-9).sum())) / (SHUFFLES + 1)
    if not np.isfinite(gains[at]) or chance > CHANCE:
        return []
    return [
        *_splits(days[: at + 1], offset, rng),
        (offset + at + 1, chance),
        *_splits(days[at + 1 :], offset + at + 1, rng),
    ]


def _gains(against: Floats, votes: Floats) -> Floats:
    """Return the gain in log likelihood of a split after each day, -inf where a side would be too short."""
    k, n = against.cumsum(axis=1)[:, :-1], votes.cumsum(axis=1)[:, :-1]
    all_k, all_n = against.sum(axis=1, keepdims=True), votes.sum(axis=1, keepdims=True)
    gain: Floats = _likelihood(k, n) + _likelihood(all_k - k, all_n - n) - _likelihood(all_k, all_n)
    gain[(n < FEWEST_VOTES) | (all_n - n < FEWEST_VOTES)] = -np.inf
    gain[:, : FEWEST_DAYS - 1] = -np.inf
    gain[:, len(against[0]) - FEWEST_DAYS :] = -np.inf
    return gain


def _likelihood(k: Floats, n: Floats) -> Floats:
    found: Floats = _xlogy(k, k) + _xlogy(n - k, n - k) - _xlogy(n, n)
    return found


def _xlogy(x: Floats, y: Floats) -> Floats:
    found: Floats = x * np.log(np.where(y > 0, y, 1.0))
    return found
