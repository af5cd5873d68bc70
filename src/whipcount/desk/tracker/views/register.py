"""The pages about the House: days, members, seats, and the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from whipcount.brief.charts.hemicycle import key
from whipcount.desk.tracker.opened import Opened, count_or_none, public_cases, register_day
from whipcount.desk.tracker.pages.find import everyone, find
from whipcount.desk.tracker.pages.house import house_page
from whipcount.desk.tracker.pages.member import member_in_case, member_page
from whipcount.desk.tracker.pages.people import person_id
from whipcount.desk.tracker.shapes import house_circle, house_map
from whipcount.desk.tracker.views.case import one_line
from whipcount.desk.tracker.views.common import asked_of, page
from whipcount.errors import InputError, NotFoundError
from whipcount.facts.member import member_profile
from whipcount.facts.people import register
from whipcount.facts.seat import seat_profile

__all__ = ["find_page", "home", "house", "member", "members", "seat", "seats"]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Return the cases with their answers, and the House of the last known day."""
    cases = [(opened, one_line(opened)) for opened in _cases(request)]
    shown = house_page(register_day(), None, register_day())
    return page(request, "home", "Who stands where", cases=cases, shown=shown, chart=house_circle(shown))


@require_safe
def house(request: HttpRequest, day: str | None = None) -> HttpResponse:
    """Return the House on a day."""
    asked = asked_of(request, register_day(), day)
    shown = house_page(asked.on, asked.known, register_day())
    found = shown.house
    title = f"The House of Commons on {found.on.isoformat()}"
    days = getattr(request, "static_days", None)
    linked = [day if day and (days is None or day in days) else None for day in (shown.previous, shown.following)]
    return page(
        request, "house", title, asked, shown=shown, circle=house_circle(shown), key=key(found.parties),
        map=house_map(shown), previous=linked[0], following=linked[1],
    )  # fmt: skip


@require_safe
def member(request: HttpRequest, number: str) -> HttpResponse:
    """Return a member on a day."""
    asked = asked_of(request, register_day())
    person = person_id(number)
    if person not in register().people:
        raise NotFoundError(f"No member has the number {number!r}; look the name up at /find/.")
    profile = member_profile(person, asked.on)
    cases = _cases(request)
    within = [
        member_in_case(
            one.case, count_or_none(one, min(asked.on, one.last), asked.known), person, asked.on, asked.known
        )
        for one in cases
    ]
    shown = member_page(profile, within)
    return page(request, "member", profile.person.name, asked, shown=shown, profile=profile)


@require_safe
def seat(request: HttpRequest, code: str) -> HttpResponse:
    """Return a seat on a day."""
    asked = asked_of(request, register_day())
    profile = seat_profile(code, asked.on)
    return page(request, "seat", profile.seat.name, asked, profile=profile)


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Return every member of a day."""
    asked = asked_of(request, register_day())
    rows = sorted((row for row in everyone(asked.on) if row.name), key=lambda row: (row.name or "").rsplit(" ", 1)[-1])
    return page(request, "list", "Members of the House", asked, rows=rows, is_members=True)


@require_safe
def seats(request: HttpRequest) -> HttpResponse:
    """Return every seat of a day."""
    asked = asked_of(request, register_day())
    return page(request, "list", "Seats of the House", asked, rows=everyone(asked.on), is_members=False)


@require_safe
def find_page(request: HttpRequest) -> HttpResponse:
    """Return the members and seats that a search finds."""
    asked = asked_of(request, register_day())
    q = request.GET.get("q", "").strip()
    if len(q) > 100:
        raise InputError(f"A search may have 100 letters; this one has {len(q)}.")
    return page(request, "find", "Check your MP", asked, q=q, rows=find(q, asked.on))


def _cases(request: HttpRequest) -> list[Opened]:
    """Return the public cases; of a static site those that are part of it."""
    chosen = getattr(request, "static_cases", None)
    return [opened for opened in public_cases() if chosen is None or opened.slug in chosen]
