"""What a reader must know of the world on the day: who sits, for whom, under which leader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache

from whipcount.reader.labels import EarlierMove, Post, label_told, label_without_register
from whipcount.register.register import Register
from whipcount.register.types import Spell

__all__ = ["Context", "Leader", "Names", "Roster", "Sitting", "plain", "seat_spellings"]


@dataclass(frozen=True, slots=True)
class Leader:
    """A span under one leader: ``role`` is ``leader``, ``commons_leader`` or ``prime_minister``."""

    party: str
    person_id: str | None
    name: str
    start: date
    end: date | None
    role: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """One member of the day: who, for which party (None if not recorded), in which seat."""

    person_id: str
    name: str
    family: str
    party: str | None
    seat: str


@dataclass(frozen=True, eq=False)
class Roster:
    """Everybody who may be meant on one day, and who leads.

    Attributes
    ----------
    day : None where the day is unknown; then everybody is a member
    members : person id -> those who sat that day or the day before, with the label of the day before
    leaders : who led which party the day before
    names : of everybody, at any time
    """

    day: date | None
    members: Mapping[str, Sitting]
    leaders: tuple[Leader, ...]
    names: Names

    def kind_of(self, person_id: str) -> str | None:
        """Return ``member``, ``former``, or None for one who had not yet sat."""
        if person_id in self.members:
            return "member"
        return "former" if self.day and self.names.first_day[person_id] <= self.day else None

    def is_new(self, person_id: str) -> bool:
        """Tell whether somebody first sat within the week before: a councillor who has just won a by-election."""
        first = self.names.first_day.get(person_id)
        return self.day is not None and first is not None and timedelta(0) <= self.day - first <= _WEEK

    def leader_of(self, party: str | None) -> Leader | None:
        """Return a party's leader on the day, the member first where leader and group leader differ."""
        found = [leader for leader in self.leaders if leader.party == party and leader.role != "prime_minister"]
        found.sort(key=lambda leader: (leader.role != "leader", leader.person_id is None))
        return found[0] if found else None

    @property
    def prime_minister(self) -> Leader | None:
        """The prime minister on the day."""
        return next((leader for leader in self.leaders if leader.role == "prime_minister"), None)

    @cached_property
    def families(self) -> dict[str, list[Sitting]]:
        """Surname as written -> the members who bear it."""
        index: dict[str, list[Sitting]] = defaultdict(list)
        for person in self.members.values() if self.day else ():
            index[plain(person.family)].append(person)
        return index

    @cached_property
    def seats(self) -> dict[str, Sitting]:
        """Seat as the press may write it -> its member."""
        found: dict[str, Sitting] = {}
        for person in self.members.values() if self.day else ():
            found |= dict.fromkeys(seat_spellings(person.seat), person)
        return found


@dataclass(frozen=True)
class Names:
    """Every full name that the register knows.

    Attributes
    ----------
    by_first_word : first word -> names that begin with it and whose they are
    first_day : person id -> the first day on which he sat
    """

    by_first_word: dict[str, list[tuple[str, str]]]
    first_day: dict[str, date]


@dataclass(frozen=True, eq=False)
class Context:
    """All that a reader knows of the world.

    Attributes
    ----------
    register, leaders : who sat for whom, and who led
    earlier_moves : person id -> changes of party before the register has labels, by day
    posts : person id -> posts in the government, by first day
    """

    register: Register
    leaders: Sequence[Leader]
    earlier_moves: Mapping[str, Sequence[EarlierMove]] = field(default_factory=dict)
    posts: Mapping[str, Sequence[Post]] = field(default_factory=dict)

    def roster(self, day: date | None) -> Roster:
        """Return the roster of a day; of everybody since 1979 where the day is unknown."""
        return _roster(self, day)

    @cached_property
    def names(self) -> Names:
        """The names of everybody in the register."""
        index: dict[str, list[tuple[str, str]]] = defaultdict(list)
        first = {}
        for person_id, person in self.register.people.items():
            spells = self.register.spells_of(person_id)
            if spells:
                first[person_id] = spells[0].start
                for name in {_short(name) for name in (person.name, *person.aliases)}:
                    index[name.split(" ", 1)[0]].append((name, person_id))
        return Names(dict(index), first)


