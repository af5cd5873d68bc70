"""Who belonged to a cohort at any time in a span: by the seat held then, or by the first election."""

from __future__ import annotations

from datetime import date

from whipcount.errors import InputError
from whipcount.facts.constituencies import boundaries_on, cohorts, seats
from whipcount.facts.people import parliaments, register
from whipcount.facts.seat import cohorts_of_seat
from whipcount.register.types import Spell
from whipcount.seats.cohorts import member_cohorts
from whipcount.seats.member import first_general_election

__all__ = ["members_of_cohort"]


def members_of_cohort(id: str, since: date, until: date) -> frozenset[str]:
    """Return the ids of the members who belonged to a cohort on their last day in a span.

    Raises
    ------
    InputError : no such cohort; all are told

    Examples
    --------
    >>> len(members_of_cohort("red-wall-2019", date(2020, 1, 1), date(2020, 12, 31)))
    50
    """
    known = {cohort.id for cohort in cohorts()}
    if id not in known:
        raise InputError(f"No cohort {id!r}; known are {', '.join(sorted(known))}.")
    inside = (s for s in register().spells if s.start <= until and (s.end is None or s.end >= since))
    return frozenset(spell.person_id for spell in inside if id in _cohorts(spell, min(spell.end or until, until)))


def _cohorts(spell: Spell, on: date) -> set[str]:
    general = [parliament.elected_on for parliament in parliaments()]
    first = first_general_election(register().spells_of(spell.person_id), general)
    boundaries = boundaries_on(on)
    seat = seats().get((boundaries, spell.gss)) if boundaries and spell.gss else None
    of_seat = cohorts_of_seat(seat, on) if seat else ()
    return {cohort.id for cohort in (*member_cohorts(cohorts(), first, on), *of_seat)}
