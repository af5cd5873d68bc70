"""Rebellions of many members over many divisions, counted by member and by division."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.divisions.intervals import wilson
from whipcount.divisions.types import Division
from whipcount.divisions.whole import Whole

__all__ = ["MemberRebellions", "RebelDivision", "by_division", "by_member"]


@dataclass(frozen=True, slots=True)
class MemberRebellions:
    """A member's rebellions under one label.

    Attributes
    ----------
    person, party : id and slug
    rebellions, compared : votes against the line, and all votes where there was one
    interval : 90% of the share
    last : day of the last rebellion, None without one
    """

    person: str
    party: str
    rebellions: int
    compared: int
    interval: tuple[float, float] | None
    last: date | None

    def to_dict(self, name: str) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.person,
            "name": name,
            "party": self.party,
            "rebellions": self.rebellions,
            "compared": self.compared,
            "share": round(self.rebellions / self.compared, 4) if self.compared else None,
            "interval": [round(bound, 4) for bound in self.interval] if self.interval else None,
            "last": self.last.isoformat() if self.last else None,
        }


@dataclass(frozen=True, slots=True)
class RebelDivision:
    """A division with the number of rebels of a party."""

    division: Division
    party: str
    rebels: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.division.id,
            "on": self.division.on.isoformat(),
            "title": self.division.title,
            "party": self.party,
            "rebels": self.rebels,
        }


def by_member(
    found: Whole, at: Sequence[int], party: str | None = None, people: Collection[str] | None = None
) -> tuple[MemberRebellions, ...]:
    """Return members with a vote that can be compared, the most rebellions first.

    Parameters
    ----------
    at : columns of the divisions
    party : only under this label
    people : only these
    """
    columns = np.array(sorted(at), np.intp)
    names = found.call.party_names
    wanted = [n for n, name in enumerate(names) if party is None or name == party]
    cells = found.call.party_of_cells()[:, columns]
    against, compared = found.against[:, columns], found.compared[:, columns]
    rows = [
        _of(found, row, names[label], columns, against[row] & here, compared[row] & here)
        for row, person in enumerate(found.calls.voters)
        if people is None or person in people
        for label in wanted
        if (here := cells[row] == label).any() and (compared[row] & here).any()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.rebellions, -(row.interval or (0, 0))[0], row.person)))


def _of(
    found: Whole, row: int, party: str, columns: npt.NDArray[np.intp],
    against: npt.NDArray[np.bool_], compared: npt.NDArray[np.bool_],
) -> MemberRebellions:  # fmt: skip
    n, of = int(against.sum()), int(compared.sum())
    last = found.calls.divisions[int(columns[np.flatnonzero(against)[-1]])].on if n else None
    return MemberRebellions(found.calls.voters[row], party, n, of, wilson(n, of), last)


def by_division(
    found: Whole, at: Sequence[int], party: str | None = None, people: Collection[str] | None = None
) -> tuple[RebelDivision, ...]:
    """Return divisions with rebels of a party, the most first."""
    columns = np.array(sorted(at), np.intp)
    listed_rows = [n for n, person in enumerate(found.calls.voters) if people is None or person in people]
    rows = np.array(listed_rows, np.intp)
    against = found.against[np.ix_(rows, columns)]
    cells = found.call.party_of_cells()[np.ix_(rows, columns)]
    listed = [
        RebelDivision(found.calls.divisions[int(column)], name, int(n))
        for label, name in enumerate(found.call.party_names)
        if party is None or name == party
        for column, n in zip(columns, (against & (cells == label)).sum(axis=0), strict=True)
        if n
    ]
    return tuple(sorted(listed, key=lambda row: (-row.rebels, row.division.on, row.division.id)))
