"""The limit before an application of WSGI, the kept pages among it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whipcount.desk.throttle.allowance import Allowance
from whipcount.desk.throttle.client import client_of
from whipcount.desk.throttle.told import STATUS, Header, headers_of, is_counted, refusal
from whipcount.desk.tracker.keeping.answer import Application, Environ, StartResponse

__all__ = ["Limited", "limited"]


def limited(application: Application, limit: int, proxies: int) -> Application:
    """Return an application that answers each client so many questions to the API a minute; 0 sets no limit.

    Parameters
    ----------
    proxies : as ``client_of`` takes them
    """
    return Limited(application, Allowance(limit), proxies) if limit else application


class Limited:
    """WSGI application before another one; what is not asked of the API passes untouched."""

    def __init__(self, application: Application, allowance: Allowance, proxies: int = 0) -> None:
        self.application = application
        self.allowance = allowance
        self.proxies = proxies

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, with what is left in its headers, or refuse it."""
        if not is_counted(environ.get("PATH_INFO", "")):
            return self.application(environ, start_response)
        limit = self.allowance.limit
        left = self.allowance.take(
            client_of(environ.get("REMOTE_ADDR", ""), environ.get("HTTP_X_FORWARDED_FOR", ""), self.proxies)
        )
        if left.wait:
            headers, body = refusal(limit, left)
            start_response(STATUS, headers)
            return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]
        more = headers_of(limit, left)

        def start(status: str, headers: Iterable[Header], *rest: Any) -> Any:
            return start_response(status, [*headers, *more], *rest)

        return self.application(environ, start)
