"""``/healthz``: whether the desk can answer and its database with it, has room and the time is right."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from whipcount.desk.ledger.clock import behind
from whipcount.desk.ledger.trouble import has_room

__all__ = ["healthz"]


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Return 200 while the database answers, 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
        room, late = has_room(), behind()
    except DatabaseError:
        return _answer({"ok": False, "database": "away"}, 503)
    told = {
        "ok": True,
        "database": "here",
        "room": "not told" if room is None else "enough" if room else "little",
        "clock": "behind" if late else "right",
    }
    return _answer(told, 200)


def _answer(body: dict[str, object], status: int) -> JsonResponse:
    answer = JsonResponse(body, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
