"""People and spells: who sat for whom, from which day to which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Parliament", "Person", "Spell", "Vacancy"]


@dataclass(frozen=True, slots=True)
class Person:
    """One person, whatever name was used.

    Attributes
    ----------
    id : ``twfy:25874``, the person id of TheyWorkForYou and parlparse
    name : the usual full name
    given, family : its two parts
    aliases : other full names in use: nicknames, earlier and later surnames
    mnis : member id of the UK Parliament, None where unknown
    wikidata : item id, None where unknown
    """

    id: str
    name: str
    given: str
    family: str
    aliases: tuple[str, ...] = ()
    mnis: int | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """One member in one seat under one party label, over an unbroken span of days.

    Attributes
    ----------
    person_id : ``Person.id``
    seat : name of the constituency as the register writes it
    gss : code of the Office for National Statistics, None before 2010 or where unknown
    party : slug, the label at the end of each day; None where the source has none (before May 1997)
    start, end : first and last day, both inside the spell; ``end`` None while it lasts
    start_reason, end_reason : how it began and ended, None where the source does not say
    known_from : the first day on which this row was public knowledge
    known_to : the last such day, None while it is still held to be right
    source : address behind the first day's cause, None when the register is the only source
    """

    person_id: str
    seat: str
    gss: str | None
    party: str | None
    start: date
    end: date | None
    start_reason: str | None
    end_reason: str | None
    known_from: date
    known_to: date | None = None
    source: str | None = None

    def covers(self, on: date) -> bool:
        """Tell whether the day ``on`` lies inside the spell."""
        return self.start <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Parliament:
    """One Parliament between two general elections.

    Attributes
    ----------
    number : as the UK Parliament counts them, 59 was elected in 2024
    elected_on : day of the general election
    dissolved_on : last day of its members, None while it lasts
    seats : constituencies that it has
    """

    number: int
    elected_on: date
    dissolved_on: date | None
    seats: int


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A seat without a member.

    Attributes
    ----------
    seat : name of the constituency
    since : the last day of its last member, or the day of the election that was put off
    until : the day before the next member, None while it lasts
    reason : ``died``, ``resigned``, ``recall_petition``, ``election_postponed`` …; None if unknown
    """

    seat: str
    since: date
    until: date | None
    reason: str | None

    @property
    def empty_from(self) -> date:
        """The first day at whose end nobody counts for the seat: the day of the change in the series."""
        return self.since + timedelta(days=1)

    def covers(self, on: date) -> bool:
        """Tell whether the seat is empty at the end of the day ``on``."""
        return self.empty_from <= on and (self.until is None or on <= self.until)
