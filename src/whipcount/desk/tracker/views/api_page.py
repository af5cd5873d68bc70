"""The page that describes the API to people, and what is told where it has no question."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from whipcount.desk.tracker.api.v1 import api
from whipcount.desk.tracker.views.common import page
from whipcount.errors import NotFoundError

__all__ = ["api_docs", "no_question"]


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """Return the questions of the API with their parameters, read from its OpenAPI document."""
    paths = api.get_openapi_schema()["paths"]
    asks = [(path, one["get"]) for path, one in paths.items() if "get" in one]
    return page(request, "api", "API", asks=asks)


def no_question(request: HttpRequest, rest: str) -> HttpResponse:
    """Tell a program, in the shape of every mistake, that the API has no such question.

    Raises
    ------
    NotFoundError : always
    """
    raise NotFoundError(f"The API has no question at {request.path}; /api/v1/docs lists what can be asked.")
