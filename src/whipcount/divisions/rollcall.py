"""The divisions of a Parliament against the register: party and payroll of every voter on every day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.divisions.types import Division, Vote, read_votes
from whipcount.errors import NotFoundError

__all__ = ["Ballot", "RollCalls", "Span"]

Span = tuple[str, date, date | None]
SpansOf = Callable[[str], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person in one division.

    Attributes
    ----------
    person : person id
    party : slug on the day; None if no member
    vote : what is recorded
    payroll : held a government post on the day
    """

    person: str
    party: str | None
    vote: Vote
    payroll: bool


class RollCalls:
    """Divisions in order of time with the party and post of each voter on the day.

    Parameters
    ----------
    divisions : sorted by day
    voters : person ids in the order of the matrix's columns
    parties_of : person id -> (party, first day, last day or None) for each of his spells
    payroll_of : person id -> (title, first day, last day or None) for each government post
    """

    def __init__(
        self, divisions: Sequence[Division], voters: Sequence[str], parties_of: SpansOf, payroll_of: SpansOf
    ) -> None:
        self.divisions = tuple(divisions)
        self.voters = tuple(voters)
        self._parties_of = parties_of
        self._payroll_of = payroll_of
        self._days = [division.on for division in self.divisions]
        self._at = {division.id: n for n, division in enumerate(self.divisions)}
        self._columns = {voter: n for n, voter in enumerate(self.voters)}
        self._labels: dict[str, list[str | None]] = {}
        self._posts: dict[str, list[str | None]] = {}

    def division(self, id: str) -> Division:
        """Return a division.

        Raises
        ------
        NotFoundError : no such id
        """
        if id not in self._at:
            first, last = self.divisions[0], self.divisions[-1]
            raise NotFoundError(
                f"No division {id!r}; known are {first.id} ({first.on}) to {last.id} ({last.on}), written commons:1124."
            )
        return self.divisions[self._at[id]]

    def ballots(self, id: str) -> tuple[Ballot, ...]:
        """Return everybody who was a member that day or voted, in the order of the voters."""
        division = self.division(id)
        return tuple(ballot for ballot in self._row(division) if ballot.vote is not Vote.NOT_MEMBER)

    def party_ballots(self, party: str, id: str) -> tuple[Ballot, ...]:
        """Return the ballots of the members of one party on the day; quicker than ``ballots`` over many divisions."""
        division, at = self.division(id), self._at[id]
        members = [n for n, person in enumerate(self.voters) if self._party(person)[at] == party]
        people = [self.voters[n] for n in members]
        votes = read_votes("".join([division.votes[n] for n in members]), people)
        return tuple([self._ballot(person, at, votes[person]) for person in people])

    def ballot(self, person: str, id: str) -> Ballot:
        """Return one person's vote; ``not_member`` if he had no seat that day."""
        division = self.division(id)
        if person not in self._columns:
            return Ballot(person, None, Vote.NOT_MEMBER, False)
        vote = read_votes(division.votes[self._columns[person]], [person])[person]
        return self._ballot(person, self._at[id], vote)

    def _row(self, division: Division) -> Iterable[Ballot]:
        at = self._at[division.id]
        votes: Mapping[str, Vote] = read_votes(division.votes, self.voters)
        return (self._ballot(person, at, vote) for person, vote in votes.items())

    def _ballot(self, person: str, at: int, vote: Vote) -> Ballot:
        party = self._party(person)[at]
        if vote is Vote.NO_VOTE and party is None:
            vote = Vote.NOT_MEMBER
        return Ballot(person, party, vote, self._post(person)[at] is not None)

    def _party(self, person: str) -> list[str | None]:
        if person not in self._labels:
            self._labels[person] = self._by_division(self._parties_of(person))
        return self._labels[person]

    def _post(self, person: str) -> list[str | None]:
        if person not in self._posts:
            self._posts[person] = self._by_division(self._payroll_of(person))
        return self._posts[person]

    def _by_division(self, spans: Iterable[Span]) -> list[str | None]:
        """Return one label a division; a later span overrides an earlier one."""
        labels: list[str | None] = [None] * len(self.divisions)
        for label, start, end in spans:
            first = bisect_left(self._days, start)
            last = len(labels) if end is None else bisect_right(self._days, end)
            labels[first:last] = [label] * (last - first)
        return labels
