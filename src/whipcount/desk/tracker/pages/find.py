"""“Check your MP”: members and seats of a day by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from whipcount.desk.tracker.pages.people import number_of
from whipcount.errors import InputError
from whipcount.facts.constituencies import boundaries_on, seats
from whipcount.facts.people import register
from whipcount.register.names import name_key
from whipcount.seats.index import seat_words

__all__ = ["Found", "everyone", "find", "first_day"]


@dataclass(frozen=True, slots=True)
class Found:
    """One seat with its member.

    Attributes
    ----------
    seat, gss : ``gss`` None before 2010, where seats have no page
    number, name, party : None while the seat is vacant
    """

    seat: str
    gss: str | None
    number: str | None
    name: str | None
    party: str | None


def find(q: str, on: date) -> list[Found]:
    """Return the seats whose name, code or member has all the words, by seat.

    Examples
    --------
    >>> [(row.name, row.seat) for row in find("wakeford", date(2022, 1, 19))]
    [('Christian Wakeford', 'Bury South')]
    >>> [row.name for row in find("bury south", date(2022, 1, 19))]
    ['Christian Wakeford']
    """
    words = [*name_key(q).split(), *(word for word in seat_words(q) if word.isdigit() or word[1:].isdigit())]
    if not words:
        return []
    return [row for row in everyone(on) if all(_has(row, word) for word in words)]


@lru_cache(maxsize=32)
def everyone(on: date) -> tuple[Found, ...]:
    """Return every seat of a day with its member, by name of the seat.

    Raises
    ------
    InputError : a day before the register begins
    """
    if on < first_day():
        raise InputError(f"{on} is before {first_day()}, where the register begins; give a later day.")
    day = min(on, register().known_until)
    boundaries = boundaries_on(on)
    held = {spell.seat: spell for spell in register().members_on(day)}
    people = register().people
    rows = [
        Found(seat, spell.gss, number_of(spell.person_id), people[spell.person_id].name, spell.party)
        for seat, spell in held.items()
    ]
    taken = {row.gss for row in rows}
    empty = (s for (of, gss), s in seats().items() if of == boundaries and gss not in taken) if held else iter(())
    return _by_seat([*rows, *(Found(seat.name, seat.gss, None, None, None) for seat in empty)])


@cache
def first_day() -> date:
    """Return the day on which the register's first member took a seat."""
    return min(spell.start for spell in register().spells)


def _has(row: Found, word: str) -> bool:
    return f" {word}" in _text(row)


def _by_seat(rows: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(rows, key=lambda row: row.seat))


@lru_cache(maxsize=20000)
def _text(row: Found) -> str:
    aliases = register().people[f"twfy:{row.number}"].aliases if row.number else ()
    names = " ".join(name_key(name) for name in (row.name or "", *aliases))
    return f" {names} {name_key(row.seat)} {(row.gss or '').lower()}"
