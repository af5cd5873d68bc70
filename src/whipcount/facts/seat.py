"""The profile of a seat, put together from the embedded tables."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from whipcount.errors import NotFoundError
from whipcount.facts.constituencies import OPENED, boundaries_on, census_of, cohorts, overlaps, seat_index, seats
from whipcount.facts.elections import candidacies, person_of, results
from whipcount.facts.people import register
from whipcount.register.types import Spell, Vacancy
from whipcount.seats.cohorts import Cohort, seat_cohorts
from whipcount.seats.index import seat_words
from whipcount.seats.profile import Neighbour, Poll, SeatProfile, Sitting, notionals_of, results_on
from whipcount.seats.types import Boundaries, Overlap, Result, Seat, rounded

__all__ = ["cohorts_of_seat", "find_seat", "seat_profile"]

_SMALLEST = 0.01


def find_seat(name: str, on: date) -> Seat:
    """Return the seat that a name or code means on a day.

    Raises
    ------
    NotFoundError : no such seat, or the day is before 6 May 2010
    InputError : several seats fit
    """
    boundaries = boundaries_on(on)
    if boundaries is None:
        first = min(OPENED.values())
        raise NotFoundError(f"Seats are known from {first}, with the results of that election; {on} is before it.")
    return seat_index().one(name, boundaries)


def seat_profile(name: str, on: date) -> SeatProfile:
    """Return everything embedded about a seat on a day.

    Examples
    --------
    >>> found = seat_profile("Bury South", date(2022, 1, 19))
    >>> found.member.name, found.latest.result.majority, [cohort.id for cohort in found.cohorts][0]
    ('Christian Wakeford', 402, 'red-wall-2019')
    """
    seat = find_seat(name, on)
    known = results().get(seat.gss, ())
    held = results_on(seat, known, on)
    return SeatProfile(
        on=on,
        seat=seat,
        member=_sitting(seat, on),
        latest=_poll(held[0]) if held else None,
        earlier=held[1:],
        notionals=tuple(_poll(result) for result in notionals_of(seat, known)),
        neighbours=_neighbours(seat),
        census=census_of(seat.gss) if seat.boundaries is Boundaries.OF_2010 else None,
        cohorts=cohorts_of_seat(seat, on),
        known_until=register().known_until,
        vacancy=_vacancy(seat, on),
    )


def cohorts_of_seat(seat: Seat, on: date) -> tuple[Cohort, ...]:
    """Return the cohorts that a seat belongs to on a day."""
    known = results().get(seat.gss, ())
    under = [*results_on(seat, known, on), *notionals_of(seat, known)]
    return seat_cohorts(cohorts(), seat, under, census_of(seat.gss), on)


def _sitting(seat: Seat, on: date) -> Sitting | None:
    day = min(on, register().known_until)
    spell = next((spell for spell in register().members_on(day) if spell.gss == seat.gss), None)
    if spell is None:
        return None
    person = register().people[spell.person_id]
    held = [one for one in register().spells_of(person.id) if one.gss == seat.gss and one.start <= spell.start]
    return Sitting(person.id, person.name, spell.party, min(one.start for one in held), _labelled_since(held))


def _vacancy(seat: Seat, on: date) -> Vacancy | None:
    day = min(on, register().known_until)
    words = seat_words(seat.name)
    return next((one for one in register().vacancies_on(day) if seat_words(one.seat) == words), None)


def _labelled_since(spells: list[Spell]) -> date:
    """Return the start of the last unbroken run of spells under one party label."""
    ordered = sorted(spells, key=lambda spell: spell.start)
    run = takewhile(lambda spell: spell.party == ordered[-1].party, reversed(ordered))
    return min(spell.start for spell in run)


def _poll(result: Result) -> Poll:
    stood = candidacies(result)
    return Poll(result, stood, tuple(person_of(candidacy.mnis) for candidacy in stood))


def _neighbours(seat: Seat) -> tuple[Neighbour, ...]:
    found = overlaps().get((seat.boundaries, seat.gss), ())
    return tuple(_neighbour(seat, overlap) for overlap in found if max(overlap.of_old, overlap.of_new) >= _SMALLEST)


def _neighbour(seat: Seat, overlap: Overlap) -> Neighbour:
    is_old = seat.boundaries is Boundaries.OF_2010
    other = Boundaries.OF_2024 if is_old else Boundaries.OF_2010
    gss = overlap.new if is_old else overlap.old
    of_this, of_that = (overlap.of_old, overlap.of_new) if is_old else (overlap.of_new, overlap.of_old)
    return Neighbour(gss, seats()[other, gss].name, other, rounded(of_this), rounded(of_that))
