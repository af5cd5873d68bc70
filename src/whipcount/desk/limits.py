"""A bound on what anybody may send, before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["LARGEST", "Limits"]

LARGEST = 6 * 1024 * 1024
"""Bytes of the largest request: a story as a PDF with the form around it."""


class Limits:
    """Middleware: a request that says that it is larger gets 413."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST:
            text = f"A request may have {LARGEST // 1024 // 1024} MB; paste the part of the story that matters.\n"
            return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
