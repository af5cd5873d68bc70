"""The changes of a span as one result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from whipcount.tally.result import frame, html_table
from whipcount.tally.series import Change

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Changes"]

_COLUMNS = ("on", "seat", "id", "name", "from_party", "to_party", "cause", "working_majority", "source")


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change between two days.

    Attributes
    ----------
    first, last : the span, both days included
    rows : by day and seat
    """

    first: date
    last: date
    rows: tuple[Change, ...]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dict(self) -> dict[str, Any]:
        """Return the span and its rows as JSON values."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "changes": [row.to_dict() for row in self.rows],
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a change."""
        return frame(self._flat(), _COLUMNS)

    def _repr_html_(self) -> str:
        return html_table(f"Changes from {self.first} to {self.last}", self._flat(), _COLUMNS)

    def _flat(self) -> list[dict[str, Any]]:
        return [{"id": row.person_id, "name": row.name} | row.to_dict() for row in self.rows]
