"""Whether a long story or a feed waits: told without the reader, which takes memory and time to load."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from whipcount.desk.ledger.models import Source, Story

__all__ = ["LIMIT", "WORK", "anything_waits", "stories_due", "wanted_feeds"]

WORK = timedelta(minutes=2)
"""How much of a processor's time the reading of one story may take; the process that takes more is ended."""
LIMIT = timedelta(minutes=10)
"""How long it may take in all, on a machine that is busy with other things."""

_LATE = LIMIT + timedelta(minutes=1)


def stories_due(now: datetime) -> QuerySet[Story]:
    """Return the stories that nobody reads: put down only, or taken by a process that was ended since."""
    due = Q(reading=Story.Reading.WAITING) | Q(reading=Story.Reading.UNDER_WAY, taken_at__lt=now - _LATE)
    return Story.objects.filter(due)


def wanted_feeds() -> QuerySet[Source]:
    """Return the feeds that somebody wants asked."""
    return Source.objects.filter(is_wanted=True)


def anything_waits() -> bool:
    """Tell whether there is work for the process that reads."""
    return stories_due(timezone.now()).exists() or wanted_feeds().exists()
