"""Place every member within his party by the divisions up to a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from whipcount.divisions.lines import NO_WHIP
from whipcount.divisions.matrix import MISSING, RollCall
from whipcount.divisions.pro_forma import own_votes
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.scale.scale import scale
from whipcount.divisions.standing import Placed

__all__ = ["FEWEST_DIVISIONS", "FEWEST_MEMBERS", "FEWEST_VOTES", "cut_offs", "placed"]

FEWEST_DIVISIONS = 100
"""Before anybody is placed: by 40 the interval of a member who never rebelled was 21 log odds wide."""
FEWEST_VOTES = 25
"""Of a member under his party, before he is placed."""
FEWEST_MEMBERS = 10
"""Of a party that are placed, before a rank among them says something."""
_DISSENT = 2


def cut_offs(days: Sequence[date]) -> tuple[date, ...]:
    """Return the last division day of each quarter of a year.

    Examples
    --------
    >>> cut_offs([date(2022, 1, 5), date(2022, 3, 30), date(2022, 4, 4)])
    (datetime.date(2022, 3, 30), datetime.date(2022, 4, 4))
    """
    last = {(day.year, (day.month - 1) // 3): day for day in sorted(days)}
    return tuple(last[quarter] for quarter in sorted(last))


def placed(calls: RollCalls, until: date) -> list[Placed]:
    """Return every member who can be placed by the divisions up to and including a day, most dissent first.

    Nothing later is read. A member is placed who is of the party under which he voted most, with 25 votes under it,
    if ten of the party can be. Independents and the Speaker have no party to dissent from.
    """
    call = own_votes(calls)
    at = [n for n, division in enumerate(calls.divisions) if division.on <= until]
    cut = RollCall(
        call.votes[:, at],
        call.party_of_cells()[:, at],
        call.party_names,
        call.members,
        tuple(call.divisions[n] for n in at),
    )
    found = sorted(_placed(cut), key=lambda row: (-row.dissent, row.person))
    sizes = {party: sum(row.party == party for row in found) for party in cut.party_names}
    return [row for row in found if sizes[row.party] >= FEWEST_MEMBERS and row.party not in NO_WHIP]


def _placed(cut: RollCall) -> Iterator[Placed]:
    rows = scale(cut).positions
    dissent = {row["member"]: row for row in rows.to_dicts() if row["dimension"] == _DISSENT}
    cells = cut.party_of_cells()
    for n, person in enumerate(cut.members):
        row, last = dissent[person], int(cells[n, -1])
        if row["mean"] is None or last < 0:
            continue
        under = np.bincount(cells[n][(cut.votes[n] != MISSING) & (cells[n] >= 0)], minlength=len(cut.party_names))
        if under.argmax() == last and under[last] >= FEWEST_VOTES:
            figures = (round(row[key], 2) for key in ("mean", "low", "high"))
            yield Placed(person, cut.party_names[last], int(under[last]), *figures)
