"""The working majority: who can vote, who supports the government, and the difference.

By the custom of the House of Commons the Speaker and the deputies do not vote, and members of a party that does
not take its seats cannot. The government's side is its own members and those of a party in coalition or in a
confidence-and-supply agreement; everyone else is on the other side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from whipcount.register.parties import label_name, party_name

__all__ = ["Arrangement", "Government", "Presiding", "WorkingMajority", "in_force", "working_majority"]


@dataclass(frozen=True, slots=True)
class Presiding:
    """One holder of the chair: ``office`` is ``speaker`` or ``deputy``; days inclusive."""

    office: str
    person_id: str
    name: str
    start: date
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Government:
    """A span of days under one governing party."""

    party: str
    start: date
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A party that sustains another's government.

    Attributes
    ----------
    government : slug of the governing party
    party : slug of the party that supports it
    kind : ``coalition`` or ``confidence_and_supply``
    """

    government: str
    party: str
    kind: str
    start: date
    end: date | None
    source: str


@dataclass(frozen=True, slots=True)
class WorkingMajority:
    """Votes on each side and every step of the sum.

    Attributes
    ----------
    government_votes, other_votes : members able to vote on each side, >= 0
    majority : their difference; negative for a minority government
    explain : one sentence a step
    """

    government_votes: int
    other_votes: int
    majority: int
    explain: tuple[str, ...]


class _Dated(Protocol):
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...


_Row = TypeVar("_Row", bound=_Dated)


def in_force(rows: Sequence[_Row], on: date) -> list[_Row]:
    """Return the rows whose span holds the day."""
    return [row for row in rows if row.start <= on and (row.end is None or on <= row.end)]


def working_majority(
    parties: Mapping[str, int],
    government: Sequence[str],
    supported_by: Sequence[str],
    deputies: Mapping[str, int],
    abstentionist: Sequence[str],
) -> WorkingMajority:
    """Return the working majority with its arithmetic.

    Parameters
    ----------
    parties : slug -> sitting members; the Speaker under ``speaker``
    government : slugs of the governing parties
    supported_by : slugs of the parties that support it without office
    deputies : slug -> deputy speakers who came from that party
    abstentionist : slugs of the parties that take no seats

    Examples
    --------
    >>> sizes = {"conservative": 359, "labour": 199, "snp": 45, "sinn-fein": 7, "speaker": 1, "independent": 37}
    >>> result = working_majority(sizes, ["conservative"], [], {"conservative": 2, "labour": 1}, ["sinn-fein"])
    >>> result.government_votes, result.other_votes, result.majority
    (357, 280, 77)
    """
    side = [*government, *supported_by]
    sitting = sum(parties.values())
    silent = parties.get("speaker", 0) + sum(deputies.values()) + sum(parties.get(p, 0) for p in abstentionist)
    members = sum(parties.get(party, 0) for party in side)
    in_chair = sum(deputies.get(party, 0) for party in side)
    ours = members - in_chair
    theirs = sitting - silent - ours
    steps = _steps(parties, side, deputies, abstentionist, (sitting, silent, members, in_chair, ours, theirs))
    return WorkingMajority(ours, theirs, ours - theirs, steps)


def _steps(
    parties: Mapping[str, int],
    side: Sequence[str],
    deputies: Mapping[str, int],
    abstentionist: Sequence[str],
    sums: tuple[int, int, int, int, int, int],
) -> tuple[str, ...]:
    sitting, silent, members, in_chair, ours, theirs = sums
    absent = sum(parties.get(party, 0) for party in abstentionist)
    whose = " + ".join(f"{label_name(party)} {parties.get(party, 0)}" for party in side)
    silent_parties = ", ".join(map(party_name, abstentionist)) or "none"
    ours_in_all = f"{whose} = {members}" if len(side) > 1 else whose
    return (
        f"Not voting: the Speaker ({parties.get('speaker', 0)}), {sum(deputies.values())} deputies "
        f"and {absent} who take no seats ({silent_parties}): {silent} in all.",
        f"Able to vote: {sitting} sitting less {silent} = {sitting - silent}.",
        f"The government's side: {ours_in_all}, less {in_chair} in the chair = {ours}.",
        f"The other side: {sitting - silent} less {ours} = {theirs}.",
        f"Working majority: {ours} less {theirs} = {ours - theirs}.",
    )
