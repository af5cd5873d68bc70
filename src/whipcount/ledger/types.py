"""An event with two clocks, its source, and a case that gathers events about one leader."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from whipcount.dates import contains, last_day
from whipcount.ledger.vocabulary import EventType, Grade, Status

__all__ = ["Ballot", "Case", "Electorate", "Event", "Source", "event_id"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event was read, and how good that is.

    Attributes
    ----------
    grade : on whose word it stands
    url : address of the page, None where there is none
    quote : words of the source, None where they are not kept
    """

    grade: Grade
    url: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, or that was said not to have happened. It is never edited.

    Attributes
    ----------
    id : names the event for corrections and evidence
    on : when it was true, a partial date; None where nobody has said
    known : when it became public, a partial date
    actor : the name as the source has it
    actor_id : ``twfy:25874``, None where the actor is no member or not identified
    type, status : what happened and how the source puts it
    source : where it was read
    target, target_id : the leader, party, candidate or member that it is about
    from_party, to_party : slugs, for moves
    office : for jobs
    detail : our own words
    replaces : id of the event that this one corrects
    """

    id: str
    on: str | None
    known: str
    actor: str
    actor_id: str | None
    type: EventType
    status: Status
    source: Source
    target: str | None = None
    target_id: str | None = None
    from_party: str | None = None
    to_party: str | None = None
    office: str | None = None
    detail: str | None = None
    replaces: str | None = None

    @property
    def known_day(self) -> date:
        """The day from which it was surely public."""
        return last_day(self.known)

    @property
    def on_day(self) -> date:
        """The day from which it counts: the first on which it was surely true.

        Without a date it counts from the day on which it was known. A month or a year that it was
        reported in counts from the report too. Any other partial date counts from its end.
        """
        if self.on is None or (len(self.on) < 10 and contains(self.on, self.known_day)):
            return self.known_day
        return last_day(self.on)

    @property
    def is_fact(self) -> bool:
        """Whether the source states it, and on a word that may enter a count of who did what."""
        return self.status in (Status.ASSERTED, Status.PAST)

    @property
    def person(self) -> str:
        """What tells this actor from others: the id, or the name where there is none."""
        return self.actor_id or f"name:{self.actor}"


@dataclass(frozen=True, slots=True)
class Electorate:
    """A size of the electorate that a case states itself, from a day on."""

    start: date
    size: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """The result of a confidence ballot; the leader has won if more voted for than against."""

    on: date
    votes_for: int
    votes_against: int

    @property
    def is_won(self) -> bool:
        """Whether the leader stays."""
        return self.votes_for > self.votes_against


@dataclass(frozen=True)
class Case:
    """Everything that is known about one leader's standing in one party.

    Attributes
    ----------
    id : ``johnson-2022``
    title : in words
    leader_id, leader_name : whom it is about
    party : slug of the electorate's party
    rulebook : id of the book that counts are made under
    start, end : first and last day of the leadership, None where open
    cohorts : groups of seats worth telling apart
    events : in the order of the file
    electorates : sizes that replace the register, for chambers that it does not cover
    ballots : confidence ballots held
    role : ``government`` or ``opposition``, where the rulebook tells them apart
    """

    id: str
    title: str
    leader_id: str | None
    leader_name: str
    party: str
    rulebook: str
    start: date | None = None
    end: date | None = None
    cohorts: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    electorates: tuple[Electorate, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    role: str | None = None

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """Event id -> event."""
        return {event.id: event for event in self.events}

    def with_events(self, events: Iterable[Event]) -> Case:
        """Return the case with more events, those it already has left as they are.

        Parameters
        ----------
        events : to be added; an event whose id the case has is not added twice
        """
        added = {event.id: event for event in events if event.id not in self.by_id}
        return dataclasses.replace(self, events=(*self.events, *added.values()))


def event_id(*parts: str | None) -> str:
    """Return an id that depends on the parts alone.

    Examples
    --------
    >>> event_id("a", "b") == event_id("a", "b"), event_id("ab") == event_id("a", "b")
    (True, False)
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return "e" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
