"""The page that describes the API to people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from whipcount.desk.tracker.api.v1 import api
from whipcount.desk.tracker.views.common import page

__all__ = ["api_docs"]


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """Return the questions of the API with their parameters, read from its OpenAPI document."""
    paths = api.get_openapi_schema()["paths"]
    asks = [(path, one["get"]) for path, one in paths.items() if "get" in one]
    return page(request, "api", "API", asks=asks)
