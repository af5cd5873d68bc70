"""A case at the desk: where it stands, how it is kept, which feeds are watched, who did what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.models import Case, Claim, Source, Wish
from whipcount.desk.ledger.store import locked, open_from_db
from whipcount.desk.review.access import needs
from whipcount.desk.review.decide import today
from whipcount.desk.review.effect import span_day
from whipcount.desk.review.forms import SettingsForm, SourceForm
from whipcount.desk.review.second import ask

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
        "wishes": row.wishes.filter(state=Wish.State.WAITING).select_related("first_by"),
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
        is_held = _kept(slug, request.user, form.cleaned_data)
        held = " That one person is enough waits until another admin confirms it." if is_held else ""
        messages.success(request, f"Kept as you said.{held}")
        return redirect("desk-case", slug=slug)
    return render(request, "desk/keep.html", {"case": row, "form": form}, status=422 if form.errors else 200)


def _kept(slug: str, user: User, given: dict[str, Any]) -> bool:
    """Keep a case as an admin says; tell whether the end of the rule of two persons waits for another admin."""
    with locked(slug) as row:
        before = {name: getattr(row, name) for name in given}
        is_held = row.two_person and not given["two_person"]
        if is_held:
            ask(row, Wish.Action.KEEP, f"case:{slug}", user, None, {"two_person": False})
        after = given | ({"two_person": True} if is_held else {})
        for name, value in after.items():
            setattr(row, name, value)
        row.save(update_fields=list(before))
        record(user, "keep", f"case:{slug}", row, before, after)
    return is_held


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
    """Have one feed asked, by the process beside the server."""
    source = get_object_or_404(Source.objects.select_related("case"), pk=pk, case__slug=slug)
    Source.objects.filter(pk=source.pk).update(is_wanted=True)
    messages.info(request, f"{source.name} is asked in a moment; look at this page again.")
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
