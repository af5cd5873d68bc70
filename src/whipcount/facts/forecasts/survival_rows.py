"""Leaders by day from the embedded tables, each row made only of what was public by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cache

from whipcount.errors import NotFoundError
from whipcount.facts.forecasts.leader_ratings import leader_rating
from whipcount.facts.forecasts.minister_numbers import worst_fall
from whipcount.facts.forecasts.poll_shares import poll_shares
from whipcount.facts.leaderships import (
    KNOWN_UNTIL,
    Leadership,
    Manner,
    births,
    election_calls,
    governed,
    intentions,
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

WEEK, YEAR = timedelta(days=7), timedelta(days=365)
DAYS_OF_A_YEAR = 365.25
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
    leader_of_all = next(one for one in _RIVAL if governed(one, seen))
    born, said = births().get(leadership.person), intentions().get((leadership.party, leadership.name))
    return Row(
        leader=leadership.name,
        party=leadership.party,
        on=on,
        age=(on - born).days / DAYS_OF_A_YEAR if born else None,
        in_government=in_government,
        is_third=party not in _RIVAL,
        lead=_lead(shares, party) if party in _RIVAL else None,
        rating=leader_rating(party, leadership.start, on, known),
        says_going=said is not None and said <= seen,
        lost_week=worst_fall(max(formed, seen - WEEK), seen) if leads else None,
        ballot_pending=_is_pending(leadership, seen),
        ballot_against=_against(leadership, seen),
        want_out=want_out,
        called_in=_called_in(on, seen),
        parliament=(on - last.on).days,
        governing_lead=_lead(shares, leader_of_all),
        outcome=outcome,
    )


def _lead(shares: Mapping[str, float], party: str) -> float:
    return shares[party] - shares[_RIVAL[party]]


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
    polled = votes[0] if votes else None
    return Outcome(
        (gone - on).days if gone else None,
        (until - on).days,
        (polled - on).days if polled else None,
        _is_beaten(leadership.party, polled) if polled else None,
    )


def _is_beaten(party: str, polled: date) -> bool | None:
    """Tell whether a large party does not govern once there has been time to form a government."""
    return not governed(party, polled + FORMATION) if party in _RIVAL else None


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
