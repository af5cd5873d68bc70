"""Public cases of the desk's database, with counts that are kept while their revision lasts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from whipcount.desk.ledger import models
from whipcount.desk.ledger.store import open_from_db
from whipcount.desk.tracker.days import renewed
from whipcount.desk.tracker.kept import Kept
from whipcount.desk.tracker.pages.case import last_day_of
from whipcount.desk.tracker.pages.changes import Changed, changed, day_before
from whipcount.desk.tracker.pages.freshness import Freshness, freshness
from whipcount.errors import CountError, NotFoundError
from whipcount.facts.cases import OpenCase
from whipcount.facts.people import register
from whipcount.ledger.types import Case, Event
from whipcount.tally.count import Count
from whipcount.tally.count_series import CountSeries

__all__ = [
    "Opened",
    "count_or_none",
    "day_range",
    "event_anywhere",
    "public_case",
    "public_cases",
    "register_day",
    "today",
]

_counts: Kept[Count] = Kept(4000)
_series: Kept[CountSeries] = Kept(40)
_before: dict[tuple[str, bool, date | None], tuple[Case, CountSeries]] = {}


@dataclass(frozen=True, slots=True)
class Opened:
    """A public case ready to be shown.

    Attributes
    ----------
    row : of the database
    open : the case with its register and rulebook
    last : the last day that can be asked for
    now : the moment of the question
    """

    row: models.Case
    open: OpenCase
    last: date
    now: datetime

    @property
    def case(self) -> Case:
        """The case with its ledger."""
        return self.open.case

    @property
    def slug(self) -> str:
        """The case's id."""
        return self.case.id

    @property
    def freshness(self) -> Freshness:
        """How fresh the ledger is."""
        hours = timedelta(hours=self.row.stale_after_hours)
        return freshness(self.row.checked_at, self.row.changed_at, hours, self.case.end, self.now)

    def count(self, on: date, known: date | None = None) -> Count:
        """Return the count of a day."""
        return _counts.get((*self._key, on, known), lambda: self.open.count(on, known))

    def series(self, live: bool = False, known: date | None = None) -> CountSeries:
        """Return the count of every day from the first event to the last day.

        Parameters
        ----------
        live : count each day with what was known on it
        known : leave out the events that became known after that day
        """
        end = None if self.case.end else self.last
        events = self.case.events if known is None else tuple(one for one in self.case.events if one.known_day <= known)
        if not events:
            return CountSeries(self.case, live, ())
        key = (*self._key, live, end, len(events))
        if len(events) == len(self.case.events):
            return _series.get(key, lambda: self._renew(end, live))
        then = dataclasses.replace(self.open, case=dataclasses.replace(self.case, events=events))
        return _series.get(key, lambda: then.series(end=end, live=live))

    def since_yesterday(self, on: date, known: date | None) -> Changed | None:
        """Return what differs from the day before, None on the first day."""
        before = day_before(on, known)
        if self.case.start is not None and before[0] < self.case.start:
            return None
        return changed(self.count(*before), self.count(on, known))

    def _renew(self, end: date | None, live: bool) -> CountSeries:
        made = renewed(self.open, end, live, _before.get((self.slug, live, end)))
        _before[self.slug, live, end] = (self.case, made)
        return made

    @property
    def _key(self) -> tuple[object, ...]:
        return self.row.slug, self.row.revision, self.row.changed_at


def today() -> date:
    """Return the day it is, in universal time."""
    return timezone.now().date()


def register_day() -> date:
    """Return the last day that the register can answer for, today at most."""
    return min(today(), register().known_until)


def public_case(slug: str) -> Opened:
    """Return a case that the public may see.

    Raises
    ------
    NotFoundError : no such case, or it is not public
    """
    row = _public().filter(slug=slug).first()
    if row is None:
        names = ", ".join(_public().values_list("slug", flat=True)) or "none"
        raise NotFoundError(f"No public case called {slug!r}; there are: {names}.")
    return _opened(row)


def public_cases() -> list[Opened]:
    """Return every public case, by name."""
    return [_opened(row) for row in _public()]


def event_anywhere(event_id: str) -> tuple[Opened, Event]:
    """Return an event of a public case, with the case.

    Raises
    ------
    NotFoundError : no public case has it
    """
    row = _public().filter(events__event_id=event_id).first()
    if row is None:
        raise NotFoundError(f"No public case has an event {event_id!r}; an address of an event ends with its id.")
    opened = _opened(row)
    return opened, opened.case.by_id[event_id]


def count_or_none(opened: Opened, on: date, known: date | None) -> Count | None:
    """Return a count, None for a day on which the leader did not lead."""
    try:
        return opened.count(on, known)
    except (CountError, NotFoundError):
        return None


def _public() -> QuerySet[models.Case]:
    return models.Case.objects.filter(is_public=True)


def _opened(row: models.Case) -> Opened:
    open_case = open_from_db(row.slug)
    now = timezone.now()
    return Opened(row, open_case, last_day_of(open_case.case.start, open_case.case.end, now.date()), now)


def day_range(opened: Opened) -> Iterator[date]:
    """Yield every day from the first event to the last day of a case."""
    for day in opened.series().days:
        yield day.on
