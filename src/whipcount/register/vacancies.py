"""Gaps between one member of a seat and the next, inside one Parliament."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from whipcount.register.types import Parliament, Spell, Vacancy

__all__ = ["vacancies"]

_DAY = timedelta(days=1)


def vacancies(spells: Iterable[Spell], parliaments: Sequence[Parliament]) -> tuple[Vacancy, ...]:
    """Return every vacancy of the Parliaments given, by first day.

    A seat whose poll was put off after a candidate's death is vacant from the general election on.
    """
    rows = sorted(spells, key=lambda spell: spell.start)
    found = [vacancy for parliament in parliaments for vacancy in _of_parliament(rows, parliament)]
    return tuple(sorted(found, key=lambda vacancy: (vacancy.since, vacancy.seat)))


def _of_parliament(spells: Sequence[Spell], parliament: Parliament) -> Iterable[Vacancy]:
    last = parliament.dissolved_on
    by_seat: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        if spell.start >= parliament.elected_on and (last is None or spell.start <= last):
            by_seat[spell.seat].append(spell)
    opened = min((rows[0].start for rows in by_seat.values()), default=parliament.elected_on)
    for seat, rows in by_seat.items():
        yield from _of_seat(seat, rows, opened, last)


def _of_seat(seat: str, rows: list[Spell], opened: date, last: date | None) -> Iterable[Vacancy]:
    if rows[0].start > opened:
        yield Vacancy(seat, opened - _DAY, rows[0].start - _DAY, "election_postponed")
    for before, after in pairwise(rows):
        if before.end is not None and before.end + _DAY < after.start:
            yield Vacancy(seat, before.end, after.start - _DAY, before.end_reason)
    end = rows[-1].end
    if end is not None and (last is None or end < last):
        yield Vacancy(seat, end, last, rows[-1].end_reason)
