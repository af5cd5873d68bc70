"""When the end of a leadership was public, after which nothing about it is left to forecast."""

from __future__ import annotations

from datetime import date

from whipcount.facts.leaderships import Leadership, leaderships
from whipcount.ledger.types import Case
from whipcount.ledger.vocabulary import EventType, Status

__all__ = ["end_public", "leadership_of"]


def leadership_of(person: str | None, on: date) -> Leadership | None:
    """Return the leadership of a person that covers a day, None where the table has none."""
    spans = [
        one
        for one in leaderships()
        if person is not None and one.person == person and one.start <= on and (one.end is None or on <= one.end)
    ]
    return spans[-1] if spans else None


def end_public(case: Case, on: date) -> date | None:
    """Return the day on which the end of the leadership of a day was public, None where it is not known to end.

    The table of leaderships tells it; for leaders whom it lacks the ledger does, or else the span of the case.

    Parameters
    ----------
    case : of the leader
    on : a day of the leadership
    """
    led = leadership_of(case.leader_id, on)
    if led is not None:
        return led.announced
    told = [
        event.known_day
        for event in case.events
        if event.type is EventType.LEADER_RESIGNS and event.status is Status.ASSERTED
    ]
    return min(told, default=case.end)
