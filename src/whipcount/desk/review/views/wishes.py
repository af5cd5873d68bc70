"""What waits for a second person: confirm it or decline it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from whipcount.desk.ledger.models import Wish
from whipcount.desk.review.access import may, needs
from whipcount.desk.review.confirm import PERMISSIONS, confirm, decline

__all__ = ["wish_act"]


@require_POST
@needs("view_queue")
def wish_act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Decide about what another person wants."""
    if action not in ("confirm", "decline"):
        raise Http404
    row = get_object_or_404(Wish.objects.select_related("case"), pk=pk)
    if not may(request.user, PERMISSIONS[row.action]):
        raise PermissionDenied
    if action == "decline":
        decline(pk, request.user, str(request.POST.get("note", "")))
        messages.success(request, "Declined; nothing was changed.")
    elif confirm(pk, request.user).state == Wish.State.DONE:
        messages.success(request, "Confirmed and done.")
    else:
        messages.success(request, "Noted; a second person must confirm it.")
    return redirect("desk-case", slug=row.case.slug)
