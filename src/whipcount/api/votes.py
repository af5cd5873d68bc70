"""Rebels, cohesion and agreement from Python, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from whipcount.arguments import check_arguments
from whipcount.dates import as_day
from whipcount.divisions.agreement import neighbours, usual_label
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.codes import NO_PARTY
from whipcount.divisions.cohesion import cohesion as cohesion_of
from whipcount.divisions.listing import by_member
from whipcount.divisions.rebels import rebels as rebels_of
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.topics import find_divisions
from whipcount.divisions.whole import whole
from whipcount.errors import NotFoundError
from whipcount.facts.added_divisions import COMMONS
from whipcount.facts.cohort_members import members_of_cohort
from whipcount.facts.divisions import chamber_calls, chamber_names, topics
from whipcount.facts.people import name_index
from whipcount.frames import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["VoteTable", "cohesion", "rebels", "voters_like"]

Day = date | str | None


@dataclass(frozen=True, slots=True)
class VoteTable:
    """Rows about votes that show themselves in a notebook.

    Attributes
    ----------
    caption : what the rows are
    columns : in order
    rows : column -> value
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"caption": self.caption, "rows": list(self.rows)}

    def to_frame(self) -> pl.DataFrame:
        """Return the rows as a Polars frame."""
        return frame(self.rows, self.columns)

    def _repr_html_(self) -> str:
        return html_table(self.caption, self.rows, self.columns)


def rebels(
    division: str | None = None,
    *,
    party: str | None = None,
    cohort: str | None = None,
    since: Day = None,
    until: Day = None,
    topic: str | None = None,
) -> VoteTable:
    """Return the votes against the line in a division, or members by their rebellions in many.

    Parameters
    ----------
    division : id; None for members over all divisions that fit the rest
    party, cohort : slug of a party, id of a cohort
    since, until : first and last day
    topic : name of a topic

    Raises
    ------
    NotFoundError : no such division, or no division fits
    InputError : no such topic or cohort, or not a day

    Examples
    --------
    >>> found = rebels("commons:1124").rows
    >>> len(found), found[0]["party"], found[0]["line"], found[0]["line_from"]
    (13, 'conservative', 'aye', 'reported')
    """
    check_arguments(rebels, locals())
    if division is not None:
        return _of_division(division)
    calls, at = _picked(since, until, topic)
    first, last = calls.divisions[at[0]].on, calls.divisions[at[-1]].on
    people = members_of_cohort(cohort, first, last) if cohort else None
    names = chamber_names()
    rows = [row.to_dict(names[row.person]) for row in by_member(whole(calls), at, party, people) if row.rebellions]
    columns = ("id", "name", "party", "rebellions", "compared", "share", "interval", "last")
    return VoteTable(f"Rebellions in {len(at):,} divisions from {first} to {last}", columns, tuple(rows))


def _of_division(id: str) -> VoteTable:
    chamber = id.rpartition(":")[0] or COMMONS
    calls, names = chamber_calls(chamber), chamber_names(chamber)
    found = rebels_of(calls.division(id), calls.ballots(id), calls.whips)
    rows = tuple(
        {
            "party": party.party,
            "line": party.line.value if party.line else None,
            "line_from": party.line_from.value if party.line_from else None,
            "id": ballot.person,
            "name": names[ballot.person],
            "vote": ballot.vote.value,
            "source": party.source,
        }
        for party in found.parties
        for ballot in party.rebels
    )
    columns = ("party", "line", "line_from", "id", "name", "vote", "source")
    return VoteTable(f"Rebels in {id}, {found.division.on}: {found.division.title}", columns, rows)


def cohesion(since: Day = None, until: Day = None, topic: str | None = None) -> VoteTable:
    """Return how united each party voted.

    Parameters
    ----------
    since, until : first and last day
    topic : name of a topic

    Raises
    ------
    NotFoundError : no division fits
    InputError : no such topic, or not a day

    Examples
    --------
    >>> [row["party"] for row in cohesion(until="2020-12-31").rows[:2]]
    ['conservative', 'labour']
    """
    check_arguments(cohesion, locals())
    calls, at = _picked(since, until, topic)
    rows = tuple(row.to_dict() for row in cohesion_of(whole(calls), at))
    columns = (
        "party", "divisions", "rice", "rice_interval", "agreement", "unity_divisions", "unity", "compared",
        "rebellions", "rebel_interval",
    )  # fmt: skip
    return VoteTable(f"Cohesion in {len(at):,} divisions", columns, rows)


def voters_like(
    name: str, *, across: bool = False, limit: int = 10, since: Day = None, until: Day = None, topic: str | None = None
) -> VoteTable:
    """Return the members who vote most like one, by the low end of the 90% interval.

    Parameters
    ----------
    name : of the member, or id
    across : compare only votes cast while the two had different parties
    limit : how many
    since, until : first and last day
    topic : name of a topic

    Raises
    ------
    NotFoundError : nobody of that name, or nobody who voted; or no division fits
    InputError : several people fit; no such topic; not a day

    Examples
    --------
    >>> row = voters_like("Caroline Lucas", across=True, limit=1).rows[0]
    >>> row["share"] > 0.99, row["party"] != "green"
    (True, True)
    """
    check_arguments(voters_like, locals())
    calls, at = _picked(since, until, topic)
    person = name_index().one(name, as_day(until) if until else None)
    if person not in calls.voters:
        raise NotFoundError(f"{name!r} is in no division that is known here.")
    call, columns = as_matrix(calls), list(at)
    votes, labels = call.votes[:, columns], call.party_of_cells()[:, columns]
    row = calls.voters.index(person)
    counted = (labels != NO_PARTY) & ((labels != labels[row]) | (not across))
    names = chamber_names()
    rows = tuple(
        {
            "id": calls.voters[near.row],
            "name": names[calls.voters[near.row]],
            "party": call.party_names[usual_label(votes, labels, counted, row, near.row)],
            **near.to_dict(),
        }
        for near in neighbours(votes, row, range(len(votes)), limit, counted)
    )
    return VoteTable(
        f"Who votes like {names[person]}", ("id", "name", "party", "shared", "agreed", "share", "interval"), rows
    )


def _picked(since: Day, until: Day, topic: str | None) -> tuple[RollCalls, Sequence[int]]:
    calls = chamber_calls()
    days = as_day(since) if since else None, as_day(until) if until else None
    at = find_divisions(calls.divisions, topics(), "", topic, *days)
    if not at:
        first, last = calls.divisions[0].on, calls.divisions[-1].on
        raise NotFoundError(f"No division fits; they run from {first} to {last}.")
    return calls, at
