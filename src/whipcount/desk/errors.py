"""From an error of ours to an answer with its status: a page for people, JSON for programs."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from whipcount.errors import WhipcountError

__all__ = ["Faults"]

_AWAY = "The database does not answer, or has no room left. Nothing was stored; try again in a moment.\n"


class Faults:
    """Middleware: user mistakes become one sentence with the status that the error tree gives them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the answer to a mistake or a database that is away; None leaves a bug to Django."""
        if isinstance(error, OperationalError | InterfaceError):
            logging.getLogger(__name__).error("the database does not answer: %s", error)
            return HttpResponse(
                _AWAY, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "5"}
            )
        if not isinstance(error, WhipcountError):
            return None
        if request.path.startswith("/api/") or "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(error.to_dict(), status=error.http_status)
        return render(request, "desk/mistake.html", {"error": error}, status=error.http_status)
