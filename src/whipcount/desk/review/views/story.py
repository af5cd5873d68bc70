"""One story: bring it in, and see its claims beside the text."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whipcount.dates import parse_partial
from whipcount.desk.ledger.models import Case, Claim, Story
from whipcount.desk.review.access import needs
from whipcount.desk.review.fetch import fetch
from whipcount.desk.review.forms import DraftForm, StoryForm
from whipcount.desk.review.intake import take_story
from whipcount.desk.review.reading import leave, read_again
from whipcount.desk.review.shown import shown_claims, shown_text
from whipcount.errors import UserError
from whipcount.sources.documents.source import Source, from_bytes

__all__ = ["bring", "page_of", "story", "story_act", "story_page"]

_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs("bring_story")
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a story by its text, a file or an address, and show its claims."""
    case = get_object_or_404(Case, slug=slug)
    form = StoryForm(request.POST, request.FILES) if request.method == "POST" else StoryForm()
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            way = given["way"].replace("text", "paste")
            row, is_new = take_story(slug, _text(given), way, request.user, somebody_waits=True)
        except UserError as fault:
            form.add_error(None, fault.message)
            status = fault.http_status
        else:
            if not is_new:
                messages.info(request, "This story is here already; nothing was added.")
            return redirect("desk-story", pk=row.pk)
    elif request.method == "POST":
        status = 422
    return render(request, "desk/bring.html", {"case": case, "form": form}, status=status)


@require_safe
@needs("view_queue")
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a story with its claims."""
    return story_page(request, get_object_or_404(Story.objects.select_related("case"), pk=pk))


@require_POST
@needs("bring_story")
def story_act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Have a story read once more that could not be read, or leave it."""
    if action not in ("again", "leave"):
        raise Http404
    row = get_object_or_404(Story.objects.select_related("case"), pk=pk)
    (read_again if action == "again" else leave)(row.pk, request.user)
    return redirect("desk-story", pk=pk) if action == "again" else redirect("desk-queue")


def story_page(
    request: HttpRequest,
    row: Story,
    fault: str | None = None,
    about: int | None = None,
    typed: dict[int, DraftForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of a story.

    Parameters
    ----------
    fault, about : what went wrong, and with which claim
    typed : what somebody typed that could not be stored, to be shown again
    """
    claims = list(row.claims.select_related("asked_by", "first_by"))
    number = page_of(row, about) if about else request.GET.get("page")
    page = Paginator(claims, _A_PAGE).get_page(number)
    context = {
        "story": row,
        "case": row.case,
        "paragraphs": shown_text(row, page.object_list),
        "cards": shown_claims(row, page.object_list, typed),
        "page": page,
        "n_open": sum(claim.state in (Claim.State.WAITING, Claim.State.SECOND) for claim in claims),
        "fault": fault,
        "about": about,
    }
    return render(request, "desk/story.html", context, status=status)


def page_of(row: Story, claim: int) -> int:
    """Return on which of a story's pages a claim stands."""
    return list(row.claims.values_list("pk", flat=True)).index(claim) // _A_PAGE + 1


def _text(given: dict[str, Any]) -> Source:
    published = parse_partial(given["published"]) if given["published"] else None
    if given["way"] == "address":
        page = fetch(given["address"].strip())
        return from_bytes(page.content, page.suffix, page.url, published, page.url)
    if given["way"] == "upload":
        name = PurePath(given["upload"].name).name
        return from_bytes(given["upload"].read(), PurePath(name).suffix.lower(), name, published, given["url"] or None)
    return from_bytes(given["text"].encode("utf-8"), ".txt", "the text", published, given["url"] or None)