def plain(text: str) -> str:
    """Return the text with plain quotes, dashes and blanks, letter for letter in the same places."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans("’‘“”–—\u00a0\u2009", "''\"\"--  ")
_STILL_TOLD_OF, _WEEK = timedelta(days=120), timedelta(days=7)
_LEFT = frozenset(["died", "resigned", "recall_petition", "disqualified", "became_peer", "declared_void"])
_COMPASS = frozenset(["North", "South", "East", "West", "Central"])


def seat_spellings(seat: str) -> set[str]:
    """Return the ways in which the press writes a seat's name.

    Examples
    --------
    >>> sorted(seat_spellings("Brighton, Pavilion"))
    ['Brighton Pavilion', 'Brighton, Pavilion']
    """
    name = plain(seat)
    found = {name, name.replace(",", ""), name.replace(" and ", " & ")}
    if "," in name:
        city, part = (piece.strip() for piece in name.split(",", 1))
        found.add(f"{part} {city}" if part in _COMPASS else f"{city} {part}")
    return found


def _short(name: str) -> str:
    return re.sub(r" [A-Z]\.(?= )", "", plain(name))


@lru_cache(maxsize=64)
def _roster(context: Context, day: date | None) -> Roster:
    spells = _spells(context.register, day)
    people = context.register.people
    members = {
        person_id: Sitting(
            person_id, people[person_id].name, people[person_id].family, _label(context, spell, day), spell.seat
        )
        for person_id, spell in spells.items()
    }
    return Roster(day, members, _leaders(context.leaders, day), context.names)


def _spells(register: Register, day: date | None) -> dict[str, Spell]:
    if day is None:
        return {person: register.spells_of(person)[-1] for person in register.people if register.spells_of(person)}
    before = day - timedelta(days=1)
    found: dict[str, Spell] = {}
    for spell in register.spells:
        if spell.known_to is None and spell.start <= day and (spell.end is None or spell.end >= before):
            held = found.get(spell.person_id)
            if held is None or spell.start < held.start:
                found[spell.person_id] = spell
    if register.parliament_on(before) is None:
        found = _last_house(register, day) | found
    return _just_left(register, day) | found


def _just_left(register: Register, day: date) -> dict[str, Spell]:
    """Those who died or gave up their seats in the last months are still told of as members."""
    since = day - _STILL_TOLD_OF
    return {
        spell.person_id: spell
        for spell in register.spells
        if spell.known_to is None and spell.end and since <= spell.end < day and spell.end_reason in _LEFT
    }


def _last_house(register: Register, day: date) -> dict[str, Spell]:
    """Between dissolution and election the members of the last House are still called members."""
    last = max((p.dissolved_on for p in register.parliaments if p.dissolved_on and p.dissolved_on < day), default=None)
    if last is None or (day - last).days >= 60:
        return {}
    return {spell.person_id: spell for spell in register.members_on(last)}


def _label(context: Context, spell: Spell, day: date | None) -> str | None:
    spells = context.register.spells_of(spell.person_id)
    if spell.party is not None:
        return label_told(spells, spell, day)
    moves = context.earlier_moves.get(spell.person_id, ())
    return label_without_register(spells, moves, _governed_by(context, spell), day or spell.start)


def _governed_by(context: Context, spell: Spell) -> str | None:
    """Return the party of the prime minister under whom a member of before May 1997 first held a post."""
    first = next(iter(context.posts.get(spell.person_id, ())), None)
    if first is None:
        return None
    heads = [row for row in context.leaders if row.role == "prime_minister" and row.start <= first.start]
    return next((head.party for head in heads if head.end is None or first.start <= head.end), None)


def _leaders(leaders: Sequence[Leader], day: date | None) -> tuple[Leader, ...]:
    if day is None:
        return ()
    before = day - timedelta(days=1)
    return tuple(row for row in leaders if row.start <= before and (row.end is None or before <= row.end))
