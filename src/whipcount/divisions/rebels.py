"""The line of a party in a division, inferred from its votes, and the members who voted against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from whipcount.divisions.rollcall import Ballot
from whipcount.divisions.types import SIDES, Division, Vote

__all__ = ["DivisionRebels", "PartyVote", "party_vote", "party_votes", "rebels"]

# On the 1,053 divisions of 2019-24 these three part the government's whipped votes from the free ones without a
# doubtful case in between.
FEWEST = 10
MEMBERS_AGREEING = Fraction(80, 100)
MINISTERS_VOTING = Fraction(50, 100)
MINISTERS_AGREEING = Fraction(95, 100)
_NO_WHIP = frozenset({"independent", "speaker", "deputy-speaker"})


@dataclass(frozen=True, slots=True)
class PartyVote:
    """How one party voted.

    Attributes
    ----------
    party : slug on the day
    ayes, noes : members on each side, tellers included
    no_vote : members without a recorded vote
    line : ``aye`` or ``no`` if nearly all went one way, None if the line cannot be inferred
    evidence : one sentence: why there is a line, or why not
    rebels : ballots against the line
    """

    party: str
    ayes: int
    noes: int
    no_vote: int
    line: Vote | None
    evidence: str
    rebels: tuple[Ballot, ...]

    def to_dict(self, names: dict[str, str]) -> dict[str, Any]:
        """Return it as JSON values with the names of the rebels."""
        return {
            "line": self.line.value if self.line else None,
            "line_from": "inferred" if self.line else None,
            "ayes": self.ayes,
            "noes": self.noes,
            "no_vote": self.no_vote,
            "evidence": self.evidence,
            "rebels": [{"id": b.person, "name": names[b.person], "vote": b.vote.value} for b in self.rebels],
        }


@dataclass(frozen=True, slots=True)
class DivisionRebels:
    """A division with the votes of each party, the largest first."""

    division: Division
    parties: tuple[PartyVote, ...]

    def to_dict(self, names: dict[str, str]) -> dict[str, Any]:
        """Return it as JSON values; ``names`` maps person ids to names."""
        return {
            "division": self.division.to_dict(),
            "parties": {vote.party: vote.to_dict(names) for vote in self.parties},
        }


def rebels(division: Division, ballots: Iterable[Ballot]) -> DivisionRebels:
    """Return who voted against the inferred line of which party.

    Parameters
    ----------
    division : the division
    ballots : its members, each with the party of the day
    """
    return DivisionRebels(division, party_votes(ballots))


def party_votes(ballots: Iterable[Ballot]) -> tuple[PartyVote, ...]:
    """Return each party's votes, the largest party first; people without a party on the day are left out."""
    groups: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        if ballot.party is not None:
            groups[ballot.party].append(ballot)
    ordered = sorted(groups, key=lambda party: (-len(groups[party]), party))
    return tuple(party_vote(party, groups[party]) for party in ordered)


def party_vote(party: str, ballots: Sequence[Ballot]) -> PartyVote:
    """Return one party's votes with its line, inferred from its ministers or from its members.

    A party in government has a line where at least half of its ministers voted and at least 95% of those took one
    side, whatever the others did; where they stayed away or split, as on a free vote, it has none. Any other party
    has a line where at least 80% of at least 10 who voted took one side. No line does not prove a free vote, and
    missing a vote is never a rebellion. Nor is telling for a side that nobody else of the party voted for: whips do
    that to bring a division about.
    """
    sides = [(ballot, SIDES[ballot.vote]) for ballot in ballots if ballot.vote in SIDES]
    ayes = sum(side is Vote.AYE for _, side in sides)
    noes = len(sides) - ayes
    line, evidence = _line(party, ballots, sides)
    missing = sum(ballot.vote is Vote.NO_VOTE for ballot in ballots)
    return PartyVote(party, ayes, noes, missing, line, evidence, _against(line, sides))


def _against(line: Vote | None, sides: Sequence[tuple[Ballot, Vote]]) -> tuple[Ballot, ...]:
    against = tuple(ballot for ballot, side in sides if line is not None and side is not line)
    return against if any(ballot.vote is SIDES[ballot.vote] for ballot in against) else ()


def _line(party: str, ballots: Sequence[Ballot], sides: Sequence[tuple[Ballot, Vote]]) -> tuple[Vote | None, str]:
    if party in _NO_WHIP:
        return None, "These members sit without a whip."
    ministers = sum(ballot.payroll for ballot in ballots)
    if ministers >= FEWEST:
        return _line_of_ministers(ministers, [side for ballot, side in sides if ballot.payroll])
    return _line_of_members([side for _, side in sides])


def _line_of_ministers(ministers: int, sides: Sequence[Vote]) -> tuple[Vote | None, str]:
    side, most = _larger(sides)
    if len(sides) < MINISTERS_VOTING * ministers:
        return None, f"Only {len(sides)} of {ministers} ministers voted."
    if most < MINISTERS_AGREEING * len(sides):
        return None, f"The ministers who voted split: {most} of {len(sides)} took the {side.value} side."
    return side, f"{most} of the {len(sides)} ministers who voted took the {side.value} side."


def _line_of_members(sides: Sequence[Vote]) -> tuple[Vote | None, str]:
    side, most = _larger(sides)
    if len(sides) < FEWEST:
        return None, f"{len(sides)} voted, fewer than the {FEWEST} that an inference needs."
    if most < MEMBERS_AGREEING * len(sides):
        return None, f"Those who voted split: {most} of {len(sides)} took the {side.value} side."
    return side, f"{most} of the {len(sides)} who voted took the {side.value} side."


def _larger(sides: Sequence[Vote]) -> tuple[Vote, int]:
    ayes = sum(side is Vote.AYE for side in sides)
    return (Vote.AYE, ayes) if 2 * ayes > len(sides) else (Vote.NO, len(sides) - ayes)
