"""What an act does to the House: who sits under which label before it and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from whipcount.brief.acts import Act
from whipcount.reader.types import ClaimType
from whipcount.register.register import Register
from whipcount.register.types import Spell

__all__ = ["Move", "moves_of"]

_DAY = timedelta(days=1)
_NEAR = timedelta(days=14)
_LATER = timedelta(days=60)
_CLOSE = timedelta(days=3)
_GONE = frozenset({ClaimType.DIES, ClaimType.RESIGNS_SEAT})
_ALONE = frozenset({ClaimType.LOSES_WHIP, ClaimType.RESIGNS_WHIP})
_ORDER = (
    ClaimType.DIES, ClaimType.RESIGNS_SEAT, ClaimType.CHANGES_PARTY, ClaimType.LOSES_WHIP, ClaimType.RESIGNS_WHIP,
    ClaimType.WHIP_RESTORED, ClaimType.BY_ELECTION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """One member who comes, goes or changes label.

    Attributes
    ----------
    act : the story's word for it
    person, name, seat : who, and for which seat
    on : first day of the new state
    before, after : labels, None where the person has no seat
    recorded_on : the register's own day for it, None where the register has no such move
    """

    act: Act
    person: str
    name: str
    seat: str
    on: date
    before: str | None
    after: str | None
    recorded_on: date | None

    @property
    def is_recorded(self) -> bool:
        """Whether the register knows of it."""
        return self.recorded_on is not None

    @property
    def is_change(self) -> bool:
        """Whether the House differs by it."""
        return self.before != self.after


def moves_of(acts: Iterable[Act], register: Register) -> tuple[Move, ...]:
    """Return one move for each person whom a story's counted acts move, in the order of the acts.

    An act without a day takes it from the register, if there is just one change that fits.
    """
    moving: dict[str, list[Act]] = {}
    for act in acts:
        if act.refused is None and act.person and act.type in _ORDER:
            moving.setdefault(act.person, []).append(act)
    found = (_move(min(rows, key=lambda act: _ORDER.index(act.type)), register) for rows in moving.values())
    return tuple(move for move in found if move is not None)


def _move(act: Act, register: Register) -> Move | None:
    assert act.person is not None
    spells = register.spells_of(act.person)
    recorded = _recorded(act, spells)
    on = act.day or recorded
    if on is None:
        return None
    first = recorded if recorded and act.type not in _GONE else on
    before = _last_before(spells, first, act.type)
    label, after = _label(act, before), _after(act, spells, first, recorded)
    if (before is None) is not (act.type is ClaimType.BY_ELECTION and recorded is not None):
        return None
    seat = before.seat if before else next(spell.seat for spell in spells if spell.start == recorded)
    return Move(act, act.person, act.name, seat, first, label, after, recorded)


def _label(act: Act, before: Spell | None) -> str | None:
    """Return the label left; before May 1997 the register has none, and the story's stands in."""
    if before is None:
        return None
    return before.party or act.claim.from_party or (act.claim.actor.party if act.claim.actor else None)


def _last_before(spells: Iterable[Spell], on: date, kind: ClaimType) -> Spell | None:
    if kind is ClaimType.BY_ELECTION:
        return None
    return next((spell for spell in spells if spell.covers(on - _DAY)), None)


def _after(act: Act, spells: tuple[Spell, ...], on: date, recorded: date | None) -> str | None:
    if act.type in _GONE:
        return None
    if recorded:
        return next((spell.party for spell in spells if spell.start == recorded), None)
    if act.type in _ALONE:
        return "independent"
    if act.type is ClaimType.WHIP_RESTORED:
        return act.claim.to_party or _last_party(spells, on)
    target = act.claim.target
    told = act.claim.to_party or (target.id if target and target.kind == "party" else None)
    return (
        told
        or (act.claim.actor.party if act.type is ClaimType.BY_ELECTION and act.claim.actor else None)
        or "independent"
    )


def _last_party(spells: Iterable[Spell], on: date) -> str | None:
    held = [spell.party for spell in spells if spell.start < on and spell.party and not _is_alone(spell.party)]
    return held[-1] if held else None


def _recorded(act: Act, spells: tuple[Spell, ...]) -> date | None:
    """Return the register's day for an act: the nearest that fits, or the only one where the act has no day."""
    days = list(_endings(spells) if act.type in _GONE else _changes(act, spells))
    told = act.day
    if told is None:
        return days[0] if len(days) == 1 else None
    late = _LATER if act.type in _GONE else _NEAR
    near = [day for day in days if told - _NEAR <= day <= told + late] or list(_days_of(act, spells, told))
    return min(near, key=lambda day: abs(day - told), default=None)


def _endings(spells: tuple[Spell, ...]) -> Iterator[date]:
    for spell, after in zip(spells, [*spells[1:], None], strict=True):
        followed = after is not None and spell.end is not None and after.start <= spell.end + 2 * _DAY
        if spell.end and not followed and spell.end_reason not in ("general_election", "dissolution"):
            yield spell.end


def _changes(act: Act, spells: tuple[Spell, ...]) -> Iterator[date]:
    if act.type is ClaimType.BY_ELECTION:
        yield from (spell.start for spell in spells if spell.start_reason == "by_election")
        return
    for before, after in pairwise(spells):
        adjoin = before.end is not None and after.start <= before.end + 2 * _DAY
        if adjoin and before.party != after.party and _fits(act, after.party):
            yield after.start


def _days_of(act: Act, spells: tuple[Spell, ...], told: date) -> Iterator[date]:
    """Yield changes of label around the very day, where the register writes another label than the story."""
    if act.type in _GONE or act.type is ClaimType.BY_ELECTION:
        return
    for before, after in pairwise(spells):
        adjoin = before.end is not None and after.start <= before.end + 2 * _DAY
        if adjoin and before.party != after.party and abs(after.start - told) <= _CLOSE:
            yield after.start


def _fits(act: Act, label: str | None) -> bool:
    if act.type in _ALONE:
        return label is not None and _is_alone(label)
    if act.type is ClaimType.WHIP_RESTORED:
        return label is not None and not _is_alone(label)
    return act.claim.to_party in (None, label)


def _is_alone(label: str) -> bool:
    return label == "independent" or label.startswith("independent-")
