"""Past contests and the standing of a leader as rows of the letters model, from tables, rulebooks and ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from whipcount.dates import first_day
from whipcount.errors import CountError
from whipcount.facts.cases import OpenCase
from whipcount.facts.contests import Contest, contests
from whipcount.facts.rules import rulebook
from whipcount.forecast.letters.row import HORIZONS, Past, Standing, window
from whipcount.ledger.vocabulary import EventType
from whipcount.rules.arithmetic import threshold
from whipcount.rules.in_force import rule_in_force
from whipcount.rules.types import Rulebook, RuleKind
from whipcount.tally.count import Count

__all__ = ["past_contests", "replay_days", "standing"]

BOOKS = {("UK", "Conservative"): "uk-conservative", ("Canada", "Conservative"): "ca-reform-act"}
"""Contests of the table -> the rulebook that counts letters for them."""

_SECRET = ("ballot", "threshold_only")
_SURVIVED = "survived"
_LETTER = EventType.LETTER_SUBMITTED
_CALLS = EventType.CALLS_TO_RESIGN
_CALLED = EventType.CONFIDENCE_BALLOT_CALLED
_WEEK = timedelta(days=7)


@cache
def past_contests() -> tuple[Past, ...]:
    """Return the contests under a rule that counts letters of which it is known how many were public before.

    A ballot is called when the threshold is reached, so that as many letters were in, or as many as signed where those
    are more. A leader who survived without a ballot had fewer.

    Examples
    --------
    >>> [(row.unit, row.public, row.letters) for row in past_contests()][:2]
    [('2003-10-29 Iain Duncan Smith', 5, 25), ('2018-12-12 Theresa May', 29, 48)]
    """
    found = (_past(one) for one in contests() if one.kind in _SECRET and (one.country, one.party) in BOOKS)
    return tuple(row for row in found if row is not None)


def standing(opened: OpenCase, on: date, known: date) -> Standing:
    """Return how the leader of a case stands at the end of a day.

    Raises
    ------
    CountError : letters are not counted under the rulebook, the leader is safe from a ballot, the threshold is passed,
        or too little is known
    """
    counted = opened.count(on, known)
    case = opened.case
    _check(opened, counted)
    assert counted.electorate is not None
    assert counted.threshold is not None
    now = _people(counted)
    return Standing(
        unit=case.id,
        leader=case.leader_name,
        on=on,
        known=known,
        book=opened.book.id,
        members=counted.electorate,
        threshold=counted.threshold,
        declared=counted.n(_LETTER),
        public=counted.n(_CALLS),
        recent={days: len(now - _public(opened, on - timedelta(days=days), known)) for days in _windows()},
        rule_days=_rule_days(opened.book, on),
        passed=_announced(opened),
        open_until=case.end,
    )


def replay_days(opened: OpenCase) -> Iterator[Standing]:
    """Yield how a leader stood every seven days, as known on each, up to the day before the first ballot is called."""
    end = _announced(opened) or opened.case.end
    first = min((event.known_day for event in opened.case.events), default=None)
    if end is None or first is None:
        return
    day = end - timedelta(days=1)
    while day >= first:
        yield standing(opened, day, day)
        day -= _WEEK


def _past(one: Contest) -> Past | None:
    held = one.kind == "ballot"
    if one.publicly_against_before is None or one.electorate is None or not (held or one.outcome == _SURVIVED):
        return None
    book = BOOKS[one.country, one.party]
    needed = threshold(rule_in_force(rulebook(book), one.on), one.electorate)
    if needed is None:
        return None
    letters = max(needed, one.publicly_against_before) if held else None
    unit = f"{one.on.isoformat()} {one.leader}"
    return Past(unit, one.on, book, one.electorate, needed, one.publicly_against_before, letters)


def _check(opened: OpenCase, counted: Count) -> None:
    case, day = opened.case, counted.on.isoformat()
    if counted.rule.counts != _LETTER:
        raise CountError(
            f"{opened.book.name} counts no letters on {day} ({counted.rule.id}: {counted.rule.counts or 'nothing'}), "
            "so that no number of letters can be forecast."
        )
    if counted.electorate is None:
        raise CountError(f"How many members {case.party} had on {day} is unknown; give the case electorates.")
    if counted.threshold is None:
        raise CountError(f"The rule {counted.rule.id} names no number of letters for {counted.electorate} members.")
    if counted.immune_until is not None:
        until = counted.immune_until.isoformat()
        raise CountError(f"{case.leader_name} has won a ballot and is safe until {until}; no letters count before.")
    if any(_seen(event.on_day, event.known_day, counted) for event in case.events if event.type is _CALLED):
        raise CountError(f"A ballot on {case.leader_name} was called by {day}: the threshold is passed.")
    if not any(_seen(event.on_day, event.known_day, counted) for event in case.events):
        raise CountError(f"The case {case.id} has no event by {day}; there is nothing to go by.")


def _seen(on: date, known: date, counted: Count) -> bool:
    return on <= counted.on and known <= counted.known


def _people(counted: Count) -> frozenset[str]:
    return frozenset(row.id or row.name for row in counted.standing[_CALLS])


def _public(opened: OpenCase, on: date, known: date) -> frozenset[str]:
    """Return who was publicly against on an earlier day, by what is known now; nobody before the leadership."""
    if opened.case.start is not None and on < opened.case.start:
        return frozenset()
    return _people(opened.count(on, known))


def _windows() -> set[int]:
    return {window(days) for days in HORIZONS}


def _rule_days(book: Rulebook, on: date) -> int | None:
    """Return for how many days letters have been counted; None where the book does not say since when."""
    days = [rule.valid_from for rule in book.rules if rule.kind is RuleKind.REMOVAL and rule.counts == _LETTER]
    return max(((on - first_day(day)).days for day in days if day is not None), default=None)


def _announced(opened: OpenCase) -> date | None:
    return min((event.known_day for event in opened.case.events if event.type is _CALLED), default=None)
