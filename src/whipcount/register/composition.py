"""The size of every party on any day, by two clocks, from sorted change points.

A spell adds one to its party on its first day and takes it away on the day after its last. The running sums stand
ready, one mapping a change point, so a day is one binary search. Rows that became known later than they were true
are kept aside: they are few, and each question of knowledge adds just those that were known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from whipcount.register.types import Spell

__all__ = ["FAR", "Composition", "LateRow", "is_late", "label"]

FAR = date.max.toordinal()
"""The ordinal that stands for an open end."""


class LateRow(NamedTuple):
    """A spell by its two clocks, in ordinals, both ends inside."""

    start: int
    end: int
    known_from: int
    known_to: int
    party: str

    def holds(self, day: int, known: int) -> bool:
        """Tell whether the row is true on the day as it was known."""
        return self.start <= day <= self.end and self.known_from <= known <= self.known_to


class Composition:
    """Sitting members by party for any day.

    Parameters
    ----------
    spells : every spell of one chamber, the late-known ones included

    Attributes
    ----------
    parties : slugs of every party that ever sat, sorted
    days : ordinals on which a count changes, sorted, the first of them 0
    sums : for each of ``days`` the parties with members from that day on
    late : the rows that are in no sum, because it depends on the day of knowledge whether they count
    """

    def __init__(self, spells: Sequence[Spell]) -> None:
        self.parties = tuple(sorted({label(spell) for spell in spells}))
        self.late = tuple(_late_row(spell) for spell in spells if is_late(spell))
        steps = _steps(spell for spell in spells if not is_late(spell))
        self.days = sorted(steps)
        self.sums = _running_sums(steps[day] for day in self.days)

    def on(self, on: date, known: date | None = None) -> dict[str, int]:
        """Return party -> members sitting at the end of the day ``on``; parties with none are left out.

        Parameters
        ----------
        on : the day asked about
        known : the day whose knowledge counts, None for all that is known now; a future is never known, so a
            day after ``known`` is answered with the House as ``known`` left it
        """
        day = on.toordinal() if known is None else min(on, known).toordinal()
        held = self.sums[bisect_right(self.days, day) - 1].copy()
        clock = FAR if known is None else known.toordinal()
        for row in self.late:
            if row.holds(day, clock):
                held[row.party] = held.get(row.party, 0) + 1
        return held


def is_late(spell: Spell) -> bool:
    """Tell whether a row's knowledge began after it was true, or has ended."""
    return spell.known_to is not None or spell.known_from > spell.start


def label(spell: Spell) -> str:
    """Return the party that a spell counts for; ``unknown`` where the source has none."""
    return spell.party or "unknown"


def _late_row(spell: Spell) -> LateRow:
    return LateRow(
        spell.start.toordinal(),
        _ordinal(spell.end),
        spell.known_from.toordinal(),
        _ordinal(spell.known_to),
        label(spell),
    )


def _ordinal(day: date | None) -> int:
    return FAR if day is None else day.toordinal()


def _steps(spells: Iterable[Spell]) -> dict[int, Counter[str]]:
    """Return day -> party -> members more or fewer than on the day before."""
    steps: dict[int, Counter[str]] = defaultdict(Counter)
    steps[0] = Counter()
    for spell in spells:
        party = label(spell)
        steps[spell.start.toordinal()][party] += 1
        if spell.end is not None:
            steps[spell.end.toordinal() + 1][party] -= 1
    return steps


def _running_sums(steps: Iterable[Counter[str]]) -> list[dict[str, int]]:
    running: dict[str, int] = {}
    sums = []
    for step in steps:
        for party, n in step.items():
            running[party] = running.get(party, 0) + n
        running = {party: n for party, n in running.items() if n}
        sums.append(running.copy())
    return sums
