"""The register with a story's moves laid over it, and without them: each counts once, whoever knew of it first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from whipcount.brief.moves import Move
from whipcount.register.register import Register
from whipcount.register.types import Spell

__all__ = ["with_moves", "without_moves"]

_DAY = timedelta(days=1)
Change = Callable[[Sequence[Spell], Move], Iterator[Spell]]
_REASONS = {"dies": "died", "resigns_seat": "resigned"}


def with_moves(register: Register, moves: Iterable[Move]) -> Register:
    """Return the register in which every move has happened; the same object if it has them all."""
    return _rebuilt(register, moves, _imposed)


def without_moves(register: Register, moves: Iterable[Move], day: date) -> Register:
    """Return the register in which no move has happened by ``day``; the same object if it has none of them."""
    return _rebuilt(register, moves, lambda spells, move: _undone(spells, move, day))


def _rebuilt(register: Register, moves: Iterable[Move], change: Change) -> Register:
    people: dict[str, list[Spell]] = {}
    for move in moves:
        rows = people.get(move.person) or [spell for spell in register.spells if spell.person_id == move.person]
        people[move.person] = list(change(rows, move))
    own = [spell for spell in register.spells if spell.person_id in people]
    changed = [spell for rows in people.values() for spell in rows]
    if set(own) == set(changed):
        return register
    rest = [spell for spell in register.spells if spell.person_id not in people]
    return Register([*rest, *changed], register.people, register.parliaments, register.known_until)


def _imposed(spells: Sequence[Spell], move: Move) -> Iterator[Spell]:
    """Yield a person's spells with the move made, known from its own day on."""
    if move.is_recorded and move.after is not None:
        yield from (_known(spell, move.on) for spell in spells if not _is_superseded(spell, move.on))
        return
    for spell in spells:
        if not spell.covers(move.on):
            yield spell
        elif spell.known_to is None:
            yield from _split(spell, move)


def _split(spell: Spell, move: Move) -> Iterator[Spell]:
    reason = _REASONS.get(move.act.type.value, move.act.type.value)
    if spell.start < move.on:
        yield replace(spell, end=move.on - _DAY, end_reason=reason)
    if move.after is not None:
        yield replace(spell, party=move.after, start=move.on, start_reason=reason, known_from=move.on)


def _undone(spells: Sequence[Spell], move: Move, day: date) -> Iterator[Spell]:
    for spell in spells:
        if not move.is_recorded:
            yield spell
        elif move.after is None:
            stays = spell.end == move.recorded_on and day > (spell.end or day)
            yield replace(spell, end=day) if stays else spell
        elif spell.start != move.recorded_on:
            yield spell
        elif move.before is not None:
            yield replace(spell, party=move.before, start_reason=None)


def _is_superseded(spell: Spell, on: date) -> bool:
    return spell.known_to is not None and spell.covers(on)


def _known(spell: Spell, on: date) -> Spell:
    return replace(spell, known_from=on) if spell.start == on and spell.known_from > on else spell
