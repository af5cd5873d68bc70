"""Leaders by day from the embedded tables, each row made only of what was public by then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from whipcount.errors import NotFoundError
from whipcount.facts.forecasts.minister_numbers import worst_fall
from whipcount.facts.forecasts.poll_shares import poll_shares
from whipcount.facts.leaderships import (
    KNOWN_UNTIL,
    Leadership,
    Manner,
    election_calls,
    governed,
    leader_ballots,
    leaderships,
)
from whipcount.facts.polls import national_results
from whipcount.forecast.survival import Outcome, Row

__all__ = ["FIRST_DAY", "POLLED_AS", "leader_row", "weekly_rows"]

FIRST_DAY = date(1945, 8, 6)
"""The first Monday after the table of general elections begins."""

POLLED_AS = {"liberal": "liberal-democrat"}
"""Under which name a party stands among the polls."""

FORMATION = timedelta(days=21)
"""Days that a new government takes to be filled; a fall in the number of ministers then is none."""

WEEK, MONTH, YEAR = timedelta(days=7), timedelta(days=30), timedelta(days=365)
_RIVAL = {"conservative": "labour", "labour": "conservative"}


@cache
def weekly_rows() -> tuple[Row, ...]:
    """Return every leader on every Monday for which polls are known, with what came after."""
    return tuple(row for leadership in leaderships() for row in _rows_of(leadership))


def leader_row(
    leadership: Leadership, on: date, known: date, want_out: float | None = None, outcome: Outcome | None = None
) -> Row:
    """Return a leader at the end of a day.

    Parameters
    ----------
    on : the day
    known : the day to which facts were public; nothing after either day is used
    want_out : share of the electorate that wants him out, from a ledger
    outcome : what came, for rows that are fitted

    Raises
    ------
    NotFoundError : no election or no poll near enough before the day
    """
    seen = min(on, known)
    party = POLLED_AS.get(leadership.party, leadership.party)
    elections = [result for result in national_results() if result.on < seen]
    shares = poll_shares(on, known)
    last = elections[-1]
    in_government = governed(leadership.party, seen)
    leads = in_government and party in _RIVAL
    formed = max(leadership.start, last.on) + FORMATION
    return Row(
        leader=leadership.name,
        party=leadership.party,
        on=on,
        tenure=(on - leadership.start).days,
        in_government=in_government,
        is_third=party not in _RIVAL,
        lead=shares[party] - shares[_RIVAL[party]] if party in _RIVAL else None,
        gain=shares[party] - float(last.shares[party]),
        has_lost=_has_lost(leadership, party, in_government, seen),
        lost_week=worst_fall(max(formed, seen - WEEK), seen) if leads else None,
        lost_month=worst_fall(max(formed, seen - MONTH), seen) if leads else None,
        ballot_pending=_is_pending(leadership, seen),
        ballot_against=_against(leadership, seen),
        want_out=want_out,
        called_in=_called_in(on, seen),
        parliament=(on - last.on).days,
        lengths=tuple((b.on - a.on).days for a, b in pairwise(elections)),
        outcome=outcome,
    )


def _rows_of(leadership: Leadership) -> Iterator[Row]:
    first = max(leadership.start + timedelta(days=1), FIRST_DAY)
    on = first + timedelta(days=-first.weekday() % 7)
    while on < (leadership.announced or KNOWN_UNTIL):
        with suppress(NotFoundError):
            yield leader_row(leadership, on, on, outcome=_outcome(leadership, on))
        on += WEEK


def _outcome(leadership: Leadership, on: date) -> Outcome:
    gone = leadership.announced if leadership.manner is not Manner.MERGED else None
    until = leadership.announced if leadership.announced and gone is None else KNOWN_UNTIL
    votes = [result.on for result in national_results() if result.on >= on]
    return Outcome((gone - on).days if gone else None, (until - on).days, (votes[0] - on).days if votes else None)


def _has_lost(leadership: Leadership, party: str, in_government: bool, seen: date) -> bool:
    """Tell whether he led the party into the last election and it is in opposition, or as a third party it fell."""
    fought = [result for result in national_results() if result.on < seen]
    if in_government or leadership.start >= fought[-1].on:
        return False
    return party in _RIVAL or (len(fought) > 1 and fought[-1].shares[party] < fought[-2].shares[party])


def _is_pending(leadership: Leadership, seen: date) -> bool:
    return any(
        ballot.called is not None and ballot.called <= seen and (ballot.on is None or seen < ballot.on)
        for ballot in leader_ballots()
        if (ballot.party, ballot.name) == (leadership.party, leadership.name)
    )


def _against(leadership: Leadership, seen: date) -> float:
    held = [
        float(ballot.against)
        for ballot in leader_ballots()
        if (ballot.party, ballot.name) == (leadership.party, leadership.name)
        and ballot.on is not None
        and ballot.against is not None
        and ballot.on <= seen < ballot.on + YEAR
    ]
    return held[-1] if held else 0.0


def _called_in(on: date, seen: date) -> int | None:
    ahead = [call.on for call in election_calls() if call.announced <= seen and call.on >= on]
    return (ahead[0] - on).days if ahead else None
