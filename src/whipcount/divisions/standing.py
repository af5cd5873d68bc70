"""Where a member stands within his party: dissent by the divisions up to a day, and the rank by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Placed", "Standing", "standing"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One member by the divisions up to a day.

    Attributes
    ----------
    party : of his last division in them, and of most of his votes
    votes : under that party
    dissent : log odds of a vote against the party's line, less those in the middle of the party
    low, high : 90% interval
    """

    person: str
    party: str
    votes: int
    dissent: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Standing:
    """One member among those of his party.

    Attributes
    ----------
    since, until : first and last day of the divisions
    placed : his place
    rank : 1 has the most dissent; members level share the better rank
    of : members of the party that are placed
    """

    since: date
    until: date
    placed: Placed
    rank: int
    of: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "from": self.since.isoformat(),
            "to": self.until.isoformat(),
            "party": self.placed.party,
            "votes": self.placed.votes,
            "dissent": self.placed.dissent,
            "low": self.placed.low,
            "high": self.placed.high,
            "rank": self.rank,
            "of": self.of,
        }


def standing(rows: Sequence[Placed], person: str, since: date, until: date) -> Standing | None:
    """Return a member's place among those of his party; None if he is not placed."""
    own = next((row for row in rows if row.person == person), None)
    if own is None:
        return None
    colleagues = [row for row in rows if row.party == own.party]
    return Standing(since, until, own, 1 + sum(row.dissent > own.dissent for row in colleagues), len(colleagues))
