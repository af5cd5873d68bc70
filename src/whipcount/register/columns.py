"""Spells as columns of numbers, for work over all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whipcount.register.composition import FAR, label
from whipcount.register.types import Spell

__all__ = ["Columns", "columns"]

Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One row a spell; days are ordinals, ``FAR`` where open.

    Attributes
    ----------
    parties : slugs, sorted; ``party`` holds places in it
    start, end, known_from, known_to : days, both ends inside
    """

    parties: tuple[str, ...]
    party: Days
    start: Days
    end: Days
    known_from: Days
    known_to: Days

    @property
    def is_late(self) -> NDArray[np.bool_]:
        """Which rows became known after they were true, or are no longer held to be right."""
        return (self.known_to < FAR) | (self.known_from > self.start)


def columns(spells: Sequence[Spell]) -> Columns:
    """Return spells as columns."""
    labels = [label(spell) for spell in spells]
    parties = tuple(sorted(set(labels)))
    place = {party: index for index, party in enumerate(parties)}
    return Columns(
        parties,
        np.array([place[one] for one in labels], np.int64),
        np.array([spell.start.toordinal() for spell in spells], np.int64),
        np.array([spell.end.toordinal() if spell.end else FAR for spell in spells], np.int64),
        np.array([spell.known_from.toordinal() for spell in spells], np.int64),
        np.array([spell.known_to.toordinal() if spell.known_to else FAR for spell in spells], np.int64),
    )
