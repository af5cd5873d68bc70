"""See what a change of a case means for those who watch it, and leave them a notice."""

from __future__ import annotations

import os
from typing import Any

from django.utils import timezone

from whipcount.desk.tracker.models import Notice, Watcher
from whipcount.desk.tracker.opened import Opened, public_case
from whipcount.desk.tracker.pages.case import answer
from whipcount.errors import UserError
from whipcount.tally.count import Count
from whipcount.tally.result import canonical_hash

__all__ = ["distance_of", "look"]


def look(slug: str) -> list[Notice]:
    """Compare a case with what its watchers saw last; returns the notices left for them.

    The first look at a case tells nobody: there is nothing to compare it with.
    """
    watchers = list(Watcher.objects.filter(case__slug=slug))
    if not watchers:
        return []
    try:
        opened = public_case(slug)
        count = opened.count(opened.last)
    except UserError:
        return []
    made = [_see(watcher, opened, count) for watcher in watchers]
    return [notice for notice in made if notice]


def distance_of(count: Count) -> int | None:
    """Return how many are missing, None where no number decides."""
    n = count.towards_threshold
    return None if n is None or count.threshold is None else count.threshold - n


def _see(watcher: Watcher, opened: Opened, count: Count) -> Notice | None:
    seen, distance = _digest(count), distance_of(count)
    before, was = watcher.seen, watcher.seen_distance
    watcher.seen, watcher.seen_distance = seen, distance
    watcher.save(update_fields=["seen", "seen_distance"])
    if before is None or before == seen or not _concerns(watcher.distance, was, distance):
        return None
    return Notice.objects.create(watcher=watcher, next_at=timezone.now(), body=_body(opened, count, was))


def _concerns(limit: int | None, was: int | None, now: int | None) -> bool:
    """Tell whether a watcher with a limit wants to know: the distance has crossed it, one way or the other."""
    if limit is None:
        return True
    return was is not None and now is not None and (was <= limit) is not (now <= limit)


def _digest(count: Count) -> str:
    """Return what tells counts apart, whatever day they are asked for."""
    names = [[stance.value, row.id, row.name] for stance, rows in count.standing.items() for row in rows]
    return canonical_hash([names, count.threshold])


def _body(opened: Opened, count: Count, was: int | None) -> dict[str, Any]:
    base = os.environ.get("WHIPCOUNT_BASE_URL", "").rstrip("/")
    return {
        "case": opened.slug,
        "title": opened.case.title,
        "on": count.on.isoformat(),
        "answer": answer(count),
        "counted": count.towards_threshold,
        "threshold": count.threshold,
        "distance": distance_of(count),
        "distance_before": was,
        "hash": count.hash,
        "url": f"{base}/cases/{opened.slug}/days/{count.on.isoformat()}/",
    }
