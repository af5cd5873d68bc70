"""What the count would become: the case as it stands beside the case with one more event; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.errors import CountError, NotFoundError
from whipcount.facts.cases import OpenCase
from whipcount.ledger.types import Event
from whipcount.tally.count import Count

__all__ = ["Change", "Effect", "effect", "span_day"]


@dataclass(frozen=True, slots=True)
class Change:
    """One stance whose number differs."""

    stance: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Effect:
    """A count without and with an event.

    Attributes
    ----------
    on : the day counted
    towards, threshold, electorate : before and after; None where the rule counts nothing
    changes : the stances whose number differs
    listed : people who would be listed as not counted or disputed, with the reason
    """

    on: date
    towards: tuple[int | None, int | None]
    threshold: tuple[int | None, int | None]
    electorate: tuple[int | None, int | None]
    changes: tuple[Change, ...]
    listed: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        """Whether every figure stays as it is."""
        pairs = (self.towards, self.threshold, self.electorate)
        return not self.changes and all(before == after for before, after in pairs)


def effect(opened: OpenCase, events: Sequence[Event], day: date) -> Effect | None:
    """Return what further events would do to the count of a day; None where the day cannot be counted."""
    try:
        before = opened.count(day)
        after = opened.scenario(events).count(day)
    except (CountError, NotFoundError):
        return None
    return Effect(
        day,
        (before.towards_threshold, after.towards_threshold),
        (before.threshold, after.threshold),
        (before.electorate, after.electorate),
        tuple(_changes(before, after)),
        tuple(_listed(before, after)),
    )


def span_day(opened: OpenCase, day: date) -> date:
    """Return the day, or the nearest one on which the case's leader led."""
    case = opened.case
    if case.start is not None and day < case.start:
        return case.start
    return case.end if case.end is not None and day > case.end else day


def _changes(before: Count, after: Count) -> list[Change]:
    stances = [stance.value for stance in after.standing]
    return [
        Change(stance, before.n(stance), after.n(stance)) for stance in stances if before.n(stance) != after.n(stance)
    ]


def _listed(before: Count, after: Count) -> list[str]:
    held = {*before.not_counted, *before.disputed}
    new = [row for row in (*after.not_counted, *after.disputed) if row not in held]
    return [f"{row.name}: {row.was.value.replace('_', ' ')}; {row.reason}" for row in new]
