"""A case at the desk: where it stands, how it is kept, which feeds are watched, who did what."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whipcount.desk.ledger.audit import record
from whipcount.desk.ledger.models import Case, Claim, Source
from whipcount.desk.ledger.store import open_from_db
from whipcount.desk.review.access import needs
from whipcount.desk.review.decide import today
from whipcount.desk.review.effect import span_day
from whipcount.desk.review.forms import SettingsForm, SourceForm
from whipcount.desk.review.watching import watch

__all__ = ["case", "checked", "keep", "log", "look", "sources"]

_A_PAGE = 50
_CORRECTIONS = ("undo", "correct", "dispute")


@require_safe
@needs("view_queue")
def case(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the count of today, or of the leader's last day, what waits, and the last corrections."""
    row = get_object_or_404(Case, slug=slug)
    opened = open_from_db(slug)
    waiting = row.stories.filter(claims__state__in=(Claim.State.WAITING, Claim.State.SECOND)).distinct()[:20]
    context = {
        "case": row,
        "count": opened.count(span_day(opened, today())),
        "waiting": waiting,
        "corrections": row.audit.filter(action__in=_CORRECTIONS)[:10],
    }
    return render(request, "desk/case.html", context)


@require_POST
@needs("bring_story")
def checked(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that somebody has looked and there is nothing new."""
    row = get_object_or_404(Case, slug=slug)
    with transaction.atomic():
        row.checked_at = timezone.now()
        row.save(update_fields=["checked_at"])
        record(request.user, "check", f"case:{slug}", row)
    messages.success(request, "Noted: the news was looked through just now.")
    return redirect("desk-case", slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("manage_case")
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Change how a case is kept."""
    row = get_object_or_404(Case, slug=slug)
    before = {name: getattr(row, name) for name in SettingsForm.base_fields}
    form = SettingsForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for name, value in form.cleaned_data.items():
                setattr(row, name, value)
            row.save(update_fields=list(before))
            record(request.user, "keep", f"case:{slug}", row, before, form.cleaned_data)
        messages.success(request, "Kept as you said.")
        return redirect("desk-case", slug=slug)
    return render(request, "desk/keep.html", {"case": row, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("decide_claim")
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """List the feeds of a case, and take another."""
    row = get_object_or_404(Case, slug=slug)
    form = SourceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = Source.objects.create(case=row, added_by=request.user, **form.cleaned_data)
            record(request.user, "add_source", f"source:{made.pk}", row, after=form.cleaned_data)
        return redirect("desk-sources", slug=slug)
    context = {"case": row, "form": form, "sources": row.sources.all()}
    return render(request, "desk/sources.html", context, status=422 if form.errors else 200)


@require_POST
@needs("decide_claim")
def look(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask one feed now."""
    source = get_object_or_404(Source.objects.select_related("case"), pk=pk, case__slug=slug)
    found = watch(source)
    messages.info(request, f"{found.source}: {found.new} new stories.")
    for fault in found.faults:
        messages.warning(request, fault)
    return redirect("desk-sources", slug=slug)


@require_safe
@needs("view_queue")
def log(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who did what; ``?corrections=1`` leaves the rest out."""
    row = get_object_or_404(Case, slug=slug)
    only = request.GET.get("corrections") == "1"
    entries = row.audit.filter(action__in=_CORRECTIONS) if only else row.audit.all()
    page = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/log.html", {"case": row, "page": page, "only": only})
