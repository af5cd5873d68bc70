"""The rows: one member on one day, with what was known that day and the day on which he left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whipcount.forecast.defection.features import features
from whipcount.forecast.defection.material import Material
from whipcount.forecast.defection.pace import paces
from whipcount.forecast.defection.spans import Floats, Ints
from whipcount.forecast.defection.stays import Stay, departures, stays

__all__ = ["WEEK", "Panel", "on_days", "weekly"]

WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Member-days at which somebody could leave.

    Attributes
    ----------
    stays : the stays that rows refer to
    stay : row -> index into ``stays``
    day : row -> ordinal of the day at whose end the features hold
    x : features, (rows, ``features.FEATURES``)
    pace : logarithm of the yearly rate by level, (rows, ``pace.LEVELS``)
    left : row -> ordinal of the departure, ``stays.NEVER`` if none
    parliament : row -> number of the Parliament
    """

    stays: tuple[Stay, ...]
    stay: Ints
    day: Ints
    x: Floats
    pace: Floats
    left: Ints
    parliament: Ints

    def __len__(self) -> int:
        return len(self.day)

    def outcome(self, horizon: int) -> Floats:
        """Return 1 where he left within the days after the row's day."""
        return (self.left <= self.day + horizon).astype(np.float64)

    def where(self, rows: Ints) -> Panel:
        """Return some rows, by index or mask."""
        return Panel(
            self.stays, self.stay[rows], self.day[rows], self.x[rows], self.pace[rows], self.left[rows],
            self.parliament[rows],
        )  # fmt: skip


def weekly(material: Material) -> Panel:
    """Return every member-week from the first day of the first Parliament with party labels."""
    held = stays(material)
    start = min(stay.first for stay in held)
    end = max(stay.last for stay in held)
    return _panel(material, held, np.arange(start, end + 1, WEEK))


def on_days(material: Material, days: Sequence[int]) -> Panel:
    """Return every sitting member with a party on each of some days, in order."""
    return _panel(material, stays(material), np.array(sorted(days), np.int64))


def _panel(material: Material, held: tuple[Stay, ...], days: Ints) -> Panel:
    first = np.searchsorted(days, [stay.first for stay in held], side="left")
    last = np.searchsorted(days, [stay.last for stay in held], side="right")
    counts = np.maximum(last - first, 0)
    stay = np.repeat(np.arange(len(held)), counts)
    offset = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    day = days[np.repeat(first, counts) + offset]
    left = np.array([one.left for one in held], np.int64)[stay]
    elected = np.array([one.elected_on.toordinal() for one in material.parliaments])
    numbers = np.array([one.number for one in material.parliaments], np.int64)
    parliament = numbers[np.searchsorted(elected, day, side="right") - 1]
    pace = paces(held, departures(material), stay, day)
    return Panel(held, stay, day, features(material, held, stay, day), pace, left, parliament)
