"""Names as people write them, resolved for the day in question."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from whipcount.errors import InputError, NotFoundError
from whipcount.register.register import Register
from whipcount.register.types import Person

__all__ = ["NameIndex", "is_called", "name_key"]

_TITLES = re.compile(r"^(?:(?:mr|mrs|ms|miss|sir|dame|dr|rev|the|rt|right|hon|honourable|prof|col|lady)\.? )+")
_INITIAL = re.compile(r"(?: [a-z]\.?)+ ")
_SECOND_DAY = date.min + timedelta(days=1)
_TAIL = re.compile(r" (?:mp|qc|kc|obe|cbe|mbe|dbe|ch)$")


def name_key(name: str) -> str:
    """Return the letters that count when two written names are compared.

    Examples
    --------
    >>> name_key("Sir Iain Duncan-Smith MP"), name_key("Siân Berry")
    ('iain duncan smith', 'sian berry')
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z.]+", " ", plain.replace("'", "")).strip()
    words = _INITIAL.sub(" ", words)
    return _TAIL.sub("", _TITLES.sub("", words)).strip(" .")


def is_called(person: Person, name: str) -> bool:
    """Tell whether a written name is one of the person's: full, other full name or surname."""
    key = name_key(name)
    return any(key == name_key(own) for own in (person.name, *person.aliases, *_surnames(person)))


class NameIndex:
    """Find people by full name, other full name or surname.

    Parameters
    ----------
    register : whose people are meant
    """

    def __init__(self, register: Register) -> None:
        self.register = register

    @cached_property
    def _full(self) -> dict[str, list[str]]:
        return _index((name, person.id) for person in self._members for name in (person.name, *person.aliases))

    @cached_property
    def _surnames(self) -> dict[str, list[str]]:
        names = ((surname, person.id) for person in self._members for surname in _surnames(person))
        return _index(names)

    @property
    def _members(self) -> Iterable[Person]:
        return self.register.people.values()

    def resolve(self, name: str, on: date | None = None) -> list[str]:
        """Return the ids of the people who may be meant.

        A full name goes before a surname, and people who sat on the day or the day before go before others
        of the same full name. A surname alone is only looked up among those who sat then.

        Parameters
        ----------
        name : with or without a title
        on : the day of the event, None for anyone in the register

        Returns
        -------
        no id, one id, or several when the name is ambiguous
        """
        key = name_key(name)
        full = self._full.get(key, [])
        sitting = [person for person in full if self._sat(person, on)]
        if full:
            return sitting or full
        return [person for person in self._surnames.get(key, []) if self._sat(person, on)]

    def one(self, name: str, on: date | None = None) -> str:
        """Return the id of the one person meant.

        Raises
        ------
        NotFoundError : nobody fits; near spellings are named
        InputError : several people fit; all are named
        """
        if name.startswith("twfy:") and name in self.register.people:
            return name
        found = self.resolve(name, on)
        if not found:
            raise NotFoundError(self._nobody(name, on))
        if len(found) > 1:
            raise InputError(f"{name!r} may be {self.say(found)}; write the full name, the id, or add --on DATE.")
        return found[0]

    def _nobody(self, name: str, on: date | None) -> str:
        near = difflib.get_close_matches(name_key(name), self._full, n=3, cutoff=0.75)
        people = [self.register.people[self._full[key][0]].name for key in near]
        when = f" who sat on {on.isoformat()}" if on else ""
        advice = f"; did you mean {' or '.join(people)}?" if people else "; check the spelling or give another date."
        return f"No member called {name!r}{when} is known{advice}"

    def say(self, ids: list[str]) -> str:
        """Return up to six people in words, each with id and last seat."""
        return " or ".join(f"{self.register.people[i].name} ({i}, {self._seat(i)})" for i in ids[:6])

    def _seat(self, person_id: str) -> str:
        spells = self.register.spells_of(person_id)
        return spells[-1].seat if spells else "no seat since 1979"

    def _sat(self, person_id: str, on: date | None) -> bool:
        if on is None:
            return True
        eve = max(on, _SECOND_DAY) - timedelta(days=1)
        return any(self.register.spell_on(person_id, day) is not None for day in (on, eve))


def _surnames(person: Person) -> set[str]:
    names = [person.family, *(alias.split(" ", 1)[1] for alias in person.aliases if " " in alias)]
    return {name for name in names if name}


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for name, person in pairs:
        held = index[name_key(name)]
        if person not in held:
            held.append(person)
    return dict(index)
