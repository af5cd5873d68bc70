"""A reader's mistake as a page of the public site: one sentence with its status."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from whipcount.desk.tracker.views.common import page
from whipcount.errors import UserError

__all__ = ["told"]

View = Callable[..., HttpResponse]


def told(view: View) -> View:
    """Return the view with its mistakes told in the frame of the public site."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UserError as error:
            answer = page(request, "mistake", "That does not work", error=error)
            answer.status_code = error.http_status
            return answer

    return answered
