"""What every public view shares: the clocks, the frame of a page, conditional answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe

from whipcount.desk.tracker.asked import Clocks, clocks, day_of
from whipcount.desk.tracker.etag import etag_of
from whipcount.desk.tracker.opened import Opened
from whipcount.facts.people import register

__all__ = ["address", "asked_of", "case_clocks", "conditional", "file_answer", "is_static", "page", "safe_svg"]


_KEPT = "public, max-age=5, stale-while-revalidate=25"


def asked_of(request: HttpRequest, default: date, day: str | None = None) -> Clocks:
    """Return the clocks that a request asks for: the day in its path or in ``on``.

    Raises
    ------
    InputError : not a day, or two
    """
    return clocks(request.GET, default, day_of(day, "The day in the path") if day else None)


def case_clocks(request: HttpRequest, opened: Opened, day: str | None = None) -> Clocks:
    """Return the clocks of a page about a case; by default its last day."""
    return asked_of(request, opened.last, day)


def page(request: HttpRequest, template: str, title: str, asked: Clocks | None = None, **context: Any) -> HttpResponse:
    """Return a page in the frame of the site."""
    query = asked.query if asked and not is_static(request) else ""
    frame = {
        "title": title, "asked": asked, "clock_query": query, "is_static": is_static(request),
        "canonical": address(request, request.path), "register_end": _end_before(asked),
    }  # fmt: skip
    return render(request, f"public/{template}.html", frame | context)


def _end_before(asked: Clocks | None) -> date | None:
    """Return the last day of the register where a page asks for a later one."""
    end = register().known_until
    return end if asked is not None and asked.on > end else None


def address(request: HttpRequest, path: str) -> str:
    """Return the whole address of a path: under the base of a static site, else under the host asked."""
    base = getattr(request, "static_base", None)
    return f"{base}{path}" if base is not None else request.build_absolute_uri(path)


def is_static(request: HttpRequest) -> bool:
    """Tell whether the page is written to a file, where no question can be answered."""
    return getattr(request, "static_base", None) is not None


def safe_svg(svg: str) -> SafeString:
    """Return a chart of ours for a template; the charts escape every word themselves."""
    return mark_safe(svg)


def conditional(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Return an answer with its ETag, or 304 where the reader has it; other caches may give it for half a minute."""
    if answer.status_code != 200:
        return answer
    etag = etag_of(answer.content)
    answer.headers["ETag"] = etag
    answer.headers.setdefault("Cache-Control", _KEPT)
    return get_conditional_response(request, etag=etag, response=answer) or answer


def file_answer(
    body: str | bytes, content_type: str, name: str | None = None, headers: dict[str, str] | None = None
) -> HttpResponse:
    """Return a file that other sites may fetch.

    Parameters
    ----------
    name : of the file that a browser saves it as, None to show it
    """
    answer = HttpResponse(body, content_type=content_type)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if name:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    for key, value in (headers or {}).items():
        answer.headers[key] = value
    return answer
