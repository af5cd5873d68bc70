"""Official totals beside the members listed, every difference told; what else is odd about a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.divisions.codes import AYE, MISSING, NO
from whipcount.divisions.types import Division

__all__ = ["TotalDifference", "components", "oddities", "total_differences"]


@dataclass(frozen=True, slots=True)
class TotalDifference:
    """A total announced in the House that is not the number of members listed.

    Attributes
    ----------
    division : id
    side : ``aye`` or ``no``
    official : announced
    named : listed, tellers left out
    """

    division: str
    side: str
    official: int
    named: int

    @property
    def sentence(self) -> str:
        """The difference in words."""
        return f"{self.division}: {self.official} {self.side}s were announced, {self.named} members are listed."

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"division": self.division, "side": self.side, "official": self.official, "named": self.named}


def total_differences(divisions: Iterable[Division]) -> tuple[TotalDifference, ...]:
    """Return every difference between totals and names, in the order of the divisions."""
    rows = (
        (division.id, side, official, named)
        for division in divisions
        for side, official, named in (
            ("aye", division.official_ayes, division.named_ayes),
            ("no", division.official_noes, division.named_noes),
        )
        if official is not None
    )
    return tuple(TotalDifference(id, side, official, named) for id, side, official, named in rows if official != named)


def oddities(divisions: Sequence[Division], votes: npt.NDArray[np.int8], names: Sequence[str]) -> tuple[str, ...]:
    """Return sentences on what an estimate cannot use: divisions without voters or with one side, members cut off.

    Parameters
    ----------
    divisions, names : of the columns and the rows
    votes : (n_members, n_divisions); 1 aye, 0 no, 9 missing
    """
    ayes, noes = (votes == AYE).sum(axis=0), (votes == NO).sum(axis=0)
    nobody = [division.id for division, n in zip(divisions, ayes + noes, strict=True) if n == 0]
    one_side = [d.id for d, a, n in zip(divisions, ayes, noes, strict=True) if (a == 0) != (n == 0)]
    silent = [name for name, n in zip(names, (votes != MISSING).sum(axis=1), strict=True) if n == 0]
    groups = components(votes)
    cut = [names[row] for group in groups[1:] for row in group]
    told = (
        ("Nobody voted in {n} {divisions}: {ids}.", nobody),
        ("{n} {divisions} had votes on one side only: {ids}.", one_side),
        ("{n} {members} never voted: {ids}.", silent),
        ("{n} {members} shared no division, even through others, with the rest, and cannot be compared: {ids}.", cut),
    )
    return tuple(_said(text, found) for text, found in told if found)


def _said(text: str, found: Sequence[str], shown: int = 10) -> str:
    more = f" and {len(found) - shown:,} more" if len(found) > shown else ""
    is_one = len(found) == 1
    return text.format(
        n=f"{len(found):,}",
        divisions="division" if is_one else "divisions",
        members="member" if is_one else "members",
        ids=", ".join(found[:shown]) + more,
    )


def components(votes: npt.NDArray[np.int8]) -> tuple[tuple[int, ...], ...]:
    """Return groups of rows joined by shared divisions, the largest first; rows without a vote are in none.

    Examples
    --------
    >>> components(np.array([[1, 9, 9], [0, 1, 9], [9, 9, 1], [9, 9, 9]], np.int8))
    ((0, 1), (2,))
    """
    voted = votes != MISSING
    left = voted.any(axis=1)
    groups = []
    while left.any():
        rows = np.zeros(len(left), bool)
        rows[np.flatnonzero(left)[0]] = True
        while True:
            reached = voted[:, voted[rows].any(axis=0)].any(axis=1)
            if (reached == rows).all():
                break
            rows = reached
        groups.append(tuple(np.flatnonzero(rows).tolist()))
        left &= ~rows
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))
