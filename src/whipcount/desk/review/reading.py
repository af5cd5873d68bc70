"""Work that nobody should wait for: long stories are read, and feeds asked, by a process beside the server."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.models import Claim, Source, Story
from whipcount.desk.ledger.store import case_from_db
from whipcount.desk.review.decide import Overtaken
from whipcount.desk.review.intake import claims_of, document_of
from whipcount.desk.review.waiting import LIMIT, WORK, stories_due, wanted_feeds
from whipcount.desk.review.watching import watch
from whipcount.errors import UserError
from whipcount.facts.reading import read_document

__all__ = ["leave", "look_next", "read_again", "read_next"]

_TRIES = 2
_SLOW = (
    f"The process that read it was ended {_TRIES} times: it took more than {WORK.seconds // 60} minutes of work, or "
    f"{LIMIT.seconds // 60} in all. Give the part that matters as a story of its own."
)
_BUG = "A bug of ours stopped the reading; it stands in the log of the server. Please report it."
_log = logging.getLogger(__name__)


def read_next() -> bool:
    """Read the story that has waited longest; tell whether there was one."""
    story = _taken(timezone.now())
    if story is None:
        return False
    try:
        claims = claims_of(story, read_document(document_of(story)), case_from_db(story.case.slug))
    except UserError as fault:
        _settle(story, [], fault.message)
    except Exception:  # noqa: BLE001 - one story must not keep the others from being read
        _log.exception("the story %s could not be read", story.pk)
        _settle(story, [], _BUG)
    else:
        _settle(story, claims, None)
    return True


def look_next() -> bool:
    """Ask a feed that somebody wants asked; tell whether there was one."""
    source = wanted_feeds().select_related("case").order_by("checked_at").first()
    if source is None or not Source.objects.filter(pk=source.pk, is_wanted=True).update(is_wanted=False):
        return False
    watch(source, somebody_waits=True)
    return True


def read_again(story: int, user: User) -> None:
    """Have a story read once more that could not be read.

    Raises
    ------
    Overtaken : it is not waiting for that
    """
    _change(story, user, "read_again", reading=Story.Reading.WAITING, tries=0, taken_at=None, fault=None)


def leave(story: int, user: User) -> None:
    """Leave a story unread that could not be read.

    Raises
    ------
    Overtaken : it is not waiting for that
    """
    _change(story, user, "leave", reading=Story.Reading.DONE)


def _taken(now: datetime) -> Story | None:
    """Take the next story, one that nobody else takes; give up one that was taken too often."""
    while True:
        story = stories_due(now).select_related("case").order_by("received_at", "pk").first()
        if story is None:
            return None
        ours = Story.objects.filter(pk=story.pk, reading=story.reading, tries=story.tries)
        if story.tries >= _TRIES:
            ours.update(reading=Story.Reading.FAILED, fault=_SLOW)
        elif ours.update(reading=Story.Reading.UNDER_WAY, taken_at=now, tries=F("tries") + 1):
            story.tries += 1
            return story


def _settle(story: Story, claims: list[Claim], fault: str | None) -> None:
    """Store what was found, unless another process has taken the story meanwhile."""
    state = Story.Reading.DONE if fault is None else Story.Reading.FAILED
    with transaction.atomic():
        ours = Story.objects.filter(pk=story.pk, reading=Story.Reading.UNDER_WAY, tries=story.tries)
        if ours.update(reading=state, fault=fault):
            Claim.objects.bulk_create(claims)


def _change(story: int, user: User, action: str, **values: object) -> None:
    with transaction.atomic():
        if not Story.objects.filter(pk=story, reading=Story.Reading.FAILED).update(**values):
            raise Overtaken("Somebody has decided about this story already, or it is being read; look again.")
        record(user, action, f"story:{story}", Story.objects.select_related("case").get(pk=story).case)
