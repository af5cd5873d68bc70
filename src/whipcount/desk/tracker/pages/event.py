"""The page of one event: what the source says, on both clocks, what it corrects, and how it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whipcount.desk.tracker.pages.corrections import why_of
from whipcount.desk.tracker.pages.timeline import Entry, entry_of
from whipcount.desk.tracker.pages.words import STATUSES
from whipcount.ledger.types import Case, Event
from whipcount.ledger.vocabulary import COUNTED_GRADES

__all__ = ["Context", "EventPage", "annotation", "context_of", "event_page"]

_SIDE = 32


@dataclass(frozen=True, slots=True)
class Context:
    """The text around a quote, as the desk has it; letters before and after."""

    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything that the page of an event shows.

    Attributes
    ----------
    replaces, replaced_by : the event that it corrects, and the one that corrects it
    counts : one sentence: whether and why it can enter a count
    why, why_replaced : what was wrong with the event that it corrects, and with itself; None where nobody said
    """

    case: Case
    event: Event
    entry: Entry
    status: str
    replaces: Entry | None
    replaced_by: Entry | None
    counts: str
    context: Context | None
    why: str | None
    why_replaced: str | None


def event_page(
    case: Case, event: Event, context: Context | None = None, reasons: Mapping[str, str] | None = None
) -> EventPage:
    """Return the page of an event of a case.

    Parameters
    ----------
    reasons : as ``corrections`` has them
    """
    kept = reasons or {}
    old = case.by_id.get(event.replaces) if event.replaces else None
    new = next((other for other in case.events if other.replaces == event.id), None)
    return EventPage(
        case, event, entry_of(event, case), STATUSES[event.status], entry_of(old, case) if old else None,
        entry_of(new, case) if new else None, _counts(event, new), context,
        (kept.get(event.id) or why_of(event, old)) if old else None,
        (kept.get(new.id) or why_of(new, event)) if new else None,
    )  # fmt: skip


def context_of(text: str, start: int, end: int) -> Context:
    """Return what stands before and after a quote in its text.

    Examples
    --------
    >>> context_of("He said: go now. Then he left.", 9, 16).prefix
    'He said: '
    """
    return Context(text[max(start - _SIDE, 0) : start], text[end : end + _SIDE])


def annotation(page: EventPage, address: str) -> dict[str, Any]:
    """Return the event as a Web Annotation whose selector finds the quote in the source.

    Parameters
    ----------
    address : of the event's page
    """
    target: dict[str, Any] = {"source": page.event.source.url}
    if page.event.source.quote:
        selector = {"type": "TextQuoteSelector", "exact": page.event.source.quote}
        if page.context:
            selector |= {"prefix": page.context.prefix, "suffix": page.context.suffix}
        target["selector"] = selector
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{address}annotation.json",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody", "format": "text/plain", "language": "en",
            "value": f"{page.event.actor} {page.entry.said}",
        },
        "target": target,
    }  # fmt: skip


def _counts(event: Event, replaced_by: Event | None) -> str:
    if replaced_by:
        return f"It no longer counts: another event has replaced it, known on {replaced_by.known}."
    if not event.is_fact:
        return "It takes no stance: the source does not state it as done."
    if event.source.grade not in COUNTED_GRADES:
        return "It never enters a count: it does not stand on the member's own word or a named report."
    return "It can enter a count from the day on which it was true and public, while the member is in the electorate."
