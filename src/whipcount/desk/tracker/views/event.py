"""The page of an event and its Web Annotation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from whipcount.desk.ledger import models
from whipcount.desk.tracker.added import reasons_of
from whipcount.desk.tracker.linked import event_data
from whipcount.desk.tracker.opened import Opened, event_anywhere
from whipcount.desk.tracker.pages.event import Context, EventPage, annotation, context_of, event_page
from whipcount.desk.tracker.views.common import address, asked_of, page
from whipcount.ledger.types import Event

__all__ = ["event", "event_annotation", "shown_event"]


@require_safe
def event(request: HttpRequest, event_id: str) -> HttpResponse:
    """Return one event."""
    opened, shown = shown_event(event_id)
    asked = asked_of(request, opened.last)
    here = address(request, reverse("tracker-event", args=(event_id,)))
    return page(
        request, "event", f"{shown.event.actor} {shown.entry.said}", asked, opened=opened, shown=shown,
        linked=event_data(shown, here),
    )  # fmt: skip


@require_safe
def event_annotation(request: HttpRequest, event_id: str) -> HttpResponse:
    """Return one event as a Web Annotation."""
    _, shown = shown_event(event_id)
    here = address(request, reverse("tracker-event", args=(event_id,)))
    answer = JsonResponse(annotation(shown, here), json_dumps_params={"ensure_ascii": False})
    answer.headers["Content-Type"] = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return answer


def shown_event(event_id: str) -> tuple[Opened, EventPage]:
    """Return the page of an event, with the text around its quote where the desk has the story."""
    opened, found = event_anywhere(event_id)
    return opened, event_page(opened.case, found, _context(opened, found), reasons_of(opened.row))


def _context(opened: Opened, event: Event) -> Context | None:
    row = models.Event.objects.filter(case__slug=opened.slug, event_id=event.id).select_related("claim__story").first()
    if row is None or row.claim is None or not event.source.quote:
        return None
    text, claim = row.claim.story.text, row.claim
    return context_of(text, claim.start, claim.end) if text[claim.start : claim.end] == event.source.quote else None
