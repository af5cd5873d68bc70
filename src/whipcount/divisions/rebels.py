"""The line of a party in a division and the members who voted against it.

A line that a source reports goes before one inferred from the votes; a free vote is recorded, never guessed. These
are no rebellions: missing a vote (the Commons record neither pairs nor abstentions); going through both lobbies,
which is how members abstain in person; telling for a side that nobody else of the party voted for, which whips do
to bring a division about; a vote of the day on which the member changed party, whose hour the register does not tell,
or of the day before or after if it was with the line of his other party, because registers run a day late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whipcount.divisions.counts import one_party
from whipcount.divisions.lines import Why, evidence, infer
from whipcount.divisions.matrix import AYE, NO
from whipcount.divisions.rollcall import Ballot, Move
from whipcount.divisions.types import SIDES, Division, Vote
from whipcount.divisions.whips import Direction, LineFrom, Whip

__all__ = ["DivisionRebels", "PartyVote", "is_unsettled", "party_vote", "party_votes", "rebels"]

_TELLERS = frozenset({Vote.TELLER_AYE, Vote.TELLER_NO})
_DIRECTION = {AYE: Direction.AYE, NO: Direction.NO}


@dataclass(frozen=True, slots=True)
class PartyVote:
    """How one party voted.

    Attributes
    ----------
    party : slug on the day
    ayes, noes : members on each side, tellers included
    no_vote : members without a recorded vote
    line : what was asked of the members; None if nobody reports it and it cannot be inferred
    line_from : how the line is known, None without one
    evidence : one sentence: why there is a line, or why not
    source : address of the page that reports the line
    rebels : ballots against the line
    unsettled : ballots against it that a change of party within a day explains, those of members who left the party
        that very day among them; not counted as rebels
    """

    party: str
    ayes: int
    noes: int
    no_vote: int
    line: Direction | None
    line_from: LineFrom | None
    evidence: str
    source: str | None
    rebels: tuple[Ballot, ...]
    unsettled: tuple[Ballot, ...] = ()

    @property
    def is_free_vote(self) -> bool:
        """Whether a source says that members could vote as they liked."""
        return self.line is Direction.FREE

    def to_dict(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return it as JSON values with the names of the rebels; a free vote is no line."""
        return {
            "line": None if self.line is None or self.is_free_vote else self.line.value,
            "line_from": self.line_from.value if self.line_from else None,
            "free_vote": self.is_free_vote,
            "ayes": self.ayes,
            "noes": self.noes,
            "no_vote": self.no_vote,
            "evidence": self.evidence,
            "source": self.source,
            "rebels": [_named(ballot, names) for ballot in self.rebels],
            "unsettled": [_named(ballot, names) for ballot in self.unsettled],
        }


def _named(ballot: Ballot, names: Mapping[str, str]) -> dict[str, str]:
    return {"id": ballot.person, "name": names[ballot.person], "vote": ballot.vote.value}


