"""What a person does with a claim: one address for each action, by POST alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from whipcount.desk.ledger.models import Claim
from whipcount.desk.review import decide
from whipcount.desk.review.access import may, needs
from whipcount.desk.review.drafts import FIELDS
from whipcount.desk.review.forms import DraftForm
from whipcount.desk.review.views.story import page_of, story_page
from whipcount.errors import UserError

__all__ = ["ACTIONS", "act"]

_Action = Callable[[HttpRequest, int, int], Claim]


def _note(request: HttpRequest) -> str:
    return str(request.POST.get("note", ""))


def _edit(request: HttpRequest, pk: int, version: int) -> Claim:
    prefix = f"c{pk}-"
    changes = {name: request.POST[prefix + name] for name in FIELDS if prefix + name in request.POST}
    return decide.edit(pk, version, request.user, changes, _note(request))


def _merge(request: HttpRequest, pk: int, version: int) -> Claim:
    return decide.merge(pk, version, request.user, str(request.POST.get("into", "")), _note(request))


def _plain(action: Callable[[int, int, Any, str], Claim]) -> _Action:
    return lambda request, pk, version: action(pk, version, request.user, _note(request))


ACTIONS: dict[str, tuple[str, _Action]] = {
    "accept": ("decide_claim", _plain(decide.accept)),
    "merge": ("decide_claim", _merge),
    "dispute": ("decide_claim", _plain(decide.dispute)),
    "reject": ("decide_claim", _plain(decide.reject)),
    "reopen": ("decide_claim", _plain(decide.reopen)),
    "edit": ("bring_story", _edit),
    "ask": ("bring_story", _plain(decide.ask)),
}
"""Action -> the permission that it needs, and what does it."""

_SAID = {
    "accept": "Accepted.",
    "merge": "Merged: further evidence for an event on record.",
    "dispute": "On record as disputed.",
    "reject": "Rejected.",
    "reopen": "Back in the queue.",
    "edit": "Changed.",
    "ask": "A second pair of eyes is asked for.",
}


@require_POST
@needs("view_queue")
def act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do one thing with a claim; a mistake shows the story again with what was typed."""
    if action not in ACTIONS:
        raise Http404
    permission, do = ACTIONS[action]
    if not may(request.user, permission):
        raise PermissionDenied
    claim = get_object_or_404(Claim.objects.select_related("story__case"), pk=pk)
    try:
        done = do(request, pk, _version(request))
    except UserError as fault:
        typed = {pk: DraftForm(request.POST, prefix=f"c{pk}")} if action == "edit" else None
        return story_page(request, claim.story, fault.message, pk, typed, fault.http_status)
    is_first = action in ("accept", "merge", "dispute") and done.state == Claim.State.SECOND
    messages.success(request, "Noted; a second person must confirm it." if is_first else _SAID[action])
    page = page_of(claim.story, pk)
    query = f"?page={page}" if page > 1 else ""
    return redirect(f"{reverse('desk-story', args=[claim.story_id])}{query}#claim-{pk}")


def _version(request: HttpRequest) -> int:
    text = str(request.POST.get("version", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
