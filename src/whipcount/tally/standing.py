"""One member on one side of a count: who stands, and who is left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.ledger.vocabulary import EventType

__all__ = ["Excluded", "Standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One member who holds a stance, with the evidence.

    Attributes
    ----------
    id, name : of the member; ``id`` None where the case names somebody whom no register has
    on : the day as the source gives it, None where nobody has said
    since : the day from which it is counted
    events : ids, in order
    quote, source : of the last event that has them
    target : whom a nomination is for
    """

    id: str | None
    name: str
    on: str | None
    since: date
    events: tuple[str, ...]
    quote: str | None
    source: str | None
    target: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        row = {
            "id": self.id,
            "name": self.name,
            "on": self.on,
            "since": self.since.isoformat(),
            "events": list(self.events),
            "quote": self.quote,
            "source": self.source,
        }
        return row if self.target is None else row | {"target": self.target}


@dataclass(frozen=True, slots=True)
class Excluded:
    """A member whose stance does not count, or about whom sources disagree."""

    id: str | None
    name: str
    was: EventType
    reason: str
    events: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "member": {"id": self.id, "name": self.name},
            "was": self.was.value,
            "reason": self.reason,
            "events": list(self.events),
        }
