"""What the defection model may know, gathered from the embedded tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import numpy as np

from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.whole import whole
from whipcount.facts.contests import earlier_moves
from whipcount.facts.divisions import calls_of_2019, roll_calls
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
    """Return each member's votes against the line in every record of roll calls that is shipped."""
    tallies: dict[str, VoteTally] = {}
    for calls in (calls_of_2019(), roll_calls()):
        for person, tally in _tallies(calls):
            before = tallies.get(person)
            tallies[person] = tally if before is None else _one_after_the_other(before, tally)
    return tallies


def _tallies(calls: RollCalls) -> Iterator[tuple[str, VoteTally]]:
    found = whole(calls)
    days = np.array([division.on.toordinal() for division in found.calls.divisions], np.int64)
    each, first = np.unique(days, return_index=True)
    for row, person in enumerate(found.calls.voters):
        # A vote that only a change of party on the next day explains counts: on its own day nobody knew of the change.
        against = (found.against[row] | found.unsettled[row]).astype(np.int64)
        yield person, VoteTally(each, np.add.reduceat(against, first))


def _one_after_the_other(before: VoteTally, after: VoteTally) -> VoteTally:
    return VoteTally(np.r_[before.days, after.days], np.r_[before.against, after.against])
