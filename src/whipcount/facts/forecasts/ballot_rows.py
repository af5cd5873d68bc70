"""Contests as rows of the ballot model, from the embedded tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from whipcount.facts.contests import Contest, contests
from whipcount.facts.offices import offices
from whipcount.facts.people import register
from whipcount.facts.tables import day, rows
from whipcount.forecast.ballot.row import AGAIN_DAYS, Body, Row
from whipcount.seats.offices import OfficeKind, payroll_on

__all__ = ["ballot_rows", "payroll_of", "was_tested"]

PLACES_HEADER = ["on", "leader", "place", "basis"]
_CAUCUS_KINDS = ("ballot", "challenge", "spill")
_MOTION = "motion"
_ON_PURPOSE = "lost_on_purpose"
_PERCENT = "percent"
_LARGEST_CAUCUS = 1000
_GOVERNMENT = "government"
_HOME, _REGISTERED = "UK", {"Conservative": "conservative", "Labour": "labour"}


@cache
def ballot_rows() -> tuple[Row, ...]:
    """Return every contest with a published result by day; motions lost on purpose are left out.

    Examples
    --------
    >>> may = next(row for row in ballot_rows() if row.leader == "Theresa May" and row.body == "caucus")
    >>> may.votes_against, may.declared, may.voters
    (117, 29, 317)
    """
    usable = [one for one in contests() if one.against_leader and one.outcome != _ON_PURPOSE]
    return tuple(_row(one, _places()) for one in usable if one.kind in (*_CAUCUS_KINDS, _MOTION))


def was_tested(country: str, leader: str, on: date) -> bool:
    """Tell whether a leader was put to a vote, counted or not, within :data:`AGAIN_DAYS` before a day."""
    return any(
        one.leader == leader and one.country == country and on - timedelta(days=AGAIN_DAYS) <= one.on < on
        for one in contests()
        if one.kind in (*_CAUCUS_KINDS, _MOTION)
    )


def payroll_of(party: str, on: date) -> int:
    """Return how many of a party in the Commons hold a government post; parliamentary private secretaries do not count.

    Examples
    --------
    >>> payroll_of("conservative", date(2022, 6, 5))
    95
    """
    posts = {person: [post for post in held if post.kind is not OfficeKind.PPS] for person, held in offices().items()}

    def sits(person: str) -> bool:
        spell = register().spell_on(person, on)
        return spell is not None and spell.party == party

    return len(payroll_on(posts, on, sits))


@cache
def _places() -> Mapping[tuple[date, str], str]:
    table = rows("manual/contest_places.csv", PLACES_HEADER)
    return {(day(on), leader): place for on, leader, place, _ in table}


def _row(one: Contest, places: Mapping[tuple[date, str], str]) -> Row:
    body = _body(one)
    in_government = None if body is Body.CHAMBER else places[one.on, one.leader] == _GOVERNMENT
    voters = None if one.unit == _PERCENT else (one.electorate or _cast(one))
    party = _REGISTERED.get(one.party) if one.country == _HOME and body is Body.CAUCUS else None
    return Row(
        unit=f"{one.on.isoformat()} {one.leader}, {one.kind}",
        on=one.on,
        country=one.country,
        party=one.party,
        leader=one.leader,
        body=body,
        in_government=in_government,
        again=was_tested(one.country, one.leader, one.on),
        voters=voters,
        declared=one.publicly_against_before if body is Body.CAUCUS else None,
        payroll=payroll_of(party, one.on) if party and in_government else None,
        against=_share(one, voters),
        abstained=int(one.abstained_or_spoilt) if one.abstained_or_spoilt and body is Body.CAUCUS else None,
        outvoted=_outvoted(one),
    )


def _body(one: Contest) -> Body:
    if one.kind == _MOTION and not _is_of_a_party_room(one):
        return Body.CHAMBER
    wide = one.unit == _PERCENT or (one.electorate or 0) > _LARGEST_CAUCUS
    return Body.MEMBERS if wide else Body.CAUCUS


def _is_of_a_party_room(one: Contest) -> bool:
    """Tell whether a motion was put in the party room: the table says of a chamber's who governs or presides."""
    return not one.party.startswith((_GOVERNMENT, "House Speaker"))


def _cast(one: Contest) -> int:
    votes = (one.for_leader, one.against_leader, one.abstained_or_spoilt)
    return sum(int(vote) for vote in votes if vote)


def _share(one: Contest, voters: int | None) -> Fraction:
    against = Fraction(one.against_leader or 0)
    if voters is not None:
        return against / voters
    return against / (Fraction(one.for_leader or 0) + against)


def _outvoted(one: Contest) -> bool | None:
    if one.for_leader is None or one.against_leader is None:
        return None
    return Fraction(one.against_leader) > Fraction(one.for_leader)
