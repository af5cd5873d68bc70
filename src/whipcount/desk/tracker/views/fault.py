"""What every public answer gets: a mistake as one sentence with its status, an ETag, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from whipcount.desk.tracker.views.common import conditional, page
from whipcount.errors import UserError

__all__ = ["told"]

View = Callable[..., HttpResponse]


def told(view: View) -> View:
    """Return the view with an ETag, and with its mistakes told in the frame of the public site."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return conditional(request, view(request, *args, **kwargs))
        except UserError as error:
            answer = page(request, "mistake", "That does not work", error=error)
            answer.status_code = error.http_status
            return answer

    return answered
