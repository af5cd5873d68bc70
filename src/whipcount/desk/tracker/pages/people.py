"""Where a member sits on a day, and to which cohorts the member and the seat belong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from whipcount.facts.constituencies import OPENED, boundaries_on, cohorts, seats
from whipcount.facts.elections import results
from whipcount.facts.people import parliaments, register
from whipcount.facts.seat import cohorts_of_seat
from whipcount.register.types import Spell
from whipcount.seats.cohorts import Cohort, member_cohorts
from whipcount.seats.member import first_general_election

__all__ = ["Place", "number_of", "person_id", "place_of"]

_PREFIX = "twfy:"


@dataclass(frozen=True, slots=True)
class Place:
    """A member's place on a day.

    Attributes
    ----------
    number : for the address of the member's page, None for somebody whom the register does not have
    seat, gss, party : None for who does not sit
    cohorts : of the member, then of the seat
    """

    number: str | None
    seat: str | None
    gss: str | None
    party: str | None
    cohorts: tuple[Cohort, ...]


def number_of(person: str | None) -> str | None:
    """Return what names a member in an address.

    Examples
    --------
    >>> number_of("twfy:25874"), number_of("name:A B"), number_of(None)
    ('25874', None, None)
    """
    known = person is not None and person.startswith(_PREFIX)
    return person.removeprefix(_PREFIX) if person and known else None


def person_id(number: str) -> str:
    """Return the id of the member whom an address names, with or without the prefix."""
    return number if ":" in number else _PREFIX + number


def place_of(person: str | None, on: date) -> Place:
    """Return where a member sits on a day; one who has left is shown in the last seat held by then.

    Examples
    --------
    >>> found = place_of("twfy:25874", date(2022, 1, 19))
    >>> found.seat, found.party, found.cohorts[0].id
    ('Bury South', 'labour', 'intake-2019')
    """
    number = number_of(person)
    begun = [spell for spell in register().spells_of(person or "") if spell.start <= on]
    if person is None or not begun:
        return Place(number if number and person in register().people else None, None, None, None, ())
    last = begun[-1]
    day = min(on, last.end or on)
    return Place(number, last.seat, last.gss, last.party, _cohorts(person, last, _turn(last.gss, day)))


def _turn(gss: str | None, on: date) -> date:
    """Return the last day up to ``on`` on which cohorts could have changed: they differ on no day between the two."""
    turns = (*_turns(), *(result.on for result in results().get(gss or "", ())))
    return max((day for day in turns if day <= on), default=on)


@cache
def _turns() -> tuple[date, ...]:
    since = (cohort.since for cohort in cohorts() if cohort.since)
    return (*since, *OPENED.values(), *(parliament.elected_on for parliament in parliaments()))


@lru_cache(maxsize=4000)
def _cohorts(person: str, spell: Spell, on: date) -> tuple[Cohort, ...]:
    first = _first_election(person)
    boundaries = boundaries_on(on)
    seat = seats().get((boundaries, spell.gss)) if boundaries and spell.gss else None
    return (*member_cohorts(cohorts(), first, on), *(cohorts_of_seat(seat, on) if seat else ()))


@lru_cache(maxsize=4000)
def _first_election(person: str) -> date | None:
    general = [parliament.elected_on for parliament in parliaments()]
    return first_general_election(register().spells_of(person), general)
