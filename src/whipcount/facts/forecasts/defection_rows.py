"""What the defection model may know, gathered from the embedded tables."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np

from whipcount.divisions.whole import whole
from whipcount.facts.contests import earlier_moves
from whipcount.facts.divisions import roll_calls
from whipcount.facts.elections import results
from whipcount.facts.house import conventions
from whipcount.facts.leaders import leaders
from whipcount.facts.offices import offices
from whipcount.facts.people import parliaments, register
from whipcount.facts.polls import national_results, polls
from whipcount.forecast.defection.material import Material, VoteTally
from whipcount.forecast.defection.stays import has_party

__all__ = ["LABELS_BEGIN", "material"]

LABELS_BEGIN = 52
"""The first Parliament of which the register has party labels."""


@cache
def material() -> Material:
    """Return the facts about every Parliament with party labels."""
    return Material(
        spells=register().spells,
        parliaments=tuple(one for one in parliaments() if one.number >= LABELS_BEGIN),
        offices=offices(),
        polls=polls(),
        national=national_results(),
        results=results(),
        governments=tuple(conventions().governments),
        leaders=leaders(),
        votes=_votes(),
        earlier_counts=_earlier_counts(),
        until=register().known_until,
    )


def _earlier_counts() -> tuple[int, ...]:
    """Return the known departures of each Parliament before the labels begin, the moves of a year in its Parliament."""
    elected = {one.number: one.elected_on.isoformat() for one in parliaments() if one.number <= LABELS_BEGIN}
    left = [move.on for move in earlier_moves() if has_party(move.from_party)]
    counts = Counter(max(number for number, begun in elected.items() if begun <= on) for on in left)
    return tuple(counts[number] for number in sorted(elected) if number < LABELS_BEGIN)


def _votes() -> dict[str, VoteTally]:
    found = whole(roll_calls())
    days = np.array([division.on.toordinal() for division in found.calls.divisions], np.int64)
    tallies = {}
    for row, person in enumerate(found.calls.voters):
        # A vote that only a change of party on the next day explains counts: on its own day nobody knew of the change.
        compared, against = (
            (kind[row] | found.unsettled[row]).astype(np.int64) for kind in (found.compared, found.against)
        )
        each, first = np.unique(days, return_index=True)
        tallies[person] = VoteTally(each, np.add.reduceat(compared, first), np.add.reduceat(against, first))
    return tallies
