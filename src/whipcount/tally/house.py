"""The House at one moment: seats, vacancies, parties, government and working majority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from whipcount.errors import InputError
from whipcount.register.register import Register
from whipcount.register.span import after_its_end
from whipcount.register.types import Vacancy
from whipcount.tally.majority import Arrangement, Government, Presiding, WorkingMajority, in_force, working_majority
from whipcount.tally.result import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FIRST_DAY", "Conventions", "House", "check_labelled", "house"]

FIRST_DAY = date(1997, 5, 1)
"""The first day with party labels in the register."""
_COLUMNS = ("party", "members")


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the register does not say: who governs, who presides, which parties take no seats."""

    governments: Sequence[Government]
    arrangements: Sequence[Arrangement]
    presiding: Sequence[Presiding]
    abstentionist: Sequence[str]


@dataclass(frozen=True, slots=True)
class House:
    """The House at the end of one day, as known on another.

    Attributes
    ----------
    on, known : the two clocks; ``known`` is the last day of the register where none was asked for
    seats : constituencies; ``sitting`` of them have a member
    vacant : the empty seats
    parties : slug -> members, the largest first; the Speaker under ``speaker``
    government, supported_by : slugs
    not_voting : ``speaker``, ``deputies`` and ``abstentionist`` -> members
    presiding : the holders of the chair
    majority : None while no Parliament is in being
    explain : one sentence a step, limits of the data included
    """

    on: date
    known: date
    seats: int
    sitting: int
    vacant: tuple[Vacancy, ...]
    parties: dict[str, int]
    government: tuple[str, ...]
    supported_by: tuple[str, ...]
    not_voting: dict[str, int]
    presiding: tuple[Presiding, ...]
    majority: WorkingMajority | None
    explain: tuple[str, ...]

    @property
    def working_majority(self) -> int | None:
        """Votes by which the government leads, None while no Parliament is in being."""
        return self.majority.majority if self.majority else None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON document of ``whipcount house``."""
        return {
            "on": self.on.isoformat(),
            "known": self.known.isoformat(),
            "seats": self.seats,
            "sitting": self.sitting,
            "vacant": [{"seat": v.seat, "since": v.since.isoformat(), "reason": v.reason} for v in self.vacant],
            "parties": self.parties,
            "government": list(self.government),
            "supported_by": list(self.supported_by),
            "not_voting": self.not_voting,
            "government_votes": self.majority.government_votes if self.majority else None,
            "other_votes": self.majority.other_votes if self.majority else None,
            "working_majority": self.working_majority,
            "explain": list(self.explain),
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a party, the largest first."""
        return frame(self._rows(), _COLUMNS)

    def _repr_html_(self) -> str:
        lead = "no House" if self.majority is None else f"working majority {self.working_majority}"
        return html_table(f"The House on {self.on}: {lead}", self._rows(), _COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        return [{"party": party, "members": n} for party, n in self.parties.items()]


def house(register: Register, conventions: Conventions, on: date, known: date | None = None) -> House:
    """Return the House at the end of the day ``on``, as it was known on the day ``known``.

    Parameters
    ----------
    register : members and vacancies
    conventions : governments, arrangements and chairs by date
    on : a day from 1 May 1997 on
    known : None for all that is known now

    Raises
    ------
    InputError : a day before party labels begin
    """
    check_labelled(on)
    check_labelled(known or on)
    day = on if known is None else min(on, known)
    parties = _largest_first(register.counts_on(on, known))
    return _assemble(register, conventions, (on, known or register.known_until, day), parties)


def check_labelled(day: date) -> None:
    """Raise ``InputError`` for a day before party labels begin."""
    if day < FIRST_DAY:
        raise InputError(f"{day} is before 1 May 1997, where the register's party labels begin; give a later day.")


def _assemble(
    register: Register, conventions: Conventions, days: tuple[date, date, date], parties: dict[str, int]
) -> House:
    on, known, day = days
    parliament = register.parliament_on(day)
    government = _governing(conventions, day)
    supported_by = _parties(conventions, day, "confidence_and_supply", government)
    absent = conventions.abstentionist
    presiding = tuple(p for p in in_force(conventions.presiding, day) if register.spell_on(p.person_id, day))
    deputies = [p for p in presiding if p.office == "deputy"]
    sums = None
    if parties:
        sides = Counter(register.party_on(p.person_id, day) or "unknown" for p in deputies)
        sums = working_majority(parties, government, supported_by, sides, absent)
    sitting = sum(parties.values())
    vacant = tuple(register.vacancies_on(day))
    return House(
        on, known, parliament.seats if parliament else 0, sitting, vacant, parties, government, supported_by,
        {
            "speaker": parties.get("speaker", 0),
            "deputies": len(deputies),
            "abstentionist": sum(parties.get(party, 0) for party in absent),
        },
        presiding, sums, _explain(register, days, sitting, presiding, sums),
    )  # fmt: skip


def _explain(
    register: Register,
    days: tuple[date, date, date],
    sitting: int,
    presiding: Sequence[Presiding],
    sums: WorkingMajority | None,
) -> tuple[str, ...]:
    on, _known, day = days
    limits = []
    if day < on:
        limits.append(f"As known on {day}: what happened later is not used.")
    limits += [late] if (late := after_its_end(register, day)) else []
    parliament = register.parliament_on(day)
    if parliament is None or sums is None:
        return (*limits, f"No Parliament was in being on {day}: there are no members between dissolution and election.")
    vacant = parliament.seats - sitting
    seats = f"Seats: {parliament.seats}, of which {vacant} vacant: {sitting} sitting."
    return (*limits, seats, *_chair(presiding), *sums.explain)


def _chair(presiding: Sequence[Presiding]) -> tuple[str, ...]:
    names = [f"{p.name} ({p.office})" for p in sorted(presiding, key=lambda p: (p.office != "speaker", p.name))]
    return (f"In the chair: {', '.join(names)}.",) if names else ()


def _governing(conventions: Conventions, on: date) -> tuple[str, ...]:
    first = tuple(row.party for row in in_force(conventions.governments, on))
    return first + _parties(conventions, on, "coalition", first)


def _parties(conventions: Conventions, on: date, kind: str, government: Sequence[str]) -> tuple[str, ...]:
    rows = (row for row in in_force(conventions.arrangements, on) if row.kind == kind)
    return tuple(row.party for row in rows if row.government in government)


def _largest_first(parties: dict[str, int]) -> dict[str, int]:
    return dict(sorted(parties.items(), key=lambda pair: (-pair[1], pair[0])))
