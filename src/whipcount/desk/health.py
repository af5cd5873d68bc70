"""``/healthz``: whether the desk can answer and its database with it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

__all__ = ["healthz"]


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Return 200 while the database answers, 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return _answer({"ok": False, "database": "away"}, 503)
    return _answer({"ok": True, "database": "here"}, 200)


def _answer(body: dict[str, object], status: int) -> JsonResponse:
    answer = JsonResponse(body, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
