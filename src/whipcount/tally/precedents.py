"""Earlier events of the same kind: changes of party and whips lost, with what became of the member."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from whipcount.dates import first_day, last_day
from whipcount.register.parties import label_name
from whipcount.register.register import Register
from whipcount.register.rows import is_row_id, row_id
from whipcount.register.span import after_its_end
from whipcount.register.types import Parliament, Spell
from whipcount.tally.house import FIRST_DAY
from whipcount.tally.result import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FateOf", "Move", "OfficeOf", "Precedent", "Precedents", "moves_in_register", "precedents"]

_DAY = timedelta(days=1)
_ALONE = ("independent", "speaker", "deputy-speaker")
_COLUMNS = (
    "on", "name", "id", "type", "from_party", "to_party", "via", "seat", "office", "months_to_election", "outcome",
    "source",
)  # fmt: skip
_KINDS = {"whip_removed": "loses_whip", "loses_whip": "loses_whip", "resigns_whip": "resigns_whip"}
OfficeOf = Callable[[str, date], str | None]
FateOf = Callable[[str, date], str | None]


@dataclass(frozen=True, slots=True)
class Move:
    """One member who leaves a party's benches.

    Attributes
    ----------
    on : first day under the new label, a partial date
    person, name, seat : who
    type : ``changes_party``, ``loses_whip``, ``resigns_whip`` or ``leaves_party`` where nobody recorded which
    from_party, to_party : slugs; ``to_party`` is ``independent`` for a lost whip
    via : ``independent`` if the member sat so between the two parties
    source : address, or the register's row ``register:spell:…`` where that is the only source
    """

    on: str
    person: str
    name: str
    seat: str
    type: str
    from_party: str
    to_party: str
    via: str | None = None
    source: str | None = None

    @property
    def url(self) -> str | None:
        """The address, None where the register is the only source."""
        return None if self.source is None or is_row_id(self.source) else self.source

    @property
    def day(self) -> date:
        """The last day that the date can mean."""
        return last_day(self.on)


@dataclass(frozen=True, slots=True)
class Precedent:
    """A move with what surrounds it.

    Attributes
    ----------
    move : who, when, from where to where
    office : the member's post on the day before, None where he had none or none is known
    months_to_election : whole months to the next general election, None before one is known or if only the
        year of the move is
    outcome : what became of the member, one sentence
    """

    move: Move
    office: str | None
    months_to_election: int | None
    outcome: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "on": self.move.on,
            "name": self.move.name,
            "id": self.move.person,
            "type": self.move.type,
            "from_party": self.move.from_party,
            "to_party": self.move.to_party,
            "via": self.move.via,
            "seat": self.move.seat,
            "office": self.office,
            "months_to_election": self.months_to_election,
            "outcome": self.outcome,
            "source": self.move.source,
        }


@dataclass(frozen=True, slots=True)
class Precedents:
    """Precedents, the newest first, and from when on the data are complete."""

    rows: tuple[Precedent, ...]
    note: str

    def to_dict(self) -> dict[str, Any]:
        """Return them as a JSON document."""
        return {"n": len(self.rows), "precedents": [row.to_dict() for row in self.rows], "note": self.note}

    def to_frame(self) -> pl.DataFrame:
        """Return one row a precedent."""
        return frame([row.to_dict() for row in self.rows], _COLUMNS)

    def _repr_html_(self) -> str:
        return html_table("Precedents", [row.to_dict() for row in self.rows], _COLUMNS)


def precedents(
    moves: Iterable[Move],
    register: Register,
    type: str | None = None,
    from_party: str | None = None,
    to_party: str | None = None,
    since: date | None = None,
    before: date | None = None,
    office_of: OfficeOf | None = None,
    fate_of: FateOf | None = None,
    person: str | None = None,
) -> Precedents:
    """Return earlier moves of a kind, the newest first.

    Parameters
    ----------
    moves : from the register, and sourced ones from before it has party labels
    type, from_party, to_party : what to keep; ``loses_whip`` takes in every departure from a party's benches
        to none, because the register does not always tell a whip taken from one given up
    since, before : first day, and the day that all must precede
    office_of : person and day -> post held
    person : id of the member whose moves are wanted, None for everybody's
    fate_of : person and day of a general election at which he won no seat -> how he fared, None if not known
    """
    kept = [
        move
        for move in moves
        if (type is None or move.type in _ALIKE.get(type, (type,)))
        and from_party in (None, move.from_party)
        and to_party in (None, move.to_party)
        and (since is None or move.day >= since)
        and (before is None or move.day < before)
        and person in (None, move.person)
    ]
    kept.sort(key=lambda move: (-first_day(move.on).toordinal(), move.name))
    rows = tuple(_precedent(move, register, office_of, fate_of) for move in kept)
    return Precedents(rows, " ".join(_limits(register, rows, since, before)))


def _limits(register: Register, rows: Sequence[Precedent], since: date | None, before: date | None) -> Iterator[str]:
    if since is None or since < FIRST_DAY:
        listed = sum(row.move.day < FIRST_DAY for row in rows)
        yield (
            f"Before May 1997 the register has no party labels: only moves with a source are listed, {listed} of "
            "these, and there may have been more."
        )
    first = register.known_from
    if first and any(day and day < first for day in (since, before)):
        yield f"None from before {first} is known."
    late = after_its_end(register, max(day for day in (since, before, register.known_until) if day))
    if late:
        yield late


_ALIKE = {
    "loses_whip": ("loses_whip", "leaves_party"),
    "resigns_whip": ("resigns_whip", "leaves_party"),
}


def moves_in_register(register: Register) -> Iterator[Move]:
    """Yield every change of label inside a Parliament."""
    people = {spell.person_id for spell in register.spells}
    for person in sorted(people):
        yield from _moves(register, person, register.spells_of(person))


def _moves(register: Register, person: str, spells: Sequence[Spell]) -> Iterator[Move]:
    left: str | None = None
    for before, after in pairwise(spells):
        if not _adjoin(before, after):
            left = None
            continue
        if before.party == after.party or before.party is None or after.party is None:
            continue
        if {before.party, after.party} & {"speaker", "deputy-speaker"}:
            continue
        was = before.party if not _is_alone(before.party) else left
        left = was
        if was and was != after.party:
            yield _move(register, person, before, after, was)


def _move(register: Register, person: str, before: Spell, after: Spell, was: str) -> Move:
    assert after.party is not None
    alone = _is_alone(after.party)
    kind = _KINDS.get(after.start_reason or "", "leaves_party") if alone else "changes_party"
    via = before.party if before.party != was else None
    to_party = "independent" if alone else after.party
    name = register.people[person].name
    source = after.source or row_id(after)
    return Move(after.start.isoformat(), person, name, after.seat, kind, was, to_party, via, source)


def _adjoin(before: Spell, after: Spell) -> bool:
    return before.seat == after.seat and before.end is not None and after.start - before.end <= 2 * _DAY


def _is_alone(party: str) -> bool:
    return party in _ALONE or party.startswith("independent-")


def _precedent(move: Move, register: Register, office_of: OfficeOf | None, fate_of: FateOf | None) -> Precedent:
    office = office_of(move.person, first_day(move.on) - _DAY) if office_of else None
    after = next((one for one in register.parliaments if one.elected_on > move.day), None)
    months = _months(move.day, after.elected_on) if after and len(move.on) > 4 else None
    return Precedent(move, office, months, _outcome(move, register, after, fate_of))


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _outcome(move: Move, register: Register, after: Parliament | None, fate_of: FateOf | None) -> str:
    spells = [spell for spell in register.spells_of(move.person) if spell.end is None or spell.end >= move.day]
    if not spells:
        return "not known"
    if after is None:
        return _to_this_day(spells[-1])
    elected = next((spell for spell in spells if _is_elected(spell, after)), None)
    if elected:
        return f"elected again in {after.elected_on.year} for {elected.seat}{_label(elected)}"
    told = _last(spells, after) or (fate_of(move.person, after.elected_on) if fate_of else None)
    return f"not returned in {after.elected_on.year}{': ' if told else ''}{told or ''}"


def _is_elected(spell: Spell, after: Parliament) -> bool:
    return after.elected_on <= spell.start <= after.elected_on + 10 * _DAY


def _label(spell: Spell) -> str:
    return f" as {label_name(spell.party)}" if spell.party else ""


def _last(spells: Sequence[Spell], after: Parliament) -> str:
    last = [spell for spell in spells if spell.end and spell.end < after.elected_on][-1:]
    if not last or last[0].end_reason in ("general_election", "dissolution", "unknown", None):
        return ""
    return f"{(last[0].end_reason or '').replace('_', ' ')} on {last[0].end}"


def _to_this_day(spell: Spell) -> str:
    if spell.end is None:
        return f"sits for {spell.seat}{_label(spell)}"
    return f"left the House on {spell.end} ({(spell.end_reason or 'reason not recorded').replace('_', ' ')})"
