"""Members, seats and precedents from Python."""

from __future__ import annotations

from datetime import date

from whipcount.arguments import check_arguments
from whipcount.dates import as_day, first_day
from whipcount.facts.contests import find_precedents
from whipcount.facts.people import known_until
from whipcount.facts.seat import seat_profile
from whipcount.facts.whole_member import whole_member
from whipcount.seats.member import MemberProfile
from whipcount.seats.profile import SeatProfile
from whipcount.tally.precedents import Precedents

__all__ = ["member", "precedents", "seat"]


def member(name: str, on: date | str | None = None) -> MemberProfile:
    """Return a member's career, posts, elections, votes and stances up to a day, and the risk of leaving then.

    Parameters
    ----------
    name : full name, nickname, a surname that one member has, or an id
    on : the day; None for the last day that the register knows

    Raises
    ------
    NotFoundError : nobody of that name; near names are given
    InputError : several people fit, all named; or not a day

    Examples
    --------
    >>> found = member("Christian Wakeford", "2022-01-19")
    >>> found.sitting.party, found.spells[0].party
    ('labour', 'conservative')
    """
    check_arguments(member, locals())
    return whole_member(name, as_day(on) if on else known_until())


def seat(name: str, on: date | str | None = None) -> SeatProfile:
    """Return a seat's member, result, census and cohorts on a day.

    Parameters
    ----------
    name : full name, words that only one seat has, or a GSS code
    on : the day; None for the last day that the register knows

    Raises
    ------
    NotFoundError : no such seat, or a day before 6 May 2010
    InputError : several seats fit, all named; or not a day

    Examples
    --------
    >>> seat("Bury South", "2022-01-19").latest.result.majority
    402
    """
    check_arguments(seat, locals())
    return seat_profile(name, as_day(on) if on else known_until())


def precedents(
    type: str | None = None,
    from_party: str | None = None,
    to_party: str | None = None,
    since: str | None = None,
    before: str | None = None,
) -> Precedents:
    """Return earlier moves of a kind, the newest first, with what became of the member.

    Parameters
    ----------
    type : ``changes_party``, ``loses_whip``, ``resigns_whip`` or ``leaves_party``; None for all
    from_party, to_party : slugs
    since, before : partial dates: first one kept, and the one that all precede

    Examples
    --------
    >>> found = precedents("changes_party", "conservative", "labour", since="1979", before="2022-01-19")
    >>> found.rows[0].move.name, len(found.rows)
    ('Quentin Davies', 5)
    """
    check_arguments(precedents, locals())
    return find_precedents(
        type, from_party, to_party, first_day(since) if since else None, first_day(before) if before else None
    )
