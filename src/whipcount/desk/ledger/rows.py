"""Between a ledger's events and rows of the database; every field there and back."""

from __future__ import annotations

from typing import Any

from whipcount.desk.ledger import models
from whipcount.ledger.rows import COLUMNS
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

__all__ = ["event_of", "event_values", "row_values"]

_PLAIN = (
    "on",
    "known",
    "actor",
    "actor_id",
    "target",
    "target_id",
    "from_party",
    "to_party",
    "office",
    "detail",
    "replaces",
)


def row_values(event: Event) -> dict[str, Any]:
    """Return the values of a database row for an event."""
    return {name: getattr(event, name) for name in _PLAIN} | {
        "event_id": event.id,
        "type": event.type.value,
        "status": event.status.value,
        "grade": event.source.grade.value,
        "source_url": event.source.url,
        "quote": event.source.quote,
    }


def event_of(row: models.Event, as_given: bool = False) -> Event:
    """Return the event of a database row.

    Parameters
    ----------
    as_given : without an actor's id that we found ourselves, as the case folder had it
    """
    values = {name: getattr(row, name) for name in _PLAIN}
    if as_given and row.is_resolved:
        values["actor_id"] = None
    return _event(row.event_id, row.type, row.status, Source(Grade(row.grade), row.source_url, row.quote), values)


def event_values(row: dict[str, Any]) -> Event:
    """Return the event of the columns of ``events.csv``, empty ones None."""
    filled: dict[str, Any] = {name: row.get(name) or None for name in COLUMNS}
    source = Source(Grade(filled["grade"]), filled["source_url"], filled["quote"])
    return _event(filled["event_id"], filled["type"], filled["status"], source, {name: filled[name] for name in _PLAIN})


def _event(name: Any, kind: Any, status: Any, source: Source, values: dict[str, Any]) -> Event:
    return Event(id=name, type=EventType(kind), status=Status(status), source=source, **values)
