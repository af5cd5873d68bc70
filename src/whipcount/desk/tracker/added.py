"""When the desk added a correction, and why: what its ledger does not say and its log does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from whipcount.desk.ledger import models
from whipcount.ledger.vocabulary import Status

__all__ = ["Added", "added_to", "reasons_of"]


@dataclass(frozen=True, slots=True)
class Added:
    """How an event came into the ledger.

    Attributes
    ----------
    at : when
    by_hand : whether somebody at the desk did it; what was imported was known long before
    """

    at: datetime
    by_hand: bool


def added_to(case: models.Case) -> dict[str, Added]:
    """Return event id -> how it came, of the events that correct, take back or deny others."""
    rows = models.Event.objects.filter(Q(replaces__isnull=False) | Q(status=Status.DENIED.value), case=case)
    told = rows.values_list("event_id", "added_at", "added_by")
    return {event: Added(at, user is not None) for event, at, user in told}


def reasons_of(case: models.Case) -> dict[str, str]:
    """Return event id -> what the person who corrected another by it said was wrong."""
    entries = models.AuditEntry.objects.filter(case=case, action="correct").values_list("after", "note")
    return {after["event"]: note for after, note in entries if after and note}
