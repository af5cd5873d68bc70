"""What is counted, and what is told about it: in headers of every answer, and in place of one that is refused."""

from __future__ import annotations

import json

from whipcount.desk.throttle.allowance import PERIOD, Left
from whipcount.errors import UserError

__all__ = ["STATUS", "Header", "TooOftenError", "headers_of", "is_counted", "refusal"]

Header = tuple[str, str]
STATUS = "429 Too Many Requests"

_API = "/api/"
_PAGE = "/api/v1/docs"
_SEEN = ("Access-Control-Expose-Headers", "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After")


class TooOftenError(UserError):
    """Somebody asks the API more often than he may."""

    code = "too_often"
    http_status = 429


def is_counted(path: str) -> bool:
    """Tell whether a path belongs to the API; its page for people does not."""
    return path.startswith(_API) and path != _PAGE


def headers_of(limit: int, left: Left) -> list[Header]:
    """Return what every answer of the API tells: the limit, what is left of it, the seconds until it is whole."""
    return [
        ("RateLimit-Limit", str(limit)),
        ("RateLimit-Remaining", str(left.requests)),
        ("RateLimit-Reset", str(left.whole)),
        _SEEN,
    ]


def refusal(limit: int, left: Left) -> tuple[list[Header], bytes]:
    """Return headers and body of the answer to a request that is not granted."""
    often = f"{limit:,} requests" if limit > 1 else "one request"
    error = TooOftenError(
        f"One address may make {often} to the API in {PERIOD} seconds; ask again after {left.wait} s. "
        "The tables under downloads/ have a whole case at once."
    )
    body = json.dumps(error.to_dict(), ensure_ascii=False, separators=(",", ":")).encode()
    return [
        ("Content-Type", "application/json; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Retry-After", str(left.wait)),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        *headers_of(limit, left),
    ], body
