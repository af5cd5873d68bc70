"""Look at the feeds of a case: new entries come into the queue; a broken feed is told and tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils import timezone

from whipcount.desk.ledger.models import Case, Source, Story
from whipcount.desk.review.feed import entries
from whipcount.desk.review.fetch import Page, fetch
from whipcount.desk.review.intake import take_story
from whipcount.errors import UserError
from whipcount.sources.documents.source import from_bytes

__all__ = ["Watched", "watch"]

_AT_ONCE = 10
_REMEMBERED = 400


@dataclass(frozen=True, slots=True)
class Watched:
    """What one look at a feed brought.

    Attributes
    ----------
    new : stories that came into the queue
    faults : what could not be read, one sentence each
    """

    source: str
    new: int
    faults: tuple[str, ...]


def watch(source: Source, ask: Callable[[str], Page] = fetch, somebody_waits: bool = False) -> Watched:
    """Ask a feed once and bring in what is new; at most ten stories, the rest at the next look.

    Parameters
    ----------
    ask : fetches an address
    somebody_waits : long stories are only put down, for the process that reads
    """
    now = timezone.now()
    try:
        found = entries(ask(source.url).content)
    except UserError as fault:
        Source.objects.filter(pk=source.pk).update(checked_at=now, fault=fault.message)
        return Watched(source.name, 0, (fault.message,))
    held = set(Story.objects.filter(case=source.case, url__in=[one.url for one in found]).values_list("url", flat=True))
    new, faults = 0, {}
    for entry in [one for one in found if one.url not in {*held, *source.unread}][:_AT_ONCE]:
        try:
            new += _bring(source, entry.url, ask, somebody_waits)
        except UserError as fault:
            faults[entry.url] = fault.message
    unread = [*source.unread, *faults][-_REMEMBERED:]
    Source.objects.filter(pk=source.pk).update(checked_at=now, worked_at=now, fault=None, unread=unread)
    Case.objects.filter(pk=source.case_id).update(checked_at=now)
    return Watched(source.name, new, tuple(faults.values()))


def _bring(source: Source, url: str, ask: Callable[[str], Page], somebody_waits: bool) -> bool:
    page = ask(url)
    text = from_bytes(page.content, page.suffix, url)
    came = replace(text, url=url)
    return take_story(source.case.slug, came, Story.CameBy.FEED, None, source, somebody_waits)[1]
