"""What came of a forecast, from facts of a later day: each rule is that of the forecast's own resolution text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from whipcount.forecast.record import Forecast
from whipcount.ledger.types import Ballot
from whipcount.register.types import Spell

__all__ = ["Outcome", "State", "ballot_held", "departure", "lasting", "threshold_passed"]

_DAY = timedelta(days=1)
_NO_BREAK = timedelta(days=2)
_CHAIR = frozenset({"speaker", "deputy-speaker"})
_AGAINST, _FOR = " vote against ", " vote for "


class State(StrEnum):
    """Whether a forecast can be scored."""

    RESOLVED = "resolved"  # what was asked came, or can no longer come
    OPEN = "open"  # not yet known
    VOID = "void"  # the question fell away, and nothing is scored


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a forecast.

    Attributes
    ----------
    state : resolved, open or void
    value : 0 or 1, or the number that came; None unless resolved
    on : the day that settled it, None unless resolved
    detail : a sentence
    """

    state: State
    value: float | None
    on: date | None
    detail: str


def departure(forecast: Forecast, spells: Sequence[Spell], until: date) -> Outcome:
    """Tell whether a member left the party or lost the whip within the horizon.

    Parameters
    ----------
    forecast : of defection
    spells : of the member, by day, as held to be right now
    until : the last day about which they say anything
    """
    by = _end(forecast)
    held = next((spell for spell in spells if spell.covers(forecast.on)), None)
    if held is None:
        return Outcome(State.VOID, None, None, f"{forecast.unit} was no member on {forecast.on}.")
    left = next((_left_on(*pair) for pair in pairwise(spells) if pair[0] is held), None)
    if left is not None and left <= min(by, until):
        return Outcome(State.RESOLVED, 1.0, left, f"Left {held.party} on {left}.")
    if by <= until:
        return Outcome(State.RESOLVED, 0.0, by, f"Had not left {held.party} by {by}.")
    if held.end is not None and held.end < until:
        return Outcome(State.RESOLVED, 0.0, held.end, f"Sat for {held.party} to the end, {held.end}.")
    return _open(by, until)


def lasting(forecast: Forecast, leader: str, announced: date | None, until: date) -> Outcome:
    """Tell whether a leader still led at the end of the horizon.

    Parameters
    ----------
    forecast : of survival
    leader : his name
    announced : the day on which the end of his leadership was public, None while it lasts
    until : the last day to which that was checked
    """
    by = _end(forecast)
    if announced is not None and announced <= min(by, until):
        return Outcome(State.RESOLVED, 0.0, announced, f"The end of {leader}'s leadership was public on {announced}.")
    if by <= until:
        return Outcome(State.RESOLVED, 1.0, by, f"{leader} still led at the end of {by}.")
    return _open(by, until)


def ballot_held(forecast: Forecast, ballots: Iterable[Ballot], gone: date | None, until: date) -> Outcome:
    """Tell the result of the first confidence ballot after a forecast, or that there was none.

    Parameters
    ----------
    forecast : of a ballot: votes against, votes for, or whether more were against than for
    ballots : held on the leader
    gone : the day on which the end of his leadership was public, None while it lasts
    until : the last day to which both were checked
    """
    later = sorted((one for one in ballots if forecast.on < one.on <= until), key=lambda one: one.on)
    if later and (gone is None or later[0].on <= gone):
        first = later[0]
        value = _asked(forecast, first)
        told = f"The ballot of {first.on}: {first.votes_for} for, {first.votes_against} against."
        return Outcome(State.RESOLVED, value, first.on, told)
    if gone is not None and gone <= until:
        return Outcome(
            State.VOID, None, None, f"No ballot was held before the end of the leadership was public, {gone}."
        )
    return Outcome(State.OPEN, None, None, f"No ballot was held by {until}, the last day that is known.")


def threshold_passed(forecast: Forecast, called: Iterable[date], gone: date | None, until: date) -> Outcome:
    """Tell whether a ballot was called by the end of the horizon.

    Parameters
    ----------
    forecast : of letters, a probability
    called : days on which a ballot on the leader was public
    gone : the day on which the end of his leadership was public, None while it lasts
    until : the last day to which both were checked
    """
    if forecast.probability is None:
        return Outcome(
            State.VOID, None, None, "How many letters were in is not published, so that the number cannot be scored."
        )
    by = _end(forecast)
    days = sorted(day for day in called if forecast.on < day <= min(by, until))
    if days:
        return Outcome(State.RESOLVED, 1.0, days[0], f"A ballot was called on {days[0]}.")
    if by <= until:
        return Outcome(State.RESOLVED, 0.0, by, f"No ballot had been called by {by}.")
    if gone is not None and gone <= until:
        return Outcome(State.RESOLVED, 0.0, gone, f"The leadership ended first: it was public on {gone}.")
    return _open(by, until)


def _asked(forecast: Forecast, ballot: Ballot) -> float:
    if forecast.quantiles is None:
        return float(ballot.votes_against > ballot.votes_for)
    is_for = _FOR in forecast.question and _AGAINST not in forecast.question
    return float(ballot.votes_for if is_for else ballot.votes_against)


def _left_on(old: Spell, new: Spell) -> date | None:
    """Return the first day without the old label, None if the member did not leave a party inside a Parliament."""
    if old.end is None or not new.party or new.party == old.party or new.party in _CHAIR:
        return None
    went_at_once = new.start - old.end <= _NO_BREAK
    won_back = (old.end_reason, new.start_reason, old.seat) == ("resigned", "by_election", new.seat)
    return old.end + _DAY if went_at_once or won_back else None


def _end(forecast: Forecast) -> date:
    return forecast.on + timedelta(days=forecast.horizon or 0)


def _open(by: date, until: date) -> Outcome:
    return Outcome(State.OPEN, None, None, f"Runs to {by}; the facts are known to {until}.")
