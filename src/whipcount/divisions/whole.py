"""Every line and every rebellion of a whole record, counted at once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from whipcount.divisions.against import ABSTAIN, FREE, NO_LINE
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.counts import Counts, counts_of
from whipcount.divisions.lines import Why, evidence, infer
from whipcount.divisions.matrix import AYE, MISSING, NO, NO_PARTY, RollCall
from whipcount.divisions.packed import pack
from whipcount.divisions.rebels import is_unsettled
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import LETTERS
from whipcount.divisions.whips import Direction, LineFrom

__all__ = ["Whole", "whole"]

Bools = npt.NDArray[np.bool_]
_CODE = {Direction.AYE: AYE, Direction.NO: NO, Direction.ABSTAIN: ABSTAIN, Direction.FREE: FREE}
_DIRECTION = {code: direction for direction, code in _CODE.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Lines by party and division, and the votes against them.

    Attributes
    ----------
    calls, call : the record, and the same as numbers
    counts : ayes, noes and members by party and division
    direction : (n_parties, n_divisions) int8; 1 aye, 0 no, 2 abstain, 5 free vote, 9 no line
    why : why a line was inferred or not, whatever a source says
    against : (n_voters, n_divisions); rebellions
    compared : votes on a side where the party had a line; rebellions included, unsettled votes not
    unsettled : votes against the line that a change of party within a day explains
    """

    calls: RollCalls
    call: RollCall
    counts: Counts
    direction: npt.NDArray[np.int8]
    why: npt.NDArray[np.int8]
    against: Bools
    compared: Bools
    unsettled: Bools

    def line(self, party: str, division: int) -> tuple[Direction | None, LineFrom | None, str, str | None]:
        """Return a party's direction in a division, how it is known, why, and the page that says so."""
        row = self.call.party_names.index(party)
        whip = self.calls.whips.get((self.call.divisions[division], party))
        if whip is not None:
            return whip.direction, whip.line_from, whip.evidence, whip.source
        direction = _DIRECTION.get(int(self.direction[row, division]))
        told = evidence(self.counts, Why(int(self.why[row, division])), row, division)
        return direction, LineFrom.INFERRED if direction else None, told, None


@lru_cache(maxsize=4)
def whole(calls: RollCalls) -> Whole:
    """Return the lines and rebellions of a record; counted once a record."""
    call = as_matrix(calls)
    bits = pack(call, calls.payroll)
    counts = counts_of(bits, call.party_names)
    inferred, why = infer(counts)
    direction = _with_whips(calls, call, inferred)
    crossed = _without_lone_tellers(calls, bits.spread(bits.against(direction, ABSTAIN)))
    unsettled = _unsettled(calls, crossed, direction)
    compared = _has_line(call, direction) & ~unsettled
    return Whole(calls, call, counts, direction, why, crossed & ~unsettled, compared, unsettled)


def _unsettled(calls: RollCalls, crossed: Bools, direction: npt.NDArray[np.int8]) -> Bools:
    found = np.zeros(crossed.shape, bool)
    for row, person in enumerate(calls.voters):
        moves = calls.moves(person)
        for column in np.flatnonzero(crossed[row]).tolist() if moves else ():
            division = calls.divisions[column]
            if move := moves.get(division.on):
                lines = dict(
                    zip(as_matrix(calls).party_names, map(_DIRECTION.get, direction[:, column].tolist()), strict=True)
                )
                found[row, column] = is_unsettled(move, LETTERS[division.votes[row]], lines)
    return found


def _with_whips(calls: RollCalls, call: RollCall, inferred: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    direction = inferred.copy()
    rows = {party: n for n, party in enumerate(call.party_names)}
    columns = {id: n for n, id in enumerate(call.divisions)}
    for (id, party), whip in calls.whips.items():
        if party in rows and id in columns:
            direction[rows[party], columns[id]] = _CODE[whip.direction]
    return direction


def _has_line(call: RollCall, direction: npt.NDArray[np.int8]) -> Bools:
    cells = call.party_of_cells()
    known = np.vstack([(direction != NO_LINE) & (direction != FREE), np.zeros((1, call.n_divisions), bool)])
    labelled = np.where(cells == NO_PARTY, len(known) - 1, cells)
    found: Bools = np.take_along_axis(known, labelled, axis=0) & (call.votes != MISSING)
    return found


def _without_lone_tellers(calls: RollCalls, crossed: Bools) -> Bools:
    """Drop tellers against the line beside whom nobody of their party voted."""
    tells = (calls.letters == ord("a")) | (calls.letters == ord("n"))
    party = as_matrix(calls).party_of_cells()
    kept = crossed.copy()
    for column in np.flatnonzero((crossed & tells).any(axis=0)).tolist():
        here, labels = crossed[:, column], party[:, column]
        voters = set(labels[here & ~tells[:, column]].tolist())
        alone = here & np.array([label not in voters for label in labels.tolist()])
        kept[alone, column] = False
    return kept
