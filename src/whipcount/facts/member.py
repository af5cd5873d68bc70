"""The profile of a member, put together from the embedded tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from whipcount.divisions.member import KeyVote, VotingRecord, key_votes, voting_record
from whipcount.facts.constituencies import boundaries_on, cohorts, seats
from whipcount.facts.divisions import key_divisions, roll_calls
from whipcount.facts.elections import candidacies, candidacies_of, elections_of_seat
from whipcount.facts.offices import offices
from whipcount.facts.people import name_index, parliaments, register
from whipcount.facts.positions import standing_of
from whipcount.facts.seat import cohorts_of_seat
from whipcount.register.span import check_begun
from whipcount.register.types import Person, Spell
from whipcount.seats.cohorts import Cohort, member_cohorts
from whipcount.seats.member import Contested, MemberProfile, career, first_general_election, posts
from whipcount.seats.types import Candidacy, ElectionKind, Result

__all__ = ["member_profile"]


def member_profile(name: str, on: date) -> MemberProfile:
    """Return everything embedded about a member on a day.

    Parameters
    ----------
    name : full name, nickname, surname or id
    on : the day

    Raises
    ------
    NotFoundError : nobody of that name; near names are given
    InputError : several people fit, and all are named; or the day is before the register

    Examples
    --------
    >>> found = member_profile("Christian Wakeford", date(2022, 1, 19))
    >>> found.sitting.party, len(found.elections), found.record.against_line > 0
    ('labour', 1, True)
    """
    check_begun(register(), on)
    person = register().people[name_index().one(name, on)]
    spells = career(register().spells_of(person.id), on)
    return MemberProfile(
        on=on,
        person=person,
        spells=spells,
        held=posts(offices().get(person.id, ()), on),
        elections=tuple(_elections(person, spells, on)),
        cohorts=(*_own_cohorts(spells, on), *_seat_cohorts(spells, on)),
        record=_record(person.id, on),
        key_votes=_key_votes(person.id, on),
        standing=standing_of(person.id, on),
        known_until=register().known_until,
    )


def _own_cohorts(spells: Iterable[Spell], on: date) -> tuple[Cohort, ...]:
    general = [parliament.elected_on for parliament in parliaments()]
    return member_cohorts(cohorts(), first_general_election(spells, general), on)


def _seat_cohorts(spells: Iterable[Spell], on: date) -> tuple[Cohort, ...]:
    gss = next((spell.gss for spell in spells if spell.covers(on)), None)
    boundaries = boundaries_on(on)
    seat = seats().get((boundaries, gss)) if boundaries and gss else None
    return cohorts_of_seat(seat, on) if seat else ()


def _elections(person: Person, spells: Iterable[Spell], on: date) -> Iterator[Contested]:
    """Yield the elections stood in, by member id, and those won as the register knows them, by day."""
    stood = {(c.on, c.gss): c for c in candidacies_of(person.mnis)} if person.mnis is not None else {}
    won = {(result.on, result.gss): candidacies(result)[0] for result in _won(spells)}
    for (day, gss), candidacy in sorted({**won, **stood}.items()):
        if day <= on:
            yield _contested(candidacy, next(r for r in elections_of_seat(gss) if _is_same(r, day)))


def _won(spells: Iterable[Spell]) -> Iterator[Result]:
    """Yield the elections that began a spell: the register dates a member from polling day or from the day after."""
    for spell in spells:
        for result in elections_of_seat(spell.gss) if spell.gss else ():
            is_start = spell.start_reason in {"general_election", "by_election"}
            if is_start and result.kind is not ElectionKind.NOTIONAL and 0 <= (spell.start - result.on).days <= 1:
                yield result


def _contested(candidacy: Candidacy, result: Result) -> Contested:
    seat = next(found for (_, gss), found in seats().items() if gss == candidacy.gss)
    return Contested(seat.name, result, candidacy, candidacies(result)[0] == candidacy)


def _is_same(result: Result, day: date) -> bool:
    return result.on == day and result.kind is not ElectionKind.NOTIONAL


def _record(person: str, on: date) -> VotingRecord | None:
    record = voting_record(roll_calls(), person, on)
    return record if record.divisions else None


def _key_votes(person: str, on: date) -> tuple[KeyVote, ...]:
    return key_votes(roll_calls(), person, key_divisions(), on)
