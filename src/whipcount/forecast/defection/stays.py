"""Members under one party label, and how that ended: a departure, or something that only ends the watching.

A departure is a change of label inside a Parliament from a party to another party or to sitting without one: a change
of party, a resignation of the whip, its withdrawal, an expulsion; and a seat resigned and won back under another label
at the by-election. Taking the chair, a death, a seat given up, a lost election and a dissolution are none. Who sits
without a party, and the Speaker, cannot leave one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whipcount.forecast.defection.material import Material
from whipcount.register.types import Spell

__all__ = ["NEVER", "Departure", "Stay", "departures", "has_party", "stays"]

NEVER = 10**7
"""The ordinal of a departure that did not happen."""

_NEXT = 2
_CHAIR = frozenset({"speaker", "deputy-speaker"})


@dataclass(frozen=True, slots=True)
class Departure:
    """One member leaving one party.

    Attributes
    ----------
    person : person id
    party : slug of the party left
    into : the label afterwards
    on : ordinal of the first day that ended without the old label
    known : ordinal of the first day on which the register could know it
    cause : as the register says, ``by_election`` for a seat won back under another label
    """

    person: str
    party: str
    into: str
    on: int
    known: int
    cause: str | None


@dataclass(frozen=True, slots=True)
class Stay:
    """An unbroken span of days of one member under one party label.

    Attributes
    ----------
    person, party, gss : who, for which party, in which seat
    first : ordinal of the first day at whose end he was known to sit for the party
    last : ordinal of the last such day
    left : ordinal of his departure, ``NEVER`` if the stay ended otherwise or lasts
    entered : ordinal of the first day he ever sat in the House
    earlier : ordinals of the days on which his earlier changes of party were known
    """

    person: str
    party: str
    gss: str | None
    first: int
    last: int
    left: int
    entered: int
    earlier: tuple[int, ...]


def has_party(label: str | None) -> bool:
    """Tell whether a label is that of a party that a member can leave."""
    return label is not None and label not in _CHAIR and not label.startswith("independent")


def stays(material: Material) -> tuple[Stay, ...]:
    """Return the stays of every member with a party, by member and day."""
    until = material.until.toordinal()
    found: list[Stay] = []
    for rows in _by_person(material.spells).values():
        moves = [_changed(*pair) for pair in pairwise(rows)]
        for n, spell in enumerate(rows):
            first = max(spell.start, spell.known_from).toordinal()
            last = min(spell.end.toordinal() if spell.end else until, until)
            if has_party(spell.party) and first <= last:
                left = _departure(spell, rows[n + 1]) if n + 1 < len(rows) else None
                earlier = tuple(known for known in moves[:n] if known is not None)
                found.append(
                    Stay(
                        spell.person_id, str(spell.party), spell.gss, first, last, left.on if left else NEVER,
                        rows[0].start.toordinal(), earlier,
                    )
                )  # fmt: skip
    return tuple(found)


def departures(material: Material) -> tuple[Departure, ...]:
    """Return every departure by day."""
    pairs = (pair for rows in _by_person(material.spells).values() for pair in pairwise(rows))
    found = (_departure(*pair) for pair in pairs)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.on, one.person)))


def _by_person(spells: Iterable[Spell]) -> dict[str, Sequence[Spell]]:
    groups: dict[str, list[Spell]] = defaultdict(list)
    for spell in sorted(spells, key=lambda spell: (spell.start, spell.known_from)):
        if spell.known_to is None:
            groups[spell.person_id].append(spell)
    return dict(groups)


def _departure(old: Spell, new: Spell) -> Departure | None:
    if not has_party(old.party) or old.party == new.party or new.party in _CHAIR or old.end is None or not new.party:
        return None
    known = max(new.start, new.known_from).toordinal()
    if (new.start - old.end).days <= _NEXT:
        return Departure(old.person_id, str(old.party), new.party, old.end.toordinal() + 1, known, new.start_reason)
    if old.end_reason == "resigned" and new.start_reason == "by_election" and old.seat == new.seat:
        return Departure(old.person_id, str(old.party), new.party, old.end.toordinal() + 1, known, "by_election")
    return None


def _changed(old: Spell, new: Spell) -> int | None:
    """Return the day on which a member was known to have left a party, inside a Parliament or between two."""
    if has_party(old.party) and new.party and new.party != old.party and new.party not in _CHAIR:
        return max(new.start, new.known_from).toordinal()
    return None
