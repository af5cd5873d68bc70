"""Every change of the House's composition between two days, with its cause.

A row is one seat that changed hands, changed label or emptied; a dissolution and a general election are a row each
for the whole House.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from whipcount.errors import InputError
from whipcount.register.register import Register
from whipcount.register.rows import row_id
from whipcount.register.types import Spell
from whipcount.tally.house import Conventions, House, check_labelled, house

__all__ = ["Change", "changes"]

_DAY = timedelta(days=1)
_AS_EVENTS = {"changed_party": "changes_party", "whip_removed": "loses_whip"}
"""The register's words for what the vocabulary of events calls otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """One seat that changed hands, label or emptied; or all of them at once.

    Attributes
    ----------
    on : the first day whose count differs
    seat, person_id, name : where, and who came, went or changed label; None for a dissolution or general election
    from_party, to_party : slugs; None on the side where the seat is empty
    cause : the event's type, or the register's word where that is none of them; None if unknown
    since : of a seat that fell vacant, the last day of who left it, as the House of a later day has it; else None
    source : address behind the cause, or the register's row ``register:spell:…`` where that is the only source;
        None for a dissolution or general election
    parties, working_majority : the House at the end of that day, all of the day's changes made
    """

    on: date
    seat: str | None
    person_id: str | None
    name: str | None
    from_party: str | None
    to_party: str | None
    cause: str | None
    since: date | None
    source: str | None
    parties: dict[str, int]
    working_majority: int | None

    def to_dict(self) -> dict[str, Any]:
        """Return one row of the series."""
        return {
            "on": self.on.isoformat(),
            "seat": self.seat,
            "member": {"id": self.person_id, "name": self.name} if self.person_id else None,
            "from_party": self.from_party,
            "to_party": self.to_party,
            "cause": self.cause,
            "since": self.since.isoformat() if self.since else None,
            "source": self.source,
            "parties": self.parties,
            "working_majority": self.working_majority,
        }


def changes(
    register: Register, conventions: Conventions, first: date, last: date, known: date | None = None
) -> list[Change]:
    """Return the changes from ``first`` to ``last``, those of both days too, by day and seat.

    Raises
    ------
    InputError : ``last`` is before ``first``, or ``first`` before party labels begin
    """
    check_labelled(first)
    check_labelled(known or first)
    if last < first:
        raise InputError(f"The series ends on {last}, before it begins on {first}; turn the two days round.")
    day = last if known is None else min(last, known)
    steps = sorted(_steps(register, first, day, known), key=lambda step: (step[0], step[1].seat))
    whole = [(on, cause) for on, cause in _renewals(register) if first <= on <= day]
    days = {step[0] for step in steps} | {on for on, _ in whole}
    houses = {on: house(register, conventions, on, known) for on in days}
    rows = [_change(register, step, houses[step[0]]) for step in steps]
    rows += [_renewal(on, cause, houses[on]) for on, cause in whole]
    return sorted(rows, key=lambda row: (row.on, row.seat or ""))


_Step = tuple[date, Spell, str | None, str | None, str | None, str | None]


def _steps(register: Register, first: date, last: date, known: date | None) -> Iterator[_Step]:
    for rows in _seats(register, known):
        for index, spell in enumerate(rows):
            before = rows[index - 1] if index else None
            after = rows[index + 1] if index + 1 < len(rows) else None
            for step in (*_came(spell, before), *_went(spell, after)):
                if first <= step[0] <= last:
                    yield step


def _seats(register: Register, known: date | None) -> list[list[Spell]]:
    seats: dict[str, list[Spell]] = {}
    for spell in sorted(register.spells, key=lambda spell: spell.start):
        if _held(spell, known):
            seats.setdefault(spell.seat, []).append(spell)
    return list(seats.values())


def _held(spell: Spell, known: date | None) -> bool:
    if known is None:
        return spell.known_to is None
    return spell.known_from <= known and (spell.known_to is None or known <= spell.known_to)


def _came(spell: Spell, before: Spell | None) -> Iterator[_Step]:
    if spell.start_reason == "general_election":
        return
    if before is not None and before.end is not None and before.end + _DAY == spell.start:
        cause = spell.start_reason or before.end_reason
        yield spell.start, spell, before.party, spell.party, cause, spell.source or row_id(spell)
    else:
        yield spell.start, spell, None, spell.party, spell.start_reason, spell.source or row_id(spell)


def _went(spell: Spell, after: Spell | None) -> Iterator[_Step]:
    if spell.end is None or spell.end_reason in {"general_election", "dissolution"}:
        return
    if after is None or after.start != spell.end + _DAY:
        yield spell.end + _DAY, spell, spell.party, None, spell.end_reason, row_id(spell)


def _renewals(register: Register) -> Iterator[tuple[date, str]]:
    """Yield the first day without the old House, and the first day of the new one, of every Parliament."""
    for parliament in register.parliaments:
        elected = parliament.elected_on
        yield elected if register.counts_on(elected) else elected + _DAY, "general_election"
        if parliament.dissolved_on is not None:
            yield parliament.dissolved_on + _DAY, "dissolution"


def _change(register: Register, step: _Step, after: House) -> Change:
    on, spell, from_party, to_party, cause, source = step
    name = register.people[spell.person_id].name
    parties, majority = after.parties, after.working_majority
    word = _AS_EVENTS.get(cause, cause) if cause else None
    since = spell.end if to_party is None else None
    return Change(on, spell.seat, spell.person_id, name, from_party, to_party, word, since, source, parties, majority)


def _renewal(on: date, cause: str, after: House) -> Change:
    return Change(on, None, None, None, None, None, cause, None, None, after.parties, after.working_majority)
