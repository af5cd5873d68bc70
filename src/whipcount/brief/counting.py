"""A case before and after a story: the same ledger without its events and with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.brief.events import MOVING, Proposal
from whipcount.brief.moves import Move
from whipcount.facts.cases import OpenCase
from whipcount.ledger.types import Case, Event
from whipcount.register.register import Register
from whipcount.tally.count import Count
from whipcount.tally.count_series import CountDay

__all__ = ["Counted", "known_then", "recount"]

_NEAR = timedelta(days=14)
_CHART = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Counted:
    """A case as a story finds it and leaves it.

    Attributes
    ----------
    opened : the case with the story's events
    before, after : counts of the same day, with what was public on it
    since : the count after the story with all that became public later
    days : the count of every day up to it, each as it was known then
    """

    opened: OpenCase
    before: Count
    after: Count
    since: Count
    days: tuple[CountDay, ...]

    @property
    def stance(self) -> str | None:
        """What the rule counts."""
        return self.after.rule.counts


def known_then(case: Case, day: date) -> Case:
    """Return the case with only the events that were public on a day."""
    return dataclasses.replace(case, events=tuple(event for event in case.events if event.known_day <= day))


def recount(
    opened: OpenCase,
    proposals: Sequence[Proposal],
    moves: Sequence[Move],
    registers: tuple[Register, Register],
    day: date,
) -> Counted:
    """Count a case on a day without a story and with it.

    Parameters
    ----------
    opened : the case as it stands
    proposals, moves : of the story
    registers : without the moves and with them
    day : the day of the counts, on which both use what was public
    """
    then = known_then(opened.case, day)
    told = {held for proposal in proposals for held in proposal.held if _is_news(then.by_id[held], day)}
    plain = _without(then, told, moves)
    added = then.with_events(proposal.event for proposal in proposals if proposal.is_new)
    before = _opened(opened, plain, registers[0])
    after = _opened(opened, added, registers[1])
    later = _opened(opened, opened.case.with_events(added.events), registers[1])
    now = after.count(day)
    return Counted(after, before.count(day), now, later.count(day), _days(before, now, day))


def _opened(opened: OpenCase, case: Case, register: Register) -> OpenCase:
    return dataclasses.replace(opened, case=case, register=register if opened.register else None)


def _is_news(event: Event, day: date) -> bool:
    """Tell whether the ledger learned of an event no earlier than the story did."""
    return event.known_day >= day


def _without(case: Case, told: Iterable[str], moves: Iterable[Move]) -> Case:
    gone = set(told) | {event.id for move in moves for event in case.events if _is_of(event, move)}
    return dataclasses.replace(case, events=tuple(event for event in case.events if event.id not in gone))


def _is_of(event: Event, move: Move) -> bool:
    return event.person == move.person and event.type in MOVING and abs(event.on_day - move.on) <= _NEAR


def _days(opened: OpenCase, last: Count, day: date) -> tuple[CountDay, ...]:
    first = _first_day(opened.case, day)
    end = CountDay(day, last.electorate, last.threshold, {stance: last.n(stance) for stance in last.standing})
    if first >= day:
        return (end,)
    return (*opened.series(first, day - timedelta(days=1), live=True).days, end)


def _first_day(case: Case, day: date) -> date:
    known = [event.known_day for event in case.events if event.known_day >= day - _CHART]
    return max(min(known, default=day) - timedelta(days=7), case.start or date.min)
