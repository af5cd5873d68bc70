"""A member's votes by day and by party: what loyalty is measured on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from whipcount.divisions.codes import MISSING
from whipcount.divisions.loyalty import ChangePoint, DayOfVotes, change_points
from whipcount.divisions.whole import Whole

__all__ = ["PartySpell", "days_of_votes", "party_spells"]


@dataclass(frozen=True, slots=True)
class PartySpell:
    """The days of votes that a member spent under one label, with the points at which his loyalty changed.

    Attributes
    ----------
    party : slug
    days : in order, each with at least one division
    changes : change points, in order
    next_party : label after it, None if it is his last
    """

    party: str
    days: tuple[DayOfVotes, ...]
    changes: tuple[ChangePoint, ...]
    next_party: str | None

    @property
    def days_of_warning(self) -> int | None:
        """Days from the last change point to the last day under the label, if another label followed."""
        if self.next_party is None or not self.changes:
            return None
        return (self.days[-1].on - self.changes[-1].on).days

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "party": self.party,
            "from": self.days[0].on.isoformat(),
            "to": self.days[-1].on.isoformat(),
            "next_party": self.next_party,
            "change_points": [change.to_dict() for change in self.changes],
            "days_of_warning": self.days_of_warning,
        }


def days_of_votes(found: Whole, person: str, at: Iterable[int]) -> tuple[DayOfVotes, ...]:
    """Return a member's votes by day in some divisions; days on which he had no seat are left out.

    Parameters
    ----------
    at : columns of the divisions
    """
    row = found.calls.voters.index(person)
    labels = found.calls.labels(person)
    columns = [column for column in sorted(at) if labels[column] is not None]
    by_day = groupby(columns, key=lambda column: (found.calls.divisions[column].on, labels[column]))
    return tuple(_day(found, row, on, str(party), np.array(list(rows))) for (on, party), rows in by_day)


def _day(found: Whole, row: int, on: Any, party: str, columns: np.ndarray[Any, np.dtype[np.intp]]) -> DayOfVotes:
    against = int(found.against[row, columns].sum())
    compared = int(found.compared[row, columns].sum())
    missed = int((found.call.votes[row, columns] == MISSING).sum())
    return DayOfVotes(on, party, compared - against, against, missed)


def party_spells(days: Iterable[DayOfVotes], seed: int = 0) -> tuple[PartySpell, ...]:
    """Return a member's spells under each label with the change points of his loyalty inside each."""
    groups = [(party, tuple(rows)) for party, rows in groupby(days, key=lambda day: day.party)]
    following = [*(party for party, _ in groups[1:]), None]
    return tuple(
        PartySpell(party, rows, change_points(rows, seed), after)
        for (party, rows), after in zip(groups, following, strict=True)
    )
