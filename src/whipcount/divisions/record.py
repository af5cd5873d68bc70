"""Divisions as a file gives them: who is in it under which label, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from whipcount.divisions.rollcall import RollCalls, Span
from whipcount.divisions.types import SIDES, Division, Vote, letter_of
from whipcount.errors import InputError

__all__ = ["Heading", "Record", "RecordBuilder", "Voter"]

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Voter:
    """A person in a file.

    Attributes
    ----------
    id : ``mnis:8``, ``icpsr:14226``, …: whose numbering it is, and the number
    name : as the file writes it
    parties : label, first day, last day or None, as the file gives them
    """

    id: str
    name: str
    parties: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The divisions of a file.

    Attributes
    ----------
    chamber : first part of the ids of its divisions
    divisions : by day; ``votes`` has a letter a voter
    voters : in the order of the letters
    notes : what a reader should know: rows left out and why, codes that mean two things
    """

    chamber: str
    divisions: tuple[Division, ...]
    voters: tuple[Voter, ...]
    notes: tuple[str, ...] = ()

    def roll_calls(self) -> RollCalls:
        """Return the roll calls with the parties of the file; nobody is known to hold a post."""
        parties = {voter.id: voter.parties for voter in self.voters}
        return RollCalls(self.divisions, [voter.id for voter in self.voters], lambda id: parties[id], lambda id: ())


@dataclass(frozen=True, slots=True)
class Heading:
    """A division without its votes; the totals are those that the House announced."""

    id: str
    on: date
    title: str
    ayes: int | None = None
    noes: int | None = None


@dataclass(slots=True)
class RecordBuilder:
    """Gathers votes one by one, in any order, and says what does not fit.

    Attributes
    ----------
    chamber : first part of the ids
    unlisted : what it means that a voter is not named in a division
    """

    chamber: str
    unlisted: Vote = Vote.NO_VOTE
    headings: dict[str, Heading] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    votes: dict[str, dict[str, Vote]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def division(self, heading: Heading, where: str) -> bool:
        """Open a division; False if the same one has come before, so that it is compared and not counted twice."""
        if heading.id in self.headings:
            self.notes.append(f"{where}: division {heading.id} comes twice; the second is compared with the first.")
            if heading != self.headings[heading.id]:
                self.faults.append(f"{where}: division {heading.id} comes twice with different day, title or totals.")
            return False
        self.headings[heading.id] = heading
        self.votes[heading.id] = {}
        return True

    def voter(self, id: str, name: str) -> None:
        """Name a voter; the last name given stays."""
        self.names[id] = name

    def vote(self, division: str, voter: str, vote: Vote, party: str | None, where: str) -> None:
        """Record a vote; a voter on both sides went through both lobbies."""
        row, who = self.votes[division], f"{where}: {self.names.get(voter, voter)} in {division}"
        if voter in row and row[voter] is not vote:
            vote = self._second(row[voter], vote, who)
        elif vote is Vote.BOTH and voter not in row:
            self.notes.append(f"{who} went through both lobbies: in both totals, on no side.")
        row[voter] = vote
        if party:
            self.labels.setdefault(voter, {})[division] = party

    def _second(self, first: Vote, second: Vote, who: str) -> Vote:
        sides = {SIDES.get(first), SIDES.get(second)}
        if Vote.BOTH in (first, second) or sides == {Vote.AYE, Vote.NO}:
            self.notes.append(f"{who} is listed on both sides: recorded as both lobbies.")
            return Vote.BOTH
        self.notes.append(f"{who} is listed as {first} and as {second}: the one that says more is kept.")
        return first if second in {Vote.NO_VOTE, Vote.ABSTAIN} else second

    def fault(self, text: str) -> None:
        """Remember what makes the file unusable."""
        self.faults.append(text)

    def record(self) -> Record:
        """Return the record.

        Raises
        ------
        InputError : something made the file unusable; every fault is told
        """
        if not self.headings and not self.faults:
            self.fault("There is no division in it.")
        if self.faults:
            more = [f"{len(self.faults) - SHOWN:,} further faults."] if len(self.faults) > SHOWN else []
            raise InputError(self.faults[0], [*self.faults[:SHOWN], *more])
        ordered = sorted(self.headings.values(), key=lambda heading: (heading.on, _number(heading.id)))
        ids = sorted(self.names, key=_number)
        voters = tuple(Voter(id, self.names[id], self._spans(id, ordered)) for id in ids)
        divisions = tuple(self._division(heading, ids) for heading in ordered)
        return Record(self.chamber, divisions, voters, tuple(self.notes))

    def _division(self, heading: Heading, ids: Iterable[str]) -> Division:
        row = self.votes[heading.id]
        letters = "".join(letter_of(row.get(id, self.unlisted)) for id in ids)
        ayes, noes = (sum(letters.count(letter) for letter in side) for side in ("APB", "NQB"))
        return Division(heading.id, heading.on, heading.title, ayes, noes, heading.ayes, heading.noes, letters)

    def _spans(self, id: str, ordered: Iterable[Heading]) -> tuple[Span, ...]:
        given: Mapping[str, str] = self.labels.get(id, {})
        dated = [(heading.on, given[heading.id]) for heading in ordered if heading.id in given]
        runs = [(label, next(rows)[0]) for label, rows in groupby(dated, key=lambda row: row[1])]
        starts = [date.min, *(start for _, start in runs[1:])]
        ends: list[Any] = [*(start for start in starts[1:]), None]
        return tuple((label, start, _before(end)) for (label, _), start, end in zip(runs, starts, ends, strict=False))


def _before(day: date | None) -> date | None:
    return None if day is None else date.fromordinal(day.toordinal() - 1)


def _number(id: str) -> tuple[str, int, str]:
    head, _, tail = id.rpartition(":")
    return (head, int(tail), "") if tail.isdigit() else (head, 0, tail)
