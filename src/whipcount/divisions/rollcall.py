"""The divisions of a Parliament against the register: party and payroll of every voter on every day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from whipcount.divisions.codes import AYE, MISSING, NO, NO_PARTY
from whipcount.divisions.types import LETTERS, SIDES, Division, Vote, letter_of, read_votes
from whipcount.divisions.whips import Whip
from whipcount.errors import NotFoundError

__all__ = ["Arrays", "Ballot", "Bools", "Move", "RollCalls", "Span", "SpansOf"]

Bools = npt.NDArray[np.bool_]
Arrays = tuple[npt.NDArray[np.int8], npt.NDArray[np.int32], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
# A move from one label to the next: the register ends the old one on the day or on the day before.
_NEXT = 2
_DAY = timedelta(days=1)

Span = tuple[str, date, date | None]
SpansOf = Callable[[str], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Move:
    """A change of party on the day of a division, the day before or the day after.

    Attributes
    ----------
    other : the label on the other side of the change
    is_today : the new label began on the day itself, at an hour that the register does not tell
    """

    other: str
    is_today: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person in one division.

    Attributes
    ----------
    person : person id
    party : slug on the day; None if no member
    vote : what is recorded
    payroll : held a government post on the day
    move : his change of party within a day of the division, if there was one
    """

    person: str
    party: str | None
    vote: Vote
    payroll: bool
    move: Move | None = None


class RollCalls:
    """Divisions in order of time with the party and post of each voter on the day.

    Parameters
    ----------
    divisions : sorted by day
    voters : person ids in the order of the matrix's columns
    parties_of : person id -> (party, first day, last day or None) for each of his spells
    payroll_of : person id -> (title, first day, last day or None) for each government post
    whips : what parties told their members to do, where a source says so; a published one goes before a reported one
    """

    def __init__(
        self,
        divisions: Sequence[Division],
        voters: Sequence[str],
        parties_of: SpansOf,
        payroll_of: SpansOf,
        whips: Iterable[Whip] = (),
    ) -> None:
        self.divisions = tuple(divisions)
        self.voters = tuple(voters)
        self._parties_of = parties_of
        self._payroll_of = payroll_of
        self._days = [division.on for division in self.divisions]
        self._at = {division.id: n for n, division in enumerate(self.divisions)}
        self._has_seats = any(letter_of(Vote.NOT_MEMBER) in division.votes for division in self.divisions)
        self._columns = {voter: n for n, voter in enumerate(self.voters)}
        self._labels: dict[str, list[str | None]] = {}
        self._posts: dict[str, list[str | None]] = {}
        self._moves: dict[str, dict[date, Move]] = {}
        ranked = sorted(whips, key=lambda whip: whip.line_from.value, reverse=True)
        self.whips = {(whip.division, whip.party): whip for whip in ranked}

    def division(self, id: str) -> Division:
        """Return a division.

        Raises
        ------
        NotFoundError : no such id
        """
        if not self.divisions:
            raise NotFoundError(f"No division {id!r}; there is none here at all.")
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
        members = [n for n, person in enumerate(self.voters) if self.labels(person)[at] == party]
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
        party = self.labels(person)[at]
        if vote is Vote.NO_VOTE and party is None:
            vote = Vote.NOT_MEMBER
        return Ballot(person, party, vote, self._post(person)[at] is not None, self.move(person, at))

    def labels(self, person: str) -> list[str | None]:
        """Return a person's party in each division, None where he was no member."""
        if person not in self._labels:
            labels = self._by_division(self._parties_of(person))
            self._labels[person] = self._without_absent_seats(person, labels)
        return self._labels[person]

    def _without_absent_seats(self, person: str, labels: list[str | None]) -> list[str | None]:
        """Take the label away where the source itself says that he was no member."""
        if not self._has_seats or person not in self._columns:
            return labels
        at, none = self._columns[person], letter_of(Vote.NOT_MEMBER)
        return [None if row.votes[at] == none else label for row, label in zip(self.divisions, labels, strict=True)]

    def move(self, person: str, at: int) -> Move | None:
        """Return a person's change of party on the day of a division, the day before or the day after."""
        return self.moves(person).get(self._days[at])

    def moves(self, person: str) -> Mapping[date, Move]:
        """Return the days within a day of a change of a person's party."""
        if person not in self._moves:
            self._moves[person] = _moves(sorted(self._parties_of(person), key=lambda span: span[1]))
        return self._moves[person]

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

    @cached_property
    def letters(self) -> npt.NDArray[np.uint8]:
        """The letters of all votes, (n_voters, n_divisions)."""
        text = "".join(division.votes for division in self.divisions)
        codes = np.frombuffer(text.encode("ascii"), np.uint8)
        return np.ascontiguousarray(codes.reshape(len(self.divisions), len(self.voters)).T)

    @cached_property
    def arrays(self) -> Arrays:
        """Votes, party codes, party names, voters and divisions as ``matrix.RollCall`` holds them.

        1 aye, 0 no, 9 neither, tellers and proxies on their side; the party is that of the day.
        """
        code = np.full(256, MISSING, np.int8)
        for letter, vote in LETTERS.items():
            if vote in SIDES:
                code[ord(letter)] = AYE if SIDES[vote] is Vote.AYE else NO
        labels = [self.labels(person) for person in self.voters]
        names = sorted({party for row in labels for party in row if party is not None})
        at: dict[str | None, int] = {party: n for n, party in enumerate(names)} | {None: NO_PARTY}
        party = np.array([[at[label] for label in row] for row in labels], np.int32)
        shape = (len(self.voters), len(self.divisions))
        ids = tuple(division.id for division in self.divisions)
        return code[self.letters], party.reshape(shape), tuple(names), self.voters, ids

    @cached_property
    def payroll(self) -> Bools:
        """Who held a government post, (n_voters, n_divisions)."""
        rows = [[post is not None for post in self._post(person)] for person in self.voters]
        return np.array(rows, bool).reshape(len(self.voters), len(self.divisions))


def _moves(spans: Sequence[Span]) -> dict[date, Move]:
    days: dict[date, Move] = {}
    for (old, _, end), (new, start, _) in pairwise(spans):
        if old != new and end is not None and (start - end).days <= _NEXT:
            days[start - _DAY], days[start], days[start + _DAY] = Move(new, False), Move(old, True), Move(old, False)
    return days
