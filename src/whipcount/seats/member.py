"""One member on one day: career, posts, elections, cohorts, votes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from whipcount.frames import frame, html_table
from whipcount.register.types import Person, Spell
from whipcount.seats.cohorts import Cohort
from whipcount.seats.offices import Office
from whipcount.seats.types import Candidacy, Result, rounded

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Contested", "MemberProfile", "career", "first_general_election", "posts"]

_LATE = timedelta(days=31)
_COLUMNS = ("from", "to", "seat", "party", "start_reason", "end_reason")


class Told(Protocol):
    """A part of a profile from another room."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        ...


@dataclass(frozen=True, slots=True)
class Contested:
    """One election that the member stood in."""

    seat: str
    result: Result
    candidacy: Candidacy
    won: bool

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        margin = {"majority": self.result.majority, "majority_share": rounded(self.result.majority_share)}
        return {
            "on": self.result.on.isoformat(),
            "kind": self.result.kind.value,
            "seat": self.seat,
            "gss": self.result.gss,
            "won": self.won,
            **self.candidacy.to_dict(self.result.valid),
            **(margin if self.won else {}),
        }


@dataclass(frozen=True, slots=True)
class MemberProfile:
    """One member on one day; nothing later is told.

    Attributes
    ----------
    on, person : the day and who it is
    spells : seats and parties up to the day, in order
    held : government posts up to the day, in order
    elections : since 2010, in order
    cohorts : of the member, then of the seat
    record, key_votes : in the divisions of 2019 to 2024 up to the day; record None without any
    known_until : last day of the register; a later day is answered as if nothing had changed since
    standing : how far he dissented within his party by divisions up to some day before; None if not placed
    stances : towards the leaders of the shipped cases, counted or not; None where they were not asked for
    risk : how likely he was to leave the party or lose the whip; None where it was not asked for
    """

    on: date
    person: Person
    spells: tuple[Spell, ...]
    held: tuple[Office, ...]
    elections: tuple[Contested, ...]
    cohorts: tuple[Cohort, ...]
    record: Told | None
    key_votes: Sequence[Told]
    known_until: date
    standing: Told | None = None
    stances: Sequence[Told] | None = None
    risk: Told | None = None

    @property
    def sitting(self) -> Spell | None:
        """The spell of the day, None if no member then."""
        return next((spell for spell in self.spells if spell.covers(self.on)), None)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        sitting = self.sitting
        return {
            "on": self.on.isoformat(),
            "known_until": self.known_until.isoformat(),
            "id": self.person.id,
            "name": self.person.name,
            "aliases": list(self.person.aliases),
            "mnis": self.person.mnis,
            "wikidata": self.person.wikidata,
            "sitting": sitting is not None,
            "party": sitting.party if sitting else None,
            "seat": sitting.seat if sitting else None,
            "gss": sitting.gss if sitting else None,
            "spells": [_spell(spell) for spell in self.spells],
            "office": next((office.to_dict() for office in self.held if office.held_on(self.on)), None),
            "offices": [office.to_dict() for office in self.held],
            "elections": [contested.to_dict() for contested in self.elections],
            "cohorts": [cohort.to_dict() for cohort in self.cohorts],
            "votes": self.record.to_dict() if self.record else None,
            "key_votes": [vote.to_dict() for vote in self.key_votes],
            "standing": self.standing.to_dict() if self.standing else None,
            "stances": None if self.stances is None else [stance.to_dict() for stance in self.stances],
            "risk": self.risk.to_dict() if self.risk else None,
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a spell: seat, party, from when to when."""
        return frame([_spell(spell) for spell in self.spells], _COLUMNS)

    def _repr_html_(self) -> str:
        caption = f"{self.person.name} on {self.on.isoformat()}"
        return html_table(caption, [_spell(spell) for spell in self.spells], _COLUMNS)


def _spell(spell: Spell) -> dict[str, Any]:
    return {
        "seat": spell.seat,
        "party": spell.party,
        "from": spell.start.isoformat(),
        "to": spell.end.isoformat() if spell.end else None,
        "start_reason": spell.start_reason,
        "end_reason": spell.end_reason,
    }


def career(spells: Iterable[Spell], on: date) -> tuple[Spell, ...]:
    """Return the spells begun by a day; one that ended later is shown as lasting."""
    begun = sorted((spell for spell in spells if spell.start <= on), key=lambda spell: spell.start)
    return tuple(_as_of(spell, on) for spell in begun)


def _as_of(spell: Spell, on: date) -> Spell:
    is_open = spell.end is None or spell.end > on
    return dataclasses.replace(spell, end=None, end_reason=None) if is_open else spell


def posts(offices: Iterable[Office], on: date) -> tuple[Office, ...]:
    """Return the posts begun by a day, spans of one post joined; one that ended later is shown as lasting."""
    joined: list[Office] = []
    for office in sorted((o for o in offices if o.start <= on), key=lambda o: (o.start, o.title)):
        shown = office if office.end is not None and office.end <= on else dataclasses.replace(office, end=None)
        before = next((n for n, earlier in enumerate(joined) if _continues(earlier, shown)), None)
        if before is None:
            joined.append(shown)
        else:
            joined[before] = dataclasses.replace(shown, start=joined[before].start)
    return tuple(joined)


def _continues(earlier: Office, later: Office) -> bool:
    same = (earlier.title, earlier.organisation, earlier.house) == (later.title, later.organisation, later.house)
    return same and earlier.end == later.start


def first_general_election(spells: Iterable[Spell], general_elections: Iterable[date]) -> date | None:
    """Return the general election at which a person first entered the House, None if it was a by-election.

    A poll put off for some weeks after a candidate's death belongs to the general election.
    """
    first = min(spells, key=lambda spell: spell.start, default=None)
    if first is None or first.start_reason != "general_election":
        return None
    days = [day for day in general_elections if day <= first.start <= day + _LATE]
    return max(days, default=None)
