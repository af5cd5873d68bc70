"""Why a name on one list is missing from another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whipcount.dates import last_day
from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import STANCES, EventType
from whipcount.register.register import Register
from whipcount.tally.count import Count
from whipcount.tally.eligibility import register_absences
from whipcount.tally.tracker import Entry, Tracker

__all__ = ["Kind", "Why", "why_missing"]


class Kind(StrEnum):
    """Why two lists differ about a name."""

    SCOPE = "scope"  # the other list does not collect this stance or party
    STANCE = "stance"  # the other list holds that the member took another stance, or none
    DATE = "date"  # it happened or became known after the other list's last day
    ELIGIBILITY = "eligibility"  # the member had left the party, the whip or the House
    DUPLICATE = "duplicate"  # one person counted twice
    SPELLING = "spelling"  # one person written two ways
    UNKNOWN = "unknown"  # nobody of that name is in the register
    UNEXPLAINED = "unexplained"  # only one list has the name, and nothing known tells why


@dataclass(frozen=True, slots=True, order=True)
class Why:
    """A kind of difference and its sentence."""

    kind: Kind
    reason: str


_NOT_THEIRS = (
    "withdrawn",
    "withdrew",
    "declared",
    "denied",
    "claimed",
    "announced",
    "anonymous",
    "called",
    "sent",
    "asked",
)


def why_missing(entry: Entry, own: Tracker, other: Tracker, register: Register | None) -> Why:
    """Return the first reason that holds why ``entry`` of ``own`` is missing from ``other``.

    Parameters
    ----------
    register : tells who had left; None if it does not cover the chamber
    """
    tests: tuple[Callable[[], Why | None], ...] = (
        lambda: _nobody(entry, register),
        lambda: _left_out(entry, other.count, _compared(entry, other)),
        lambda: _later_event(entry, other.count, _compared(entry, other)),
        lambda: _other_stance(entry, other.count),
        lambda: _left_out(entry, other.count, STANCES),
        lambda: _later_row(entry, other),
        lambda: _gone(entry, own, other, register),
        lambda: _out_of_scope(entry, own, other),
    )
    found = (test() for test in tests)
    unexplained = Why(Kind.UNEXPLAINED, f"only in {own.label}; nothing known tells why")
    return next((why for why in found if why), unexplained)


def _nobody(entry: Entry, register: Register | None) -> Why | None:
    """Say of a name that fits no member, or several, that it cannot be compared."""
    if register is None or entry.person in register.people:
        return None
    return Why(Kind.UNKNOWN, "no one member of this name is in the register; check the spelling")


def _compared(entry: Entry, other: Tracker) -> Collection[EventType]:
    return (entry.stance,) if entry.stance else other.stances or STANCES


def _left_out(entry: Entry, count: Count | None, stances: Collection[EventType]) -> Why | None:
    """Look the member up among those whom the other count leaves out."""
    rows = [row for row in count.not_counted if entry.person in (row.id, row.name)] if count else []
    rows = [row for row in rows if row.was in stances]
    if not rows:
        return None
    row = min(rows, key=lambda row: STANCES.index(row.was))
    if row.reason.startswith("does not count until"):
        return Why(Kind.DATE, f"{row.was.value}: {row.reason}")
    kind = Kind.STANCE if row.reason.startswith(_NOT_THEIRS) else Kind.ELIGIBILITY
    return Why(kind, f"{row.was.value}: {row.reason}")


def _other_stance(entry: Entry, count: Count | None) -> Why | None:
    standing = count.standing.items() if count else ()
    held = [stance.value for stance, rows in standing if any(row.id == entry.person for row in rows)]
    return Why(Kind.STANCE, f"stands there as {' and '.join(held)}") if held else None


def _later_event(entry: Entry, count: Count | None, stances: Collection[EventType]) -> Why | None:
    """Look for an event that the other count was too early for."""
    if count is None:
        return None
    later = [event for event in count.case.events if event.person == entry.person and _is_later(event, count)]
    fitting = [event for event in later if event.type in stances]
    if not fitting:
        return None
    first = min(fitting, key=lambda event: (event.on_day, event.known_day))
    return Why(Kind.DATE, f"{first.type.value} on {first.on or 'a day not given'}, known on {first.known}")


def _is_later(event: Event, count: Count) -> bool:
    return event.on_day > count.on or event.known_day > count.known


def _later_row(entry: Entry, other: Tracker) -> Why | None:
    if other.until is None:
        return None
    end = f"{other.label} ends on {other.until.isoformat()}"
    if entry.on is not None and last_day(entry.on) > other.until:
        return Why(Kind.DATE, f"dated {entry.on}; {end}")
    if entry.on is None and entry.since is not None and entry.since > other.until:
        return Why(Kind.DATE, f"known since {entry.since.isoformat()}; {end}")
    return None


def _gone(entry: Entry, own: Tracker, other: Tracker, register: Register | None) -> Why | None:
    """Ask the register whether the member had left by the later list's day."""
    party = _party(own, other)
    days = [tracker.until for tracker in (own, other) if tracker.until]
    if register is None or party is None or not days or not entry.person.startswith("twfy:"):
        return None
    last: date = max(days)
    spans = [span for span in register_absences(register, entry.person, party) if span.covers(last)]
    return Why(Kind.ELIGIBILITY, spans[0].reason) if spans else None


def _party(own: Tracker, other: Tracker) -> str | None:
    cases = [tracker.count.case.party for tracker in (own, other) if tracker.count]
    named = {entry.party for tracker in (own, other) for entry in tracker.entries if entry.party}
    return cases[0] if cases else next(iter(named)) if len(named) == 1 else None


def _out_of_scope(entry: Entry, own: Tracker, other: Tracker) -> Why | None:
    if entry.stance and other.stances and entry.stance not in other.stances:
        return Why(Kind.SCOPE, f"{entry.stance.value} is not collected by {other.label}")
    parties = {row.party for row in other.entries if row.party}
    if entry.party and parties and entry.party not in parties:
        return Why(Kind.SCOPE, f"sits for {entry.party}; {other.label} collects {', '.join(sorted(parties))} only")
    if entry.stance and other.count and not own.count:
        return Why(Kind.STANCE, f"no {entry.stance.value} by this member is in the ledger of {other.label}")
    return None
