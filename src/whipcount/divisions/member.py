"""One member's record: votes cast, votes missed, and rebellions with what the party did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import Division, Vote
from whipcount.divisions.whips import Direction, LineFrom
from whipcount.divisions.whole import whole

__all__ = ["KeyVote", "Rebellion", "VotingRecord", "key_votes", "voting_record"]


@dataclass(frozen=True, slots=True)
class Rebellion:
    """One vote against the line of the member's party of the day.

    Attributes
    ----------
    line : what was asked of the party's members
    line_from : how that is known
    evidence : one sentence: why there is a line
    source : address of the page that reports it, None if it is inferred
    """

    division: Division
    vote: Vote
    party: str
    line: Direction
    line_from: LineFrom
    evidence: str
    source: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.division.id,
            "on": self.division.on.isoformat(),
            "title": self.division.title,
            "vote": self.vote.value,
            "party": self.party,
            "line": self.line.value,
            "line_from": self.line_from.value,
            "evidence": self.evidence,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class VotingRecord:
    """What one person did in the divisions of a span.

    Attributes
    ----------
    person : person id
    first, last : days of the first and last division held while he was a member, None if there is none
    divisions : divisions held while he was a member
    voted : of those, with a recorded vote, tellers included
    with_line, against_line : votes where the party had a line
    rebellions : the votes against it, by day
    unsettled : votes against it that a change of party within a day explains; no rebellions
    """

    person: str
    first: date | None
    last: date | None
    divisions: int
    voted: int
    with_line: int
    rebellions: tuple[Rebellion, ...]
    unsettled: tuple[Rebellion, ...] = ()

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
            "unsettled": [rebellion.to_dict() for rebellion in self.unsettled],
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


def voting_record(calls: RollCalls, person: str, until: date | None = None, since: date | None = None) -> VotingRecord:
    """Return a person's record in every division from the day ``since`` up to and including the day ``until``."""
    at = [
        n
        for n, division in enumerate(calls.divisions)
        if (until is None or division.on <= until) and (since is None or division.on >= since)
    ]
    looked_at = [calls.divisions[n] for n in at]
    votes = [calls.ballot(person, division.id).vote for division in looked_at]
    sat = [division.on for division, vote in zip(looked_at, votes, strict=True) if vote is not Vote.NOT_MEMBER]
    found = whole(calls) if looked_at and person in calls.voters else None
    row = calls.voters.index(person) if found else 0
    compared = int(found.compared[row, at].sum()) if found else 0
    against = tuple(_rebellions(calls, person, found.against[row], at)) if found else ()
    doubtful = tuple(_rebellions(calls, person, found.unsettled[row], at)) if found else ()
    return VotingRecord(
        person=person,
        first=sat[0] if sat else None,
        last=sat[-1] if sat else None,
        divisions=len(sat),
        voted=sum(vote not in {Vote.NOT_MEMBER, Vote.NO_VOTE} for vote in votes),
        with_line=compared - len(against),
        rebellions=against,
        unsettled=doubtful,
    )


def _rebellions(
    calls: RollCalls, person: str, crossed: np.ndarray[Any, np.dtype[np.bool_]], at: Iterable[int]
) -> Iterator[Rebellion]:
    found = whole(calls)
    for column in at:
        if crossed[column]:
            own = calls.ballot(person, calls.divisions[column].id)
            assert own.party is not None
            line, line_from, told, source = found.line(own.party, column)
            assert line is not None
            assert line_from is not None
            yield Rebellion(calls.divisions[column], own.vote, own.party, line, line_from, told, source)


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
