"""Counts by intake, majority, office, Leave share, region or cohort, from the embedded tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache

from whipcount.errors import InputError
from whipcount.facts.cases import OpenCase
from whipcount.facts.constituencies import boundaries_on, cohorts, seats
from whipcount.facts.elections import results
from whipcount.facts.offices import offices
from whipcount.facts.people import parliaments
from whipcount.facts.seat import cohorts_of_seat
from whipcount.facts.tables import read_toml
from whipcount.register.register import Register
from whipcount.register.types import Spell
from whipcount.seats.cohorts import member_cohorts
from whipcount.seats.member import first_general_election
from whipcount.seats.offices import OfficeKind, offices_on
from whipcount.seats.profile import results_on
from whipcount.seats.types import Seat
from whipcount.tally.breakdown import Breakdown, Way, break_down, read_way
from whipcount.tally.eligibility import absences_of

__all__ = ["UNKNOWN", "break_down_case", "ways"]

UNKNOWN = "unknown"
_NO_COHORT = "no cohort"
_OFFICES = ("cabinet", "minister", "whip", "pps", "no post")
_ATTENDING = frozenset({"full", "attends"})

Grouping = tuple[Mapping[str, Sequence[str]], Sequence[str]]
"""Id -> names of the groups, and the order of the groups."""


@cache
def ways() -> Mapping[str, Way]:
    """Return the ways to break a count down, each with its definition and source.

    Raises
    ------
    SourceError : the file is damaged
    """
    return {row["id"]: read_way(row) for row in read_toml("cohorts/breakdowns.toml")["breakdown"]}


def break_down_case(
    opened: OpenCase, on: date, by: str, known: date | None = None, exclusive: bool = False
) -> Breakdown:
    """Return the count of a day by groups of members.

    Parameters
    ----------
    opened : a case whose chamber the register covers
    on : the day; the groups are those of its end
    by : one of ``ways()``
    known : use only what was public on this day
    exclusive : count each member under his strongest stance only

    Raises
    ------
    InputError : no such way, or one that tells nothing of that day; or the members of that chamber are not known

    Examples
    --------
    >>> from whipcount.facts.cases import open_case
    >>> found = break_down_case(open_case("johnson-2022"), date(2022, 6, 6), "office")
    >>> found.group("no post").share("letter_submitted")
    '20/264'
    """
    way = _way(by, min(on, known or on))
    register = opened.register
    if register is None:
        raise InputError(f"The members behind the count of {opened.case.id} are not known, so that it has no groups.")
    whole = opened.count(on, known, exclusive)
    absences = absences_of(opened.case, register, known)
    day = min(on, known or on, register.known_until)
    sitting = {spell.person_id: spell for spell in register.members_on(day, known)}
    inside = {person: one for person, one in sitting.items() if not any(a.covers(on) for a in absences(person))}
    groups, order = _GROUPINGS[by](register, inside, day, way)
    return break_down(whole, way, inside, groups, order)


def _way(by: str, on: date) -> Way:
    way = ways().get(by)
    if way is None:
        raise InputError(f"A count cannot be broken down by {by!r}; it can be by {', '.join(ways())}.")
    if way.since and on < way.since:
        raise InputError(f"A breakdown by {by} tells nothing of days before {way.since}; {on} is one.")
    return way


def _by_intake(register: Register, sitting: Mapping[str, Spell], on: date, way: Way) -> Grouping:
    names = {person: _intake(register.spells_of(person)) for person in sitting}
    return _one_each(names, sorted(set(names.values())))


def _intake(spells: Sequence[Spell]) -> str:
    """Return the general election of the entry, or the one before it for a by-election."""
    general = [parliament.elected_on for parliament in parliaments()]
    first = min(spells, key=lambda spell: spell.start)
    elected = first_general_election(spells, general)
    if elected:
        return str(elected.year) if elected > min(general) else f"{elected.year} or before"
    before = max((day for day in general if day <= first.start), default=None)
    return f"by-elections after {before.year}" if before else f"before {min(general).year}"


def _by_majority(register: Register, sitting: Mapping[str, Spell], on: date, way: Way) -> Grouping:
    return _banded({person: _majority(spell, on) for person, spell in sitting.items()}, way)


def _majority(spell: Spell, on: date) -> Fraction | None:
    seat = _seat(spell, on)
    held = results_on(seat, results().get(seat.gss, ()), on) if seat else ()
    return held[0].majority_share if held else None


def _by_leave(register: Register, sitting: Mapping[str, Spell], on: date, way: Way) -> Grouping:
    found = {person: _seat(spell, on) for person, spell in sitting.items()}
    return _banded({person: seat.leave_share if seat else None for person, seat in found.items()}, way)


def _by_region(register: Register, sitting: Mapping[str, Spell], on: date, way: Way) -> Grouping:
    found = {person: _seat(spell, on) for person, spell in sitting.items()}
    names = {person: seat.region if seat else UNKNOWN for person, seat in found.items()}
    return _one_each(names, sorted(set(names.values()), key=lambda name: (name == UNKNOWN, name)))


def _by_office(register: Register, sitting: Mapping[str, Spell], on: date, way: Way) -> Grouping:
    return _one_each({person: _office(person, on) for person in sitting}, _OFFICES)


def _office(person: str, on: date) -> str:
    held = [office for office in offices_on(offices().get(person, ()), on) if office.is_payroll]
    if any(office.cabinet in _ATTENDING for office in held):
        return "cabinet"
    kinds = {office.kind for office in held}
    return next((kind.value for kind in OfficeKind if kind in kinds), "no post")


def _by_cohort(register: Register, sitting: Mapping[str, Spell], on: date, way: Way) -> Grouping:
    general = [parliament.elected_on for parliament in parliaments()]
    groups = {}
    for person, spell in sitting.items():
        own = member_cohorts(cohorts(), first_general_election(register.spells_of(person), general), on)
        seat = _seat(spell, on)
        of_seat = cohorts_of_seat(seat, on) if seat else ()
        groups[person] = [cohort.id for cohort in (*own, *of_seat)] or [_NO_COHORT]
    return groups, [*(cohort.id for cohort in cohorts()), _NO_COHORT]


def _seat(spell: Spell, on: date) -> Seat | None:
    boundaries = boundaries_on(on)
    return seats().get((boundaries, spell.gss)) if boundaries and spell.gss else None


def _one_each(names: Mapping[str, str], order: Sequence[str]) -> Grouping:
    return {person: [name] for person, name in names.items()}, order


def _banded(shares: Mapping[str, Fraction | None], way: Way) -> Grouping:
    ends = [Fraction(end) for end in way.bands]
    names = [_band(low, high) for low, high in zip(ends, [*ends[1:], None], strict=True)]
    found = {person: UNKNOWN if s is None else names[sum(s >= end for end in ends) - 1] for person, s in shares.items()}
    return _one_each(found, [*names, UNKNOWN])


def _band(low: Fraction, high: Fraction | None) -> str:
    if high is None:
        return f"{_percent(low)}% and more"
    return f"{_percent(low)}% to below {_percent(high)}%" if low else f"below {_percent(high)}%"


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}"


_GROUPINGS: Mapping[str, Callable[[Register, Mapping[str, Spell], date, Way], Grouping]] = {
    "intake": _by_intake,
    "majority": _by_majority,
    "office": _by_office,
    "leave": _by_leave,
    "region": _by_region,
    "cohort": _by_cohort,
}
