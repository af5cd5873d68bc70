"""The profile of a member with what costs more to ask: stances in the shipped cases and the risk of leaving."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from whipcount.errors import InputError, NotFoundError
from whipcount.facts.cases import case_names, open_case
from whipcount.facts.forecasts.defection import ask
from whipcount.facts.member import member_profile
from whipcount.forecast.record import Forecast
from whipcount.forecast.risk import Risk
from whipcount.seats.member import MemberProfile
from whipcount.tally.member_stances import MemberStance, member_stances

__all__ = ["whole_member"]


def whole_member(name: str, on: date) -> MemberProfile:
    """Return everything embedded about a member on a day, as it was known on that day.

    Parameters
    ----------
    name : full name, nickname, surname or id
    on : the day

    Raises
    ------
    NotFoundError : nobody of that name; near names are given
    InputError : several people fit, and all are named; or the day is before the register

    Examples
    --------
    >>> found = whole_member("Andrew Bridgen", date(2022, 3, 20))
    >>> [one.stance.value for one in found.stances], len(found.risk.forecasts)
    (['calls_to_resign', 'letter_submitted'], 3)
    """
    profile = member_profile(name, on)
    risk = _risk(profile)
    stances = tuple(_stances(profile.person.id, on))
    return dataclasses.replace(profile, stances=stances, risk=risk)


def _stances(person: str, on: date) -> Iterator[MemberStance]:
    """Yield the stances in every shipped case whose leader led on the day."""
    for name in case_names():
        opened = open_case(name)
        start, end = opened.case.start, opened.case.end
        if (start is None or start <= on) and (end is None or on <= end):
            yield from member_stances(opened.count(on, on), person)


def _risk(profile: MemberProfile) -> Risk:
    """Return the chances of leaving, or why none can be given."""
    try:
        told = _of_day(profile.on).get(profile.person.id)
        return Risk(told or tuple(ask(profile.person.id, profile.on, None)), None)
    except (NotFoundError, InputError) as refusal:
        return Risk((), refusal.message)


@lru_cache(maxsize=4)
def _of_day(on: date) -> dict[str, tuple[Forecast, ...]]:
    """Return the forecasts of every member of a day: all cost hardly more than one."""
    found: dict[str, tuple[Forecast, ...]] = {}
    for one in ask(None, on, None):
        found[one.unit] = (*found.get(one.unit, ()), one)
    return found
