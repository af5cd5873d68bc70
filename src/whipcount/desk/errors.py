"""From an error of ours to an answer with its status: a page for people, JSON for programs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import defaults

from whipcount.desk.ledger.trouble import SENTENCES, trouble_of
from whipcount.errors import WhipcountError

__all__ = ["Faults", "database_fault", "server_error"]


class Faults:
    """Middleware: user mistakes become one sentence with the status that the error tree gives them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the answer to a mistake or a database in trouble; None leaves a bug to Django."""
        if isinstance(error, OperationalError | InterfaceError):
            return database_fault(error)
        if not isinstance(error, WhipcountError):
            return None
        if request.path.startswith("/api/") or "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(error.to_dict(), status=error.http_status)
        return render(request, "desk/mistake.html", {"error": error}, status=error.http_status)


def database_fault(error: Exception) -> HttpResponse:
    """Return what is told when the database does not do what it is asked; nothing was stored."""
    logging.getLogger(__name__).error("the database fails: %s", error)
    text = f"{SENTENCES[trouble_of(error)]}\n"
    return HttpResponse(text, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "5"})


def server_error(request: HttpRequest) -> HttpResponse:
    """Return what is told after a bug, or when a session could not be read or stored because of the database."""
    fault = sys.exc_info()[1]
    if isinstance(fault, OperationalError | InterfaceError):
        return database_fault(fault)
    return defaults.server_error(request)