@dataclass(frozen=True, slots=True)
class DivisionRebels:
    """A division with the votes of each party, the largest first."""

    division: Division
    parties: tuple[PartyVote, ...]

    def to_dict(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return it as JSON values; ``names`` maps person ids to names."""
        return {
            "division": self.division.to_dict(),
            "parties": {vote.party: vote.to_dict(names) for vote in self.parties},
        }


def rebels(
    division: Division, ballots: Iterable[Ballot], whips: Mapping[tuple[str, str], Whip] | None = None
) -> DivisionRebels:
    """Return who voted against the line of which party.

    Parameters
    ----------
    division : the division
    ballots : its members, each with the party of the day
    whips : (division id, party) -> what a source says was asked
    """
    reported = {party: whip for (id, party), whip in (whips or {}).items() if id == division.id}
    return DivisionRebels(division, party_votes(ballots, reported))


def party_votes(ballots: Iterable[Ballot], whips: Mapping[str, Whip] | None = None) -> tuple[PartyVote, ...]:
    """Return each party's votes, the largest party first; people without a party on the day are left out."""
    groups: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        if ballot.party is not None:
            groups[ballot.party].append(ballot)
    ordered = sorted(groups, key=lambda party: (-len(groups[party]), party))
    votes = [party_vote(party, groups[party], (whips or {}).get(party)) for party in ordered]
    lines = {vote.party: vote.line for vote in votes}
    return tuple(_with_leavers(_settled(vote, lines), groups) for vote in votes)


def _with_leavers(vote: PartyVote, groups: Mapping[str, Sequence[Ballot]]) -> PartyVote:
    """Add who left the party that day and voted against its line: before or after, the register does not tell."""
    if vote.line is None or vote.is_free_vote:
        return vote
    left = [
        ballot
        for ballots in groups.values()
        for ballot in ballots
        if ballot.move is not None
        and (ballot.move.is_today and ballot.move.other == vote.party)
        and ballot.vote in SIDES
        and SIDES[ballot.vote].value != vote.line.value
    ]
    return replace(vote, unsettled=(*vote.unsettled, *left))


def party_vote(party: str, ballots: Sequence[Ballot], whip: Whip | None = None) -> PartyVote:
    """Return one party's votes with its line: as a source reports it, else as ``lines`` infers it.

    The lines of other parties are not known here; ``party_votes`` compares with them.
    """
    sides = [(ballot, SIDES[ballot.vote]) for ballot in ballots if ballot.vote in SIDES]
    ayes = sum(side is Vote.AYE for _, side in sides)
    line, line_from, told, source = _line(party, ballots, sides) if whip is None else _reported(whip)
    found = PartyVote(
        party=party,
        ayes=ayes,
        noes=len(sides) - ayes,
        no_vote=sum(ballot.vote is Vote.NO_VOTE for ballot in ballots),
        line=line,
        line_from=line_from,
        evidence=told,
        source=source,
        rebels=_against(line, sides),
    )
    return _settled(found, {})


def _settled(vote: PartyVote, lines: Mapping[str, Direction | None]) -> PartyVote:
    """Take out of the rebels those whose vote a change of party explains."""
    doubtful = [ballot for ballot in vote.rebels if is_unsettled(ballot.move, ballot.vote, lines)]
    rest = tuple(ballot for ballot in vote.rebels if ballot not in doubtful)
    return replace(vote, rebels=rest, unsettled=(*vote.unsettled, *doubtful))


def is_unsettled(move: Move | None, vote: Vote, lines: Mapping[str, Direction | None]) -> bool:
    """Return whether a vote against the line is explained by a change of party; ``lines`` are those of all parties."""
    if move is None:
        return False
    other = lines.get(move.other)
    return move.is_today or (other is not None and other.value == SIDES[vote].value)


_Line = tuple[Direction | None, LineFrom | None, str, str | None]


def _reported(whip: Whip) -> _Line:
    return whip.direction, whip.line_from, whip.evidence, whip.source


def _line(party: str, ballots: Sequence[Ballot], sides: Sequence[tuple[Ballot, Vote]]) -> _Line:
    ayes = sum(side is Vote.AYE for _, side in sides)
    paid_ayes = sum(side is Vote.AYE and ballot.payroll for ballot, side in sides)
    paid_noes = sum(side is Vote.NO and ballot.payroll for ballot, side in sides)
    paid = (sum(ballot.payroll for ballot in ballots), paid_ayes, paid_noes)
    counts = one_party(party, ayes, len(sides) - ayes, len(ballots), paid)
    line, why = infer(counts)
    direction = _DIRECTION.get(int(line[0, 0]))
    return direction, LineFrom.INFERRED if direction else None, evidence(counts, Why(int(why[0, 0])), 0, 0), None


def _against(line: Direction | None, sides: Sequence[tuple[Ballot, Vote]]) -> tuple[Ballot, ...]:
    if line is None or line is Direction.FREE:
        return ()
    crossed = tuple(ballot for ballot, side in sides if side.value != line.value)
    return crossed if any(ballot.vote not in _TELLERS for ballot in crossed) else ()
