"""One contest about a leader as the model sees it: who could vote, what was known before, what came."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from whipcount.errors import InputError

__all__ = ["AGAIN_DAYS", "Body", "Row", "known_rows"]

AGAIN_DAYS = 400
"""A leader who was put to a vote within so many days before is put to it again."""


class Body(StrEnum):
    """Who votes."""

    CAUCUS = "caucus"  # the party's members of parliament
    MEMBERS = "members"  # the members of the party or the delegates of a convention
    CHAMBER = "chamber"  # a whole chamber, on a motion


@dataclass(frozen=True, slots=True)
class Row:
    """A contest.

    Attributes
    ----------
    unit : names it
    on, country, party, leader : when, where, about whom
    body : who votes
    in_government : whether the party governs; None for a chamber, where it always does
    again : whether the leader was put to a vote within :data:`AGAIN_DAYS` before
    voters : those entitled to vote, or the votes cast where that is not known; None where only percentages are
    declared : how many had said in public that they were against, None where nobody counted
    payroll : voters with a government post, parliamentary private secretaries left out; None where unknown
    against : share of ``voters`` that voted against, None before the ballot
    abstained : how many of ``voters`` cast no valid vote, None where unknown
    outvoted : whether more voted against than for, None before the ballot or where those for are unknown
    """

    unit: str
    on: date
    country: str
    party: str
    leader: str
    body: Body
    in_government: bool | None
    again: bool
    voters: int | None
    declared: int | None = None
    payroll: int | None = None
    against: Fraction | None = None
    abstained: int | None = None
    outvoted: bool | None = None

    def __post_init__(self) -> None:
        if self.voters is not None and self.voters < 1:
            raise InputError(f"A ballot of {self.voters} voters cannot be; there must be one at least.")
        if self.voters is not None and (self.declared or 0) > self.voters:
            raise InputError(f"{self.declared} of {self.voters} voters cannot have declared themselves against.")

    @property
    def group(self) -> str:
        """What it shares an effect with: contests of the same kind in the same country."""
        return f"{self.country}, {self.body.value}"

    @property
    def votes_against(self) -> int | None:
        """How many voted against, None where only the percentage is known."""
        return None if self.voters is None or self.against is None else round(self.against * self.voters)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        body = asdict(self) | {"on": self.on.isoformat(), "body": self.body.value}
        return body | {"against": None if self.against is None else str(self.against)}


def known_rows(rows: tuple[Row, ...], day: date) -> tuple[Row, ...]:
    """Return the contests whose result was known at the end of a day."""
    return tuple(row for row in rows if row.on <= day and row.against is not None)
