"""Short ways to polls and results for tests, and the average once more, slow and plain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from whipcount.seats.house_effects import NEAR, SHRINK
from whipcount.seats.poll_types import NationalResult, Poll, PollKind
from whipcount.seats.polls import ENOUGH, WINDOWS

START = date(2010, 5, 6)


def poll(day: int, pollster: str | None = "A", delay: int | None = 0, **percents: float | str) -> Poll:
    """Return a poll that ended ``day`` days after the election, published ``delay`` days later."""
    ended = START + timedelta(days=day)
    shares = {party.replace("_", "-"): Fraction(str(share)) / 100 for party, share in percents.items()}
    public = None if delay is None else ended + timedelta(days=delay)
    return Poll(PollKind.POLL, pollster, None, "GB", ended, ended, public, ended, shares, "test", day)


def result(on: date = START, **percents: float | str) -> NationalResult:
    """Return a general election."""
    return NationalResult(on, {party: Fraction(str(share)) / 100 for party, share in percents.items()})


def plain_average(polls: Sequence[Poll], on: date, party: str) -> Fraction | None:
    """Return one party's average of polls that are all public and since the election, step by step."""
    taken = [p for p in polls if p.latest <= on]
    for window in WINDOWS:
        counted = [p for p in taken if (on - p.latest).days < window]
        if len(counted) >= ENOUGH:
            break
    total_weight = 0
    told_weight = 0
    numerator = Fraction(0)
    for pollster in {p.pollster for p in counted}:
        own = [p for p in counted if p.pollster == pollster]
        weight = max(window - (on - p.latest).days for p in own)
        total_weight += weight
        with_party = [p for p in own if party in p.shares]
        if with_party:
            weights = [window - (on - p.latest).days for p in with_party]
            mean = sum(w * p.shares[party] for w, p in zip(weights, with_party, strict=True)) / Fraction(sum(weights))
            told_weight += weight
            numerator += weight * (mean - plain_effect(taken, on, pollster, party))
    return numerator / told_weight if told_weight and 2 * told_weight >= total_weight else None


def plain_effect(taken: Sequence[Poll], on: date, pollster: str | None, party: str) -> Fraction:
    """Return the house effect of one pollster for one party."""
    year = [p for p in taken if (on - p.latest).days < 365 and p.pollster is not None]
    total, n = Fraction(0), 0
    for own in year:
        if own.pollster == pollster and party in own.shares:
            means = []
            for other in {p.pollster for p in year} - {pollster}:
                near = [p for p in year if p.pollster == other and abs(p.latest - own.latest) <= NEAR]
                told = [p.shares[party] for p in near if party in p.shares]
                if told:
                    means.append(sum(told, Fraction(0)) / len(told))
            if means:
                total += own.shares[party] - sum(means, Fraction(0)) / len(means)
                n += 1
    return total / (n + SHRINK) if n else Fraction(0)
