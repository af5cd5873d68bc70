"""The API itself: how it answers, and how it tells a mistake."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import BaseRenderer

from whipcount.desk.tracker.licence import ADDRESS, CREDIT, NAME
from whipcount.desk.tracker.views.common import conditional
from whipcount.errors import InputError, UserError

__all__ = ["MOST", "api", "paged"]

MOST = 1000
"""Rows of the largest page of a list."""
_T = TypeVar("_T")


class _Json(BaseRenderer):
    """JSON with the letters of every language as they are."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """Return the text."""
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_said)


def _said(value: object) -> str:
    """Return a day or a moment as RFC 3339 writes it."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in JSON")


class _Api(NinjaAPI):
    """Every answer has an ETag and may be fetched by pages of other sites."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        """Return the answer, or 304 where the reader has it."""
        made = super().create_response(request, data, **kwargs)
        made.headers["Access-Control-Allow-Origin"] = "*"
        made.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        made.headers["Link"] = f'<{ADDRESS}>; rel="license"'
        return conditional(request, made)


api = _Api(
    title="whipcount", version="1", description=f"Who stands where, on any day, as known on any day. {NAME}. {CREDIT}",
    urls_namespace="tracker-api", renderer=_Json(), docs_url=None,
)  # fmt: skip


@api.exception_handler(UserError)
def _mistake(request: HttpRequest, error: UserError) -> HttpResponse:
    return api.create_response(request, error.to_dict(), status=error.http_status)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    told = [f"{one['loc'][-1]}: {one['msg']}" for one in error.errors]
    return _mistake(request, InputError("The question cannot be read; mend what is listed.", told))


def paged(rows: Sequence[_T], limit: int, offset: int) -> dict[str, Any]:
    """Return a part of a list, with where the next one begins.

    Examples
    --------
    >>> paged([1, 2, 3], 2, 0)
    {'total': 3, 'offset': 0, 'limit': 2, 'next': 2, 'items': [1, 2]}
    """
    end = offset + limit
    return {
        "total": len(rows),
        "offset": offset,
        "limit": limit,
        "next": end if end < len(rows) else None,
        "items": rows[offset:end],
    }
