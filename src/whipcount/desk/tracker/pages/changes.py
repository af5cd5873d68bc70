"""What changed between two counts, name by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.desk.tracker.pages.people import number_of
from whipcount.desk.tracker.pages.words import LOOKS, Look
from whipcount.ledger.vocabulary import EventType
from whipcount.tally.count import Count

__all__ = ["Change", "Changed", "changed", "day_before"]

_DAY = timedelta(days=1)
_CALLS, _LETTER = EventType.CALLS_TO_RESIGN, EventType.LETTER_SUBMITTED


@dataclass(frozen=True, slots=True)
class Change:
    """One member who is counted or no longer counted.

    Attributes
    ----------
    number : for the member's address, None for who has none
    is_new : whether the member is counted now and was not before
    why : reason of one who is no longer counted; None where the evidence itself was taken back
    event : id of the evidence
    """

    number: str | None
    name: str
    look: Look
    is_new: bool
    why: str | None
    event: str


@dataclass(frozen=True, slots=True)
class Changed:
    """All that differs between two counts.

    Attributes
    ----------
    since, until : the days of the two
    rows : members, those newly counted first
    sizes : sentences about the electorate and the threshold
    """

    since: date
    until: date
    rows: tuple[Change, ...]
    sizes: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.rows or self.sizes)


def day_before(on: date, known: date | None) -> tuple[date, date | None]:
    """Return the two clocks a day earlier; what is known now stays what is known now."""
    return on - _DAY, known - _DAY if known else None


def changed(before: Count, after: Count) -> Changed:
    """Return what differs; a call to go that a letter implies is told once, as the letter."""
    rows = [change for stance in LOOKS for change in _of_stance(before, after, stance)]
    letters = {(row.name, row.is_new) for row in rows if row.look is LOOKS[_LETTER]}
    told = [row for row in rows if row.look is not LOOKS[_CALLS] or (row.name, row.is_new) not in letters]
    return Changed(before.on, after.on, tuple(sorted(told, key=lambda row: not row.is_new)), _sizes(before, after))


def _of_stance(before: Count, after: Count, stance: EventType) -> list[Change]:
    was = {row.id or row.name: row for row in before.standing[stance]}
    now = {row.id or row.name: row for row in after.standing[stance]}
    reasons = {row.id or row.name: row.reason for row in after.not_counted if row.was == stance}
    came = [now[key] for key in now if key not in was]
    went = [was[key] for key in was if key not in now]
    look = LOOKS[stance]
    return [
        *(Change(number_of(row.id), row.name, look, True, None, row.events[-1]) for row in came),
        *(
            Change(number_of(row.id), row.name, look, False, reasons.get(row.id or row.name), row.events[-1])
            for row in went
        ),
    ]


def _sizes(before: Count, after: Count) -> tuple[str, ...]:
    pairs = (
        ("The electorate", before.electorate, after.electorate),
        ("The number needed", before.threshold, after.threshold),
    )
    return tuple(f"{what} is {now}, it was {was}." for what, was, now in pairs if was != now)
