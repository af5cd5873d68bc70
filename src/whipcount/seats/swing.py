"""National swing laid over the seats of an election: the same points everywhere, or the same factor everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

__all__ = ["SPEAKER", "Swing", "Votes", "project", "totals"]

SPEAKER = "speaker"
MILLION = 1_000_000
"""Swings are counted in millionths of the votes."""

Votes = Mapping[str, Mapping[str, int]]
Shares = Mapping[str, Fraction]


class Swing(StrEnum):
    """How a national change is carried to a seat."""

    UNIFORM = "uniform"  # the same points are added to a party's share in every seat
    PROPORTIONAL = "proportional"  # a party's share in every seat is multiplied by the same figure


def project(votes: Votes, before: Shares, after: Shares, swing: Swing) -> dict[str, str]:
    """Return seat -> party that would be first.

    Parties without a share in ``after`` keep their votes. A seat in which none of its parties has one keeps its result,
    as does a seat in which the Speaker stands.

    Parameters
    ----------
    votes : seat -> party -> votes
    before : party -> national share in these votes
    after : party -> national share now
    swing : how the change is carried

    Examples
    --------
    >>> votes = {"a": {"red": 60, "blue": 40}, "b": {"red": 30, "blue": 70}}
    >>> project(votes, {"red": Fraction(45, 100)}, {"red": Fraction(70, 100)}, Swing.UNIFORM)
    {'a': 'red', 'b': 'blue'}
    >>> project(votes, {"red": Fraction(45, 100)}, {"red": Fraction(90, 100)}, Swing.UNIFORM)
    {'a': 'red', 'b': 'red'}
    """
    score = _uniform(before, after) if swing is Swing.UNIFORM else _proportional(before, after)
    return {seat: _first(_scores(cast, after, score)) for seat, cast in votes.items()}


def totals(winners: Mapping[str, str]) -> dict[str, int]:
    """Return party -> seats, the most first."""
    return dict(sorted(Counter(winners.values()).items(), key=lambda item: (-item[1], item[0])))


class _Score:
    """Points to add and factor to multiply by, both in millionths, for each party."""

    def __init__(self, points: Mapping[str, int], factors: Mapping[str, int]) -> None:
        self.points = points
        self.factors = factors

    def of(self, party: str, votes: int, valid: int) -> int:
        """Return a party's votes in millionths of one."""
        return votes * self.factors.get(party, MILLION) + self.points.get(party, 0) * valid


def _uniform(before: Shares, after: Shares) -> _Score:
    return _Score({party: _millionths(share - before.get(party, Fraction(0))) for party, share in after.items()}, {})


def _proportional(before: Shares, after: Shares) -> _Score:
    grown = {party: share / before[party] for party, share in after.items() if before.get(party)}
    return _Score({}, {party: _millionths(factor) for party, factor in grown.items()})


def _scores(cast: Mapping[str, int], after: Shares, score: _Score) -> Mapping[str, int]:
    if SPEAKER in cast or not cast.keys() & after.keys():
        return cast
    valid = sum(cast.values())
    return {party: score.of(party, cast.get(party, 0), valid) for party in sorted({*cast, *after})}


def _first(scores: Mapping[str, int]) -> str:
    return max(sorted(scores), key=lambda party: scores[party])


def _millionths(share: Fraction) -> int:
    return round(share * MILLION)
