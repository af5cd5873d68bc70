"""The entries of the feeds: what the public count changed day by day, and every correction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

from whipcount.desk.tracker.added import Added, added_to, reasons_of
from whipcount.desk.tracker.opened import Opened
from whipcount.desk.tracker.pages.case import answer
from whipcount.desk.tracker.pages.changes import Change, Changed, changed
from whipcount.desk.tracker.pages.corrections import Correction, corrections

__all__ = ["MOST", "FeedEntry", "change_entries", "correction_entries"]

MOST = 20
"""Days with a change that a feed of changes goes back."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry.

    Attributes
    ----------
    id : stays the same for good
    path : of the page that it is about, below the address of the site
    at : moment that it is dated by: the end of the day that it tells of, never one to come
    """

    id: str
    title: str
    path: str
    at: datetime
    lines: tuple[str, ...]


def change_entries(opened: Opened) -> list[FeedEntry]:
    """Return what each of the last days with news changed, as known on that day, the newest first."""
    days = _news_days(opened)[-MOST - 1 :]
    counts = [opened.count(day, day) for day in days]
    pairs = pairwise(counts)
    told = [(after, found) for before, after in pairs if (found := changed(before, after))]
    return [
        FeedEntry(
            f"{opened.slug}:{after.on.isoformat()}:changes", answer(after), f"cases/{opened.slug}/days/{after.on}/",
            _told_at(after.on, opened), tuple(_lines(found)),
        )
        for after, found in reversed(told)
    ]  # fmt: skip


def correction_entries(opened: Opened) -> list[FeedEntry]:
    """Return every correction with its reason, the newest first."""
    added = added_to(opened.row)
    entries = [
        FeedEntry(
            f"{opened.slug}:{one.event.id}:{one.kind.replace(' ', '-')}", _title(one), f"events/{one.event.id}/",
            _moment(one.known, added[one.event.id]), tuple(_before_after(one)),
        )
        for one in corrections(opened.case, reasons=reasons_of(opened.row))
    ]  # fmt: skip
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _news_days(opened: Opened) -> list[date]:
    case = opened.case
    days = {day for event in case.events for day in (event.known_day, event.on_day)}
    inside = {day for day in days if day <= opened.last and (case.start is None or day >= case.start)}
    return sorted(inside | ({case.start} if case.start else set()))


def _lines(found: Changed) -> Iterator[str]:
    for row in found.rows:
        yield _line(row)
    yield from found.sizes


def _line(row: Change) -> str:
    if row.is_new:
        return f"+ {row.name} is counted: {row.look.did}"
    return f"− {row.name} is no longer counted ({row.look.did}): {row.why or 'the evidence was taken back'}"


def _title(one: Correction) -> str:
    about = one.old or one.event
    return f"{one.kind.capitalize()}: {about.name} {about.said}"


def _before_after(one: Correction) -> Iterator[str]:
    if one.why:
        yield f"Why: {one.why}"
    for field, before, after in one.differs:
        yield f"{field}: {before or 'none'} → {after or 'none'}"


def _moment(known: date, added: Added) -> datetime:
    """Return when a correction was made; an imported one was made by the end of the day on which it was known."""
    return added.at if added.by_hand else min(_end(known), added.at)


def _told_at(day: date, opened: Opened) -> datetime:
    """Return the end of a day; of a day that is not over, the last change of the ledger in it or else its beginning."""
    if day < opened.now.date():
        return _end(day)
    changed = opened.row.changed_at
    return changed if changed and changed.date() == day else datetime.combine(day, time(), UTC)


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), UTC)
