"""What of a request a public page may depend on: host, scheme, path and query, nothing of the reader."""

from __future__ import annotations

import io
import sys
from typing import Any, NamedTuple

from whipcount.desk.tracker.keeping.answer import Environ

__all__ = ["Asked", "asked_of", "environ_of", "is_signed_in"]

_PRIVATE = ("/desk/", "/static/", "/healthz")
_LONGEST = 600
_SESSION = "sessionid="


class Asked(NamedTuple):
    """What tells public answers apart."""

    host: str
    scheme: str
    forwarded: str
    script: str
    port: str
    path: str
    query: str


def asked_of(environ: Environ) -> Asked | None:
    """Return what a request asks for, None for what is never kept."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if environ.get("REQUEST_METHOD") not in ("GET", "HEAD") or path.startswith(_PRIVATE):
        return None
    if len(path) + len(query) > _LONGEST or not environ.get("HTTP_HOST"):
        return None
    return Asked(
        environ["HTTP_HOST"],
        environ.get("wsgi.url_scheme", "http"),
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ.get("SCRIPT_NAME", ""),
        str(environ.get("SERVER_PORT", "80")),
        path,
        query,
    )


def environ_of(asked: Asked) -> Environ:
    """Return a request for the whole page, as from a reader of whom nothing is known."""
    forwarded: dict[str, Any] = {"HTTP_X_FORWARDED_PROTO": asked.forwarded} if asked.forwarded else {}
    return forwarded | {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": asked.script,
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "HTTP_HOST": asked.host,
        "SERVER_NAME": asked.host.rpartition(":")[0] or asked.host,
        "SERVER_PORT": asked.port,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": asked.scheme,
        "wsgi.version": (1, 0),
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def is_signed_in(environ: Environ) -> bool:
    """Tell whether the reader may be somebody of the desk, who wants to see what he has just done."""
    return _SESSION in environ.get("HTTP_COOKIE", "")
