"""What a reader must know of the world on the day: who sits, for whom, under which leader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from whipcount.register.names import NameIndex
from whipcount.register.register import Register
from whipcount.register.types import Spell

__all__ = ["Context", "Leader", "Roster"]


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
    names: tuple[str, ...]
    party: str | None
    seat: str


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who may be meant on one day, and who leads.

    Attributes
    ----------
    members : those who sat that day or the day before, with the label of the day before
    former : full names of people who sat earlier but not then
    """

    day: date | None
    members: tuple[Sitting, ...]
    former: tuple[Sitting, ...]
    leaders: tuple[Leader, ...]

    def leader_of(self, party: str | None) -> Leader | None:
        """Return a party's leader on the day, the member first where leader and group leader differ."""
        found = [leader for leader in self.leaders if leader.party == party and leader.role != "prime_minister"]
        found.sort(key=lambda leader: (leader.role != "leader", leader.person_id is None))
        return found[0] if found else None

    @property
    def prime_minister(self) -> Leader | None:
        """The prime minister on the day."""
        return next((leader for leader in self.leaders if leader.role == "prime_minister"), None)


@dataclass(frozen=True)
class Context:
    """The register, its names and the leaders: all that a reader knows of the world."""

    register: Register
    names: NameIndex
    leaders: Sequence[Leader]

    def roster(self, day: date | None) -> Roster:
        """Return the roster of a day; of everybody since 1979 where the day is unknown."""
        return _roster(self, day)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=64)
def _roster(context: Context, day: date | None) -> Roster:
    register = context.register
    members, former = [], []
    for person_id, person in register.people.items():
        spells = register.spells_of(person_id)
        if not spells:
            continue
        spell = spells[-1]
        sat = day is None
        if day is not None:
            before = register.spell_on(person_id, day - timedelta(days=1))
            near = before or register.spell_on(person_id, day) or _in_recess(register, person_id, day)
            sat = near is not None
            spell = near or next((s for s in reversed(spells) if s.start <= day), spell)
            if near is None and spells[0].start > day:
                continue
        party = spell.party or _nearest_label(spells, spell.start)
        row = Sitting(person_id, person.name, person.family, (person.name, *person.aliases), party, spell.seat)
        (members if sat else former).append(row)
    return Roster(day, tuple(members), tuple(former), _leaders(context.leaders, day))


def _in_recess(register: Register, person_id: str, day: date) -> Spell | None:
    """Between dissolution and election the members of the last House are still called members."""
    if register.parliament_on(day - timedelta(days=1)) is not None:
        return None
    last = max((p.dissolved_on for p in register.parliaments if p.dissolved_on and p.dissolved_on < day), default=None)
    return register.spell_on(person_id, last) if last and (day - last).days < 60 else None


def _nearest_label(spells: Sequence[Spell], start: date) -> str | None:
    """Before May 1997 the register has no labels: the first label that the member had later stands in."""
    return next((s.party for s in spells if s.party and s.start >= start), None)


def _leaders(leaders: Sequence[Leader], day: date | None) -> tuple[Leader, ...]:
    if day is None:
        return ()
    before = day - timedelta(days=1)
    return tuple(row for row in leaders if row.start <= before and (row.end is None or before <= row.end))
