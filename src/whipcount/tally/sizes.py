"""The size of every party on every day of a span as one result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import InputError
from whipcount.register.every_day import EveryDay
from whipcount.tally.house import check_labelled
from whipcount.tally.result import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PartySizes", "party_sizes"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False)
class PartySizes:
    """Members by day and party.

    Attributes
    ----------
    first : the day of the first row; every later row is the next day
    parties : slugs of the columns: those with a member on one of the days
    members : (n_days, n_parties) int16, sitting at the end of the day
    """

    first: date
    parties: tuple[str, ...]
    members: NDArray[np.int16]

    @property
    def days(self) -> list[date]:
        """The day of every row."""
        return [self.first + n * _DAY for n in range(len(self.members))]

    def to_dict(self) -> dict[str, Any]:
        """Return days and, by party, a list of members a day."""
        columns = {party: self.members[:, n].tolist() for n, party in enumerate(self.parties)}
        return {"days": [day.isoformat() for day in self.days], "members": columns}

    def to_frame(self) -> pl.DataFrame:
        """Return one row a day: ``on``, then a column a party."""
        columns = [{"on": day} | dict(zip(self.parties, row, strict=True)) for day, row in self._rows()]
        return frame(columns, ("on", *self.parties))

    def _repr_html_(self) -> str:
        shown = [{"on": day} | dict(zip(self.parties, row, strict=True)) for day, row in self._steps()]
        return html_table("Party sizes, a row for each day that differs", shown, ("on", *self.parties))

    def _rows(self) -> list[tuple[date, list[int]]]:
        return list(zip(self.days, self.members.tolist(), strict=True))

    def _steps(self) -> list[tuple[date, list[int]]]:
        rows = self._rows()
        return [row for n, row in enumerate(rows) if n == 0 or row[1] != rows[n - 1][1]]


def party_sizes(every: EveryDay, first: date, last: date, known: date | None = None) -> PartySizes:
    """Return the size of every party on every day from ``first`` to ``last``.

    Parameters
    ----------
    every : the register's sums
    first, last : the span, both days inside
    known : the day whose knowledge counts, None for all that is known now

    Raises
    ------
    InputError : the span begins before party labels do, or ends before it begins
    """
    check_labelled(first)
    if last < first:
        raise InputError(f"The span ends on {last}, before it begins on {first}; turn the two days round.")
    members = every.between(first, last, known)
    used = np.flatnonzero(members.any(axis=0)).tolist()
    return PartySizes(first, tuple(every.parties[n] for n in used), members[:, used])
