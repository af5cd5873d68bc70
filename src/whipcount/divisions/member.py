"""One member's record: votes cast, votes missed, and rebellions with what the party did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.divisions.rebels import party_vote
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import SIDES, Division, Vote

__all__ = ["KeyVote", "Rebellion", "VotingRecord", "key_votes", "voting_record"]


@dataclass(frozen=True, slots=True)
class Rebellion:
    """One vote against the inferred line of the member's party of the day."""

    division: Division
    vote: Vote
    party: str
    line: Vote
    evidence: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.division.id,
            "on": self.division.on.isoformat(),
            "title": self.division.title,
            "vote": self.vote.value,
            "party": self.party,
            "line": self.line.value,
            "line_from": "inferred",
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class VotingRecord:
    """What one person did in the divisions of a span.

    Attributes
    ----------
    person : person id
    first, last : days of the first and last division looked at, None if there is none
    divisions : divisions held while he was a member
    voted : of those, with a recorded vote, tellers included
    with_line, against_line : votes where the party's line could be inferred
    rebellions : the votes against it, by day
    """

    person: str
    first: date | None
    last: date | None
    divisions: int
    voted: int
    with_line: int
    rebellions: tuple[Rebellion, ...]

    @property
    def against_line(self) -> int:
        """Number of rebellions."""
        return len(self.rebellions)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "divisions": self.divisions,
            "voted": self.voted,
            "with_line": self.with_line,
            "against_line": self.against_line,
            "rebellions": [rebellion.to_dict() for rebellion in self.rebellions],
        }


@dataclass(frozen=True, slots=True)
class KeyVote:
    """A vote in a division that we list as one that mattered; ``aye_means`` is in our words."""

    division: Division
    label: str
    aye_means: str
    vote: Vote

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.division.id,
            "on": self.division.on.isoformat(),
            "label": self.label,
            "aye_means": self.aye_means,
            "vote": self.vote.value,
        }


def voting_record(calls: RollCalls, person: str, until: date | None = None) -> VotingRecord:
    """Return a person's record in every division up to and including the day ``until``."""
    looked_at = [division for division in calls.divisions if until is None or division.on <= until]
    sat = [d for d in looked_at if calls.ballot(person, d.id).vote is not Vote.NOT_MEMBER]
    voted = [d for d in sat if calls.ballot(person, d.id).vote is not Vote.NO_VOTE]
    compared = list(_compared(calls, person, voted))
    against = tuple(row for row, rebelled in compared if rebelled)
    return VotingRecord(
        person=person,
        first=looked_at[0].on if looked_at else None,
        last=looked_at[-1].on if looked_at else None,
        divisions=len(sat),
        voted=len(voted),
        with_line=len(compared) - len(against),
        rebellions=against,
    )


def _compared(calls: RollCalls, person: str, divisions: Iterable[Division]) -> Iterator[tuple[Rebellion, bool]]:
    """Yield every vote beside the line of the party, where there is one, and whether it went against it."""
    for division in divisions:
        own = calls.ballot(person, division.id)
        if own.party is None or own.vote not in SIDES:
            continue
        party = party_vote(own.party, calls.party_ballots(own.party, division.id))
        if party.line is not None:
            yield Rebellion(division, own.vote, own.party, party.line, party.evidence), own in party.rebels


def key_votes(
    calls: RollCalls, person: str, listed: Iterable[tuple[str, str, str]], until: date | None = None
) -> tuple[KeyVote, ...]:
    """Return a person's vote in each listed division while he was a member.

    Parameters
    ----------
    listed : (division id, label, what an aye means)
    until : later divisions are left out
    """
    rows = ((calls.division(id), label, meaning) for id, label, meaning in listed)
    votes = (
        KeyVote(division, label, meaning, calls.ballot(person, division.id).vote)
        for division, label, meaning in rows
        if until is None or division.on <= until
    )
    return tuple(row for row in votes if row.vote is not Vote.NOT_MEMBER)
