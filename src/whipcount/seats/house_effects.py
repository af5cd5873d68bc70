"""House effects: how far a pollster's figures lie from those of the others at the same time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from whipcount.seats.poll_types import Poll

__all__ = ["NEAR", "SHRINK", "HouseEffect", "house_effects"]

NEAR = timedelta(days=15)
"""Polls of others count as taken at the same time when they are at most this far away."""

SHRINK = 20
"""A pollster's effect is pulled towards nought as if he had so many more polls without one."""

HouseEffect = Mapping[str, Fraction]
_NOBODY = "unknown"


def house_effects(polls: Sequence[Poll]) -> dict[str, HouseEffect]:
    """Return pollster -> party -> points that his figures lie above those of the others.

    For each poll the reference is the mean of the other pollsters' means within ``NEAR``; the effect is the sum of the
    differences from it, divided by the number of polls compared plus ``SHRINK``. It says nothing about who is right.

    Parameters
    ----------
    polls : polls by ``latest``; those of nobody in particular are no reference and get no effect
    """
    known = [poll for poll in polls if poll.pollster is not None]
    days = [poll.latest for poll in known]
    sums: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    compared: dict[tuple[str, str], int] = defaultdict(int)
    for poll in known:
        others = _others(known, days, poll)
        for party, share in poll.shares.items():
            reference = _reference(others, party)
            if reference is not None:
                key = (poll.pollster or _NOBODY, party)
                sums[key] += share - reference
                compared[key] += 1
    effects: dict[str, dict[str, Fraction]] = defaultdict(dict)
    for (pollster, party), total in sums.items():
        effects[pollster][party] = total / (compared[pollster, party] + SHRINK)
    return dict(effects)


def _others(known: Sequence[Poll], days: Sequence[date], poll: Poll) -> dict[str, list[Poll]]:
    """Return pollster -> polls near to a poll, its own pollster left out."""
    near = known[bisect_left(days, poll.latest - NEAR) : bisect_right(days, poll.latest + NEAR)]
    found: dict[str, list[Poll]] = defaultdict(list)
    for other in near:
        if other.pollster != poll.pollster:
            found[other.pollster or _NOBODY].append(other)
    return found


def _reference(others: Mapping[str, Sequence[Poll]], party: str) -> Fraction | None:
    told = ([poll.shares[party] for poll in polls if party in poll.shares] for polls in others.values())
    means = [sum(shares, Fraction(0)) / len(shares) for shares in told if shares]
    return sum(means, Fraction(0)) / len(means) if means else None
