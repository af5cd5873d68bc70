"""A count broken down by groups of members: how many stand in each, out of how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from whipcount.errors import NotFoundError, SourceError
from whipcount.ledger.stance import stance_of
from whipcount.ledger.vocabulary import EventType
from whipcount.tally.count import Count
from whipcount.tally.result import frame, html_table
from whipcount.tally.standing import Standing

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Breakdown", "Group", "Way", "break_down", "read_way"]

_COLUMNS = ("group", "electorate", "stance", "n", "share")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to break a count down.

    Attributes
    ----------
    id : what it is called
    definition, source : in words, and whose
    bands : lower ends, in order; empty where the groups are no bands
    overlapping : a member may be in several groups
    since : first day that it can be told of
    """

    id: str
    definition: str
    source: str
    bands: tuple[str, ...] = ()
    overlapping: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One group on the day.

    Attributes
    ----------
    name : short
    electorate : how many of the electorate are in it
    standing : stance -> members of the group who hold it, by name
    """

    name: str
    electorate: int
    standing: Mapping[EventType, tuple[Standing, ...]]

    def n(self, stance: str) -> int:
        """Return how many of the group hold a stance.

        Raises
        ------
        InputError : no stance is called so
        """
        return len(self.standing.get(stance_of(stance), ()))

    def share(self, stance: str) -> str | None:
        """Return them out of the group as a fraction such as ``3/107``, None for a group of nobody."""
        return f"{self.n(stance)}/{self.electorate}" if self.electorate else None


@dataclass(frozen=True)
class Breakdown:
    """A count by groups; without overlap the groups add up to it.

    Attributes
    ----------
    count : the whole
    way : what the groups are
    groups : in the order of the way
    """

    count: Count
    way: Way
    groups: tuple[Group, ...]

    @property
    def stances(self) -> tuple[EventType, ...]:
        """Stances that anybody holds."""
        return tuple(stance for stance, rows in self.count.standing.items() if rows)

    def group(self, name: str) -> Group:
        """Return a group by its name.

        Raises
        ------
        NotFoundError : nobody is in a group of that name; those that exist are named
        """
        for group in self.groups:
            if group.name == name:
                return group
        raise NotFoundError(f"No group is called {name!r}; there are {', '.join(group.name for group in self.groups)}.")

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values, with every name."""
        return {
            "case": self.count.case.id,
            "on": self.count.on.isoformat(),
            "known": self.count.known.isoformat(),
            "by": self.way.id,
            "definition": self.way.definition,
            "source": self.way.source,
            "overlapping": self.way.overlapping,
            "electorate": self.count.electorate,
            "totals": {stance.value: len(self.count.standing[stance]) for stance in self.stances},
            "groups": [self._group(group) for group in self.groups],
            "count_hash": self.count.hash,
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row for every group and stance."""
        return frame(self._rows(), _COLUMNS)

    def _repr_html_(self) -> str:
        title = f"{self.count.case.title}, {self.count.on.isoformat()}, by {self.way.id}"
        return html_table(title, self._rows(), _COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {
                "group": group.name,
                "electorate": group.electorate,
                "stance": stance.value,
                "n": group.n(stance),
                "share": group.share(stance),
            }
            for group in self.groups
            for stance in self.stances
        ]

    def _group(self, group: Group) -> dict[str, Any]:
        standing = {
            stance.value: {
                "n": group.n(stance),
                "share": group.share(stance),
                "members": [{"id": row.id, "name": row.name} for row in group.standing[stance]],
            }
            for stance in self.stances
        }
        return {"name": group.name, "electorate": group.electorate, "standing": standing}


def break_down(
    count: Count, way: Way, electorate: Iterable[str], groups_of: Mapping[str, Sequence[str]], order: Sequence[str]
) -> Breakdown:
    """Return a count by groups.

    Parameters
    ----------
    count : the whole
    way : what the groups are
    electorate : ids of the members who count on the day
    groups_of : id -> names of the groups that the member is in
    order : names of the groups in the order to show; those that nobody is in are left out
    """
    members = list(electorate)
    sizes = {name: sum(name in groups_of[person] for person in members) for name in order}
    found = []
    for name in order:
        standing = {
            stance: tuple(row for row in rows if name in groups_of.get(row.id or "", ()))
            for stance, rows in count.standing.items()
        }
        if sizes[name] or any(standing.values()):
            found.append(Group(name, sizes[name], standing))
    return Breakdown(count, way, tuple(found))


def read_way(row: Mapping[str, Any]) -> Way:
    """Return a way from its TOML table.

    Raises
    ------
    SourceError : a field is missing or unknown
    """
    try:
        return Way(**{**row, "bands": tuple(row.get("bands", ()))})
    except TypeError as fault:
        raise SourceError(f"The breakdown {row.get('id', '?')!r} has a wrong or missing field: {fault}.") from None
