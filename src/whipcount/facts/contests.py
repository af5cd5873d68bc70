"""Confidence contests in nine countries, and moves between parties before the register has labels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from whipcount.facts.fates import fate_at_election
from whipcount.facts.people import register
from whipcount.facts.tables import day, rows
from whipcount.tally.precedents import Move, OfficeOf, Precedents, moves_in_register, precedents

__all__ = ["Contest", "contests", "earlier_moves", "find_precedents", "moves"]

CONTESTS_HEADER = [
    "on", "country", "party", "leader", "kind", "for_leader", "against_leader", "abstained_or_spoilt", "electorate",
    "unit", "publicly_against_before", "outcome", "months_until_leader_left", "checked", "source_url",
]  # fmt: skip
MOVES_HEADER = ["on", "person", "name", "seat", "type", "from_party", "to_party", "via", "source"]


@dataclass(frozen=True, slots=True)
class Contest:
    """One confidence contest.

    Attributes
    ----------
    on, country, party, leader : when, where, about whom
    kind : ``ballot``, ``challenge``, ``motion``, ``spill`` or ``threshold_only`` where no vote was held
    for_leader, against_leader, abstained_or_spoilt : as text, in ``unit``; None where not published
    electorate : those entitled to vote, None where not published
    unit : ``votes`` or ``percent``
    publicly_against_before : how many had said so in public beforehand, None where nobody counted
    outcome : ``survived``, ``removed``, ``lost_but_stayed``, ``lost_on_purpose`` or ``resigned_without_a_vote``
    months_until_leader_left : None where he has not, or it is not known
    checked : ``full`` or ``part`` of the row was read in the source
    source : address
    """

    on: date
    country: str
    party: str
    leader: str
    kind: str
    for_leader: str | None
    against_leader: str | None
    abstained_or_spoilt: str | None
    electorate: int | None
    unit: str | None
    publicly_against_before: int | None
    outcome: str
    months_until_leader_left: str | None
    checked: str
    source: str


@cache
def contests() -> tuple[Contest, ...]:
    """Return every contest by day."""
    return tuple(_contest(row) for row in rows("tables/contests.csv", CONTESTS_HEADER))


@cache
def earlier_moves() -> tuple[Move, ...]:
    """Return the moves between parties from 1979 to April 1997 that were found and sourced by hand."""
    return tuple(_move(row) for row in rows("tables/moves_before_1997.csv", MOVES_HEADER))


@cache
def moves() -> tuple[Move, ...]:
    """Return every known move between parties since 1979."""
    return (*earlier_moves(), *moves_in_register(register()))


def find_precedents(
    type: str | None = None,
    from_party: str | None = None,
    to_party: str | None = None,
    since: date | None = None,
    before: date | None = None,
    office_of: OfficeOf | None = None,
    person: str | None = None,
) -> Precedents:
    """Return earlier moves of a kind, the newest first; see ``whipcount.tally.precedents``.

    Examples
    --------
    >>> found = find_precedents("changes_party", "conservative", "labour", before=date(2022, 1, 19))
    >>> [row.move.name for row in found.rows][-1]
    'Alan Howarth'
    """
    return precedents(
        moves(), register(), type, from_party, to_party, since, before, office_of, fate_at_election, person
    )


def _contest(row: list[str]) -> Contest:
    on, country, party, leader, kind, won, lost, spoilt, size, unit, public, outcome, months, checked, source = row
    return Contest(
        day(on),
        country,
        party,
        leader,
        kind,
        won or None,
        lost or None,
        spoilt or None,
        int(size) if size else None,
        unit or None,
        int(public) if public else None,
        outcome,
        months or None,
        checked,
        source,
    )


def _move(row: list[str]) -> Move:
    on, person, name, seat, kind, from_party, to_party, via, source = row
    return Move(on, person, name, seat, kind, from_party, to_party, via or None, source or None)
