"""The register: who sat for whom, in which seat, on any day as it was known on any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from whipcount.register.composition import Composition
from whipcount.register.types import Parliament, Person, Spell, Vacancy
from whipcount.register.vacancies import vacancies

__all__ = ["Register"]


class Register:
    """Every member of one chamber over time.

    Parameters
    ----------
    spells : rows in any order
    people : person id -> person; may cover more people than the spells
    parliaments : in order; they tell which seats exist on a day
    known_until : the last day about which the rows say anything
    """

    def __init__(
        self,
        spells: Iterable[Spell],
        people: Mapping[str, Person],
        parliaments: Sequence[Parliament],
        known_until: date,
    ) -> None:
        self.spells = tuple(spells)
        self.people = people
        self.parliaments = tuple(parliaments)
        self.known_until = known_until

    @cached_property
    def known_from(self) -> date | None:
        """The first day on which anybody sat, None for an empty register."""
        return min((spell.start for spell in self.spells), default=None)

    @cached_property
    def composition(self) -> Composition:
        """Sizes of the parties by day."""
        return Composition(self.spells)

    @cached_property
    def vacancies(self) -> tuple[Vacancy, ...]:
        """Every span in which a seat stood empty while Parliament sat, by day."""
        return vacancies(self._lasting, self.parliaments)

    @cached_property
    def _lasting(self) -> tuple[Spell, ...]:
        return tuple(spell for spell in self.spells if spell.known_to is None)

    @cached_property
    def _by_person(self) -> dict[str, tuple[Spell, ...]]:
        return _grouped(self._lasting, "person_id")

    @cached_property
    def _by_seat(self) -> dict[str, tuple[Spell, ...]]:
        return _grouped(self._lasting, "seat")

    @cached_property
    def _superseded(self) -> dict[str, tuple[Spell, ...]]:
        return _grouped((spell for spell in self.spells if spell.known_to is not None), "person_id")

    def counts_on(self, on: date, known: date | None = None) -> dict[str, int]:
        """Return party -> sitting members at the end of the day; see ``Composition.on``."""
        return self.composition.on(on, known)

    def spells_of(self, person_id: str) -> tuple[Spell, ...]:
        """Return a person's spells by day, as they are held to be right now."""
        return self._by_person.get(person_id, ())

    def spells_in(self, seat: str) -> tuple[Spell, ...]:
        """Return a seat's spells by day."""
        return self._by_seat.get(seat, ())

    def spell_on(self, person_id: str, on: date, known: date | None = None) -> Spell | None:
        """Return the spell that a person sat in at the end of the day, None if he was no member."""
        day = on if known is None else min(on, known)
        rows = self._by_person.get(person_id, ()) + self._superseded.get(person_id, ())
        return next((spell for spell in rows if spell.covers(day) and _was_known(spell, known)), None)

    def party_on(self, person_id: str, on: date, known: date | None = None) -> str | None:
        """Return a sitting member's party label, None if he did not sit or the label is not recorded."""
        spell = self.spell_on(person_id, on, known)
        return spell.party if spell else None

    def members_on(self, on: date, known: date | None = None) -> list[Spell]:
        """Return the spells that hold at the end of the day, by seat."""
        day = on if known is None else min(on, known)
        rows = (spell for spell in self.spells if spell.covers(day) and _was_known(spell, known))
        return sorted(rows, key=lambda spell: spell.seat)

    def seat_on(self, seat: str, on: date) -> Spell | None:
        """Return the spell of a seat's member on the day, None if it was vacant or did not exist."""
        return next((spell for spell in self.spells_in(seat) if spell.covers(on)), None)

    def parliament_on(self, on: date) -> Parliament | None:
        """Return the Parliament of the day, None while none is in being."""
        return next((p for p in reversed(self.parliaments) if _in_being(p, on)), None)

    def vacancies_on(self, on: date) -> list[Vacancy]:
        """Return the seats that were empty at the end of the day."""
        return [vacancy for vacancy in self.vacancies if vacancy.covers(on)]


def _was_known(spell: Spell, known: date | None) -> bool:
    if known is None:
        return spell.known_to is None
    return spell.known_from <= known and (spell.known_to is None or known <= spell.known_to)


def _in_being(parliament: Parliament, on: date) -> bool:
    return parliament.elected_on <= on and (parliament.dissolved_on is None or on <= parliament.dissolved_on)


def _grouped(spells: Iterable[Spell], key: str) -> dict[str, tuple[Spell, ...]]:
    groups: dict[str, list[Spell]] = defaultdict(list)
    for spell in sorted(spells, key=lambda spell: spell.start):
        groups[getattr(spell, key)].append(spell)
    return {name: tuple(group) for name, group in groups.items()}
