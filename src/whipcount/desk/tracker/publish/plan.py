"""Which addresses a static site has, and in which file each of them lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from django.urls import reverse

from whipcount.desk.tracker.dumps.tables import TABLES
from whipcount.desk.tracker.opened import Opened, register_day
from whipcount.desk.tracker.pages.find import everyone
from whipcount.desk.tracker.pages.people import number_of
from whipcount.facts.people import register

__all__ = ["Plan", "file_of", "plan_of"]

_CHARTS = ("gauge", "days", "circle", "map")
_RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written.

    Attributes
    ----------
    paths : addresses without the prefix of the site, in an order in which neighbours share counts
    house_days : days of the House that have a page; only these are linked
    """

    paths: tuple[str, ...]
    house_days: frozenset[date]


def plan_of(cases: Iterable[Opened]) -> Plan:
    """Return every address of the static site of some cases."""
    opened = list(cases)
    days = frozenset(day for one in opened for day in _days(one)) | frozenset(_recent())
    paths = dict.fromkeys([*_register(), *_houses(days), *(path for one in opened for path in _case(one))])
    people = {number for one in opened for event in one.case.events if (number := number_of(event.actor_id))}
    known = register().people
    numbers = sorted(people | {row.number for row in everyone(register_day()) if row.number})
    paths |= dict.fromkeys(reverse("tracker-member", args=(n,)) for n in numbers if f"twfy:{n}" in known)
    return Plan(tuple(paths), days)


def file_of(path: str) -> str:
    """Return the file below the folder that an address lies in.

    Examples
    --------
    >>> file_of("/cases/a/"), file_of("/cases/a/card.png")
    ('cases/a/index.html', 'cases/a/card.png')
    """
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _register() -> Iterator[str]:
    for name in ("tracker-home", "tracker-members", "tracker-seats", "tracker-find", "tracker-house-now"):
        yield reverse(name)
    for row in everyone(register_day()):
        if row.gss:
            yield reverse("tracker-seat", args=(row.gss,))


def _houses(days: Iterable[date]) -> Iterator[str]:
    for day in sorted(days):
        yield reverse("tracker-house", args=(day.isoformat(),))


def _recent() -> Iterator[date]:
    last = register_day()
    for back in range(_RECENT.days):
        yield last - timedelta(days=back)


def _days(opened: Opened) -> Iterator[date]:
    for day in opened.series().days:
        yield day.on


def _case(opened: Opened) -> Iterator[str]:
    slug = opened.slug
    for day in _days(opened):
        for name in ("tracker-case-day", "tracker-embed-day", "tracker-card-day"):
            yield reverse(name, args=(slug, day.isoformat()))
    for name in ("tracker-case", "tracker-timeline", "tracker-corrections", "tracker-embed", "tracker-card"):
        yield reverse(name, args=(slug,))
    yield reverse("tracker-licence", args=(slug,))
    named = (
        ("tracker-feed", ("changes", "corrections"), ("atom", "json")),
        ("tracker-download", TABLES, ("csv", "parquet")),
        ("tracker-chart", _CHARTS, ("svg", "png", "csv")),
    )
    for view, names, kinds in named:
        yield from (reverse(view, args=(slug, name, kind)) for name, kind in product(names, kinds))
    for event in opened.case.events:
        yield reverse("tracker-event", args=(event.id,))
        yield reverse("tracker-annotation", args=(event.id,))
