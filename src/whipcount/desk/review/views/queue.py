"""The first page of the desk: what waits, in every case."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whipcount.desk.ledger.models import Case, Claim, Story, Wish
from whipcount.desk.review.access import needs

__all__ = ["queue"]

_MOST = 100
_WAITING = Q(claims__state__in=(Claim.State.WAITING, Claim.State.SECOND))


@require_safe
@needs("view_queue")
def queue(request: HttpRequest) -> HttpResponse:
    """Show the stories that wait, and the cases with how long ago somebody looked."""
    stories = (
        Story.objects.select_related("case")
        .annotate(
            waiting=Count("claims", filter=_WAITING),
            asked=Count("claims", filter=_WAITING & Q(claims__asked_by__isnull=False)),
            second=Count("claims", filter=Q(claims__state=Claim.State.SECOND)),
        )
        .filter(Q(waiting__gt=0) | ~Q(reading=Story.Reading.DONE))
    )
    waiting = Q(stories__claims__state__in=(Claim.State.WAITING, Claim.State.SECOND))
    cases = Case.objects.annotate(waiting=Count("stories__claims", filter=waiting))
    wishes = Wish.objects.filter(state=Wish.State.WAITING).select_related("case", "first_by")
    context = {"stories": stories[:_MOST], "cases": cases, "wishes": wishes[:_MOST]}
    return render(request, "desk/queue.html", context)
