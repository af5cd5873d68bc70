"""What is on record in a case, and its corrections."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from whipcount.desk.ledger.models import Case, Event
from whipcount.desk.ledger.rows import event_of
from whipcount.desk.review import correct
from whipcount.desk.review.access import may, needs
from whipcount.desk.review.drafts import FIELDS, draft_of_event
from whipcount.desk.review.forms import DraftForm
from whipcount.desk.review.second import waiting
from whipcount.errors import UserError

__all__ = ["event", "event_act", "events"]

_A_PAGE = 50


@require_safe
@needs("view_queue")
def events(request: HttpRequest, slug: str) -> HttpResponse:
    """List the ledger, the newest row first; ``?who=`` looks for a name."""
    case = get_object_or_404(Case, slug=slug)
    who = request.GET.get("who", "")[:200]
    rows = case.events.order_by("-place")
    if who:
        rows = rows.filter(actor__icontains=who)
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    replaced = set(case.events.filter(replaces__isnull=False).values_list("replaces", flat=True))
    return render(request, "desk/events.html", {"case": case, "page": page, "who": who, "replaced": replaced})


@require_safe
@needs("view_queue")
def event(request: HttpRequest, slug: str, event_id: str) -> HttpResponse:
    """Show one event with what replaced it and what it replaced."""
    return _page(request, _row(slug, event_id))


@require_POST
@needs("view_queue")
def event_act(request: HttpRequest, slug: str, event_id: str, action: str) -> HttpResponse:
    """Take an event back, correct it, or mark it as disputed; each adds an event."""
    row = _row(slug, event_id)
    if action not in ("undo", "correct", "dispute"):
        raise Http404
    if not may(request.user, "decide_claim"):
        raise PermissionDenied
    why = str(request.POST.get("note", ""))
    try:
        if action == "undo":
            new = correct.undo(slug, event_id, request.user, why)
        elif action == "dispute":
            new = correct.dispute_event(slug, event_id, request.user, why)
        else:
            changes = {name: request.POST[f"e-{name}"] for name in FIELDS if f"e-{name}" in request.POST}
            new = correct.correct(slug, event_id, request.user, changes, why)
    except UserError as fault:
        typed = DraftForm(request.POST, prefix="e") if action == "correct" else None
        return _page(request, row, fault.message, typed, fault.http_status)
    if new is None:
        messages.success(request, "Noted; it waits until a second person confirms it.")
        return redirect("desk-event", slug=slug, event_id=event_id)
    messages.success(request, "Done: a new event is on record; the old one stays as it was.")
    return redirect("desk-event", slug=slug, event_id=new.id)


def _row(slug: str, event_id: str) -> Event:
    return get_object_or_404(
        Event.objects.select_related("case", "claim__story", "added_by"), case__slug=slug, event_id=event_id
    )


def _page(
    request: HttpRequest, row: Event, fault: str | None = None, typed: DraftForm | None = None, status: int = 200
) -> HttpResponse:
    held = event_of(row)
    wish = waiting(row.case, row.event_id)
    by = row.case.events.filter(replaces=row.event_id).first()
    context = {
        "case": row.case,
        "row": row,
        "by": by,
        "old": row.case.events.filter(event_id=row.replaces).first() if row.replaces else None,
        "is_taken_back": correct.is_taken_back(held),
        "form": typed or DraftForm(initial=draft_of_event(held), prefix="e"),
        "fault": fault,
        "wishes": [wish] if wish else [],
    }
    return render(request, "desk/event.html", context, status=status)
