"""The corrections log: events that replace, take back or deny others, with before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from whipcount.desk.tracker.pages.timeline import Entry, entry_of
from whipcount.ledger.types import Case, Event
from whipcount.ledger.vocabulary import Status

__all__ = ["Correction", "corrections", "why_of"]

_FIELDS = (
    "on", "known", "actor", "type", "status", "target", "from_party", "to_party", "office", "detail",
)  # fmt: skip
_SOURCE = ("grade", "url", "quote")
_NO_REASONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the log.

    Attributes
    ----------
    kind : ``corrected``, ``taken back`` or ``denied``
    event, old : the event that says so, and the one that it is about; ``old`` None for a denial of nothing on record
    known : day on which it became public
    why : in the desk's words, None where none are kept
    differs : field, before, after
    """

    kind: str
    event: Entry
    old: Entry | None
    known: date
    why: str | None
    differs: tuple[tuple[str, str | None, str | None], ...]


def corrections(
    case: Case, known: date | None = None, reasons: Mapping[str, str] = _NO_REASONS
) -> tuple[Correction, ...]:
    """Return the log as known on a day, the newest first.

    Parameters
    ----------
    reasons : id of a correcting event -> what was wrong, for those whose reason is kept outside the ledger
    """
    public = [event for event in case.events if known is None or event.known_day <= known]
    found = [_correction(case, event, reasons) for event in public if event.replaces or event.status is Status.DENIED]
    return tuple(sorted(found, key=lambda one: (one.known, one.event.id), reverse=True))


def _correction(case: Case, event: Event, reasons: Mapping[str, str]) -> Correction:
    old = case.by_id.get(event.replaces) if event.replaces else _denied(case, event)
    kind = "denied" if not event.replaces else "taken back" if _says_nothing(event) else "corrected"
    differs = _differences(old, event) if old and kind == "corrected" else ()
    old_entry = entry_of(old, case) if old else None
    why = reasons.get(event.id) or why_of(event, old)
    return Correction(kind, entry_of(event, case), old_entry, event.known_day, why, differs)


def why_of(event: Event, old: Event | None) -> str | None:
    """Return the reason in the words of the new event; those that it has from the old one tell none."""
    return None if old is not None and event.replaces and event.detail == old.detail else event.detail


def _says_nothing(event: Event) -> bool:
    """Tell whether the event stands in brackets for nobody: it only takes another back."""
    return event.actor.startswith("(")


def _denied(case: Case, denial: Event) -> Event | None:
    same = [
        event
        for event in case.events
        if event.person == denial.person
        and event.type == denial.type
        and event.status is not Status.DENIED
        and event.known_day <= denial.known_day
    ]
    return max(same, key=lambda event: (event.known_day, event.id), default=None)


def _differences(old: Event, new: Event) -> tuple[tuple[str, str | None, str | None], ...]:
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in _FIELDS]
    pairs += [(name, getattr(old.source, name), getattr(new.source, name)) for name in _SOURCE]
    said = [(name, None if a is None else str(a), None if b is None else str(b)) for name, a, b in pairs]
    return tuple((name, before, after) for name, before, after in said if before != after)
