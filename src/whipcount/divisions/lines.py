"""The rule by which a party's line is inferred from its votes, for any number of parties and divisions at once.

A party in government has a line where at least half of its ministers voted and at least 95% of those took one side,
whatever the others did; where they stayed away or split, as on a free vote, it has none. Any other party has a line
where at least 10 and at least half of its members voted, and at least 80% of those took one side: where most of a
party stays away it was told to, or nobody asked it, and those who came are not its line. Everything is counted in
whole numbers.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from whipcount.divisions.counts import Counts
from whipcount.divisions.matrix import AYE, MISSING, NO
from whipcount.divisions.types import Vote

__all__ = ["FEWEST", "NO_WHIP", "Why", "evidence", "infer"]

# On the 1,053 divisions of 2019-24 these part the government's whipped votes from the free ones without a doubtful
# case in between.
FEWEST = 10
MEMBERS_AGREEING = 80
MEMBERS_VOTING = 50
MINISTERS_AGREEING = 95
MINISTERS_VOTING = 50
NO_WHIP = frozenset({"independent", "speaker", "deputy-speaker", "unknown"})

Codes = npt.NDArray[np.int8]


class Why(IntEnum):
    """Why there is a line, or why there is none."""

    NO_WHIP = 0  # these members sit without a whip
    MINISTERS = 1  # the ministers voted as one
    MINISTERS_AWAY = 2  # most ministers did not vote
    MINISTERS_SPLIT = 3  # the ministers took both sides
    MEMBERS = 4  # nearly all who voted took one side
    FEW = 5  # fewer voted than an inference needs
    MEMBERS_AWAY = 6  # most members did not vote
    MEMBERS_SPLIT = 7  # the members took both sides


def infer(counts: Counts) -> tuple[Codes, Codes]:
    """Return the inferred line and the reason, by party and division.

    Returns
    -------
    line : (n_parties, n_divisions) int8; 1 aye, 0 no, 9 no line
    why : codes of ``Why``
    """
    governs = counts.paid_members >= FEWEST
    ministers = _reason(
        counts.paid_ayes, counts.paid_noes, counts.paid_members, MINISTERS_VOTING, MINISTERS_AGREEING, 0,
        (Why.MINISTERS, Why.MINISTERS_AWAY, Why.MINISTERS_SPLIT),
    )  # fmt: skip
    members = _reason(
        counts.ayes, counts.noes, counts.members, MEMBERS_VOTING, MEMBERS_AGREEING, FEWEST,
        (Why.MEMBERS, Why.MEMBERS_AWAY, Why.MEMBERS_SPLIT),
    )  # fmt: skip
    why = np.where(governs, ministers, members).astype(np.int8)
    why[[n for n, party in enumerate(counts.parties) if party in NO_WHIP], :] = Why.NO_WHIP
    ayes = np.where(governs, counts.paid_ayes > counts.paid_noes, counts.ayes > counts.noes)
    has_line = (why == Why.MINISTERS) | (why == Why.MEMBERS)
    line = np.where(has_line, np.where(ayes, AYE, NO), MISSING).astype(np.int8)
    return line, why


def _reason(
    ayes: npt.NDArray[np.int32], noes: npt.NDArray[np.int32], members: npt.NDArray[np.int32],
    least_voting: int, least_agreeing: int, fewest: int, reasons: tuple[Why, Why, Why],
) -> Codes:  # fmt: skip
    line, away, split = reasons
    voted, most = ayes + noes, np.maximum(ayes, noes)
    why = np.full(voted.shape, line, np.int8)
    why[100 * most < least_agreeing * voted] = split
    why[100 * voted < least_voting * members] = away
    why[voted < fewest] = Why.FEW
    return why


def evidence(counts: Counts, why: Why, party: int, division: int) -> str:
    """Return one sentence for people: why there is a line, or why there is none."""
    at = (party, division)
    ministers = why in {Why.MINISTERS, Why.MINISTERS_AWAY, Why.MINISTERS_SPLIT}
    ayes = int((counts.paid_ayes if ministers else counts.ayes)[at])
    noes = int((counts.paid_noes if ministers else counts.noes)[at])
    members = int((counts.paid_members if ministers else counts.members)[at])
    voted, most = ayes + noes, max(ayes, noes)
    side = (Vote.AYE if ayes > noes else Vote.NO).value
    return {
        Why.NO_WHIP: "These members sit without a whip.",
        Why.MINISTERS: f"{most} of the {voted} ministers who voted took the {side} side.",
        Why.MINISTERS_AWAY: f"Only {voted} of {members} ministers voted.",
        Why.MINISTERS_SPLIT: f"The ministers who voted split: {most} of {voted} took the {side} side.",
        Why.MEMBERS: f"{most} of the {voted} who voted took the {side} side.",
        Why.FEW: f"{voted} voted, fewer than the {FEWEST} that an inference needs.",
        Why.MEMBERS_AWAY: f"Only {voted} of {members} voted, fewer than the half that an inference needs.",
        Why.MEMBERS_SPLIT: f"Those who voted split: {most} of {voted} took the {side} side.",
    }[why]
