"""The pages of a case: the count, the timeline, the corrections log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from whipcount.desk.tracker.added import reasons_of
from whipcount.desk.tracker.asked import Clocks, filter_of
from whipcount.desk.tracker.dumps.tables import TABLES
from whipcount.desk.tracker.linked import case_data
from whipcount.desk.tracker.opened import Opened, public_case
from whipcount.desk.tracker.pages.case import CasePage, answer, case_page
from whipcount.desk.tracker.pages.corrections import corrections
from whipcount.desk.tracker.pages.names import Sort
from whipcount.desk.tracker.pages.timeline import timeline
from whipcount.desk.tracker.pages.words import LOOKS
from whipcount.desk.tracker.shapes import case_charts
from whipcount.desk.tracker.views.common import address, case_clocks, page

__all__ = ["case", "case_corrections", "case_timeline", "one_line", "page_of"]

_DAYS_SHOWN = 7
_SORTS = {
    Sort.STANCE: "strongest stance first", Sort.NAME: "surname", Sort.DATE: "newest first", Sort.SEAT: "seat",
}  # fmt: skip


@require_safe
def case(request: HttpRequest, slug: str, day: str | None = None) -> HttpResponse:
    """Return the count of a day with every name."""
    opened = public_case(slug)
    asked = case_clocks(request, opened, day)
    shown = page_of(opened, asked, request)
    days = timeline(opened.case, asked.on, asked.known)
    pinned = address(request, reverse("tracker-case-day", args=(slug, asked.on.isoformat())))
    root = reverse("tracker-case", args=(slug,))
    return page(
        request, "case", f"{shown.answer}", asked, opened=opened, shown=shown, freshness=opened.freshness,
        charts=case_charts(opened, shown, asked.known), looks=tuple(LOOKS.values()), sorts=_SORTS,
        days=days[:_DAYS_SHOWN], n_days=len(days), n_corrections=len(corrections(opened.case, asked.known)),
        pinned=pinned, linked=case_data(opened, shown, pinned), is_filtered=len(shown.shown) != len(shown.rows),
        tables=tuple(TABLES), files=f"{root}charts/", downloads=f"{root}downloads/",
        card=address(request, _card(slug, asked)),
        embed_pinned=address(request, reverse("tracker-embed-day", args=(slug, asked.on.isoformat()))),
        embed_live=address(request, reverse("tracker-embed", args=(slug,))),
    )  # fmt: skip


@require_safe
def case_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Return every event up to a day."""
    opened = public_case(slug)
    asked = case_clocks(request, opened)
    days = timeline(opened.case, asked.on, asked.known)
    return page(request, "timeline", f"Timeline: {opened.case.title}", asked, opened=opened, days=days)


@require_safe
def case_corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the corrections log."""
    opened = public_case(slug)
    asked = case_clocks(request, opened)
    log = corrections(opened.case, asked.known, reasons_of(opened.row))
    return page(request, "corrections", f"Corrections: {opened.case.title}", asked, opened=opened, log=log)


def page_of(opened: Opened, asked: Clocks, request: HttpRequest) -> CasePage:
    """Return the page model that a request asks for."""
    count = opened.count(asked.on, asked.known)
    return case_page(count, filter_of(request.GET), opened.since_yesterday(asked.on, asked.known), opened.last)


def _card(slug: str, asked: Clocks) -> str:
    known = f"?known={asked.known.isoformat()}" if asked.known else ""
    return reverse("tracker-card-day", args=(slug, asked.on.isoformat())) + known


def one_line(opened: Opened) -> str:
    """Return the answer of a case's last day."""
    return answer(opened.count(opened.last))
