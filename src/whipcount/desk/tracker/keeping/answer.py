"""One public answer: made by the application without anything of the reader who asks, given to any reader."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

__all__ = ["Answer", "Application", "Environ", "Header", "StartResponse", "give", "make", "plain"]

Environ: TypeAlias = dict[str, Any]
Header: TypeAlias = tuple[str, str]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

_TEXT = ("text/", "application/json", "application/ld+json", "application/atom", "application/feed", "image/svg")
_SMALLEST = 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made.

    Attributes
    ----------
    squeezed : the body for those who take gzip, None where that is not worth it
    etag : None for what must not be kept: a mistake, or an answer with a cookie
    """

    status: str
    headers: tuple[Header, ...]
    body: bytes
    squeezed: bytes | None
    etag: str | None

    @property
    def size(self) -> int:
        """About how many bytes it takes to keep."""
        return len(self.body) + len(self.squeezed or b"") + 2000


def make(application: Application, environ: Environ) -> Answer:
    """Return the application's answer to an address."""
    told: list[Any] = []
    found = application(environ, lambda status, headers, *_: told.append((status, headers)))
    body = b"".join(found)
    getattr(found, "close", lambda: None)()
    status, headers = told[0]
    return plain(status, headers, body)


def plain(status: str, headers: Iterable[Header], body: bytes) -> Answer:
    """Return an answer from what an application has said."""
    named = {name.lower(): value for name, value in headers}
    if not status.startswith("200") or "set-cookie" in named or "etag" not in named:
        return Answer(status, tuple(headers), body, None, None)
    is_text = named.get("content-type", "").startswith(_TEXT) and len(body) >= _SMALLEST
    left = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary")]
    squeezed = gzip.compress(body, 5, mtime=0) if is_text else None
    return Answer(status, (*left, ("Vary", "Accept-Encoding")), body, squeezed, named["etag"])


def give(
    answer: Answer, environ: Environ, start_response: StartResponse, more: Iterable[Header] = ()
) -> Iterable[bytes]:
    """Answer a reader: 304 where he has the page, packed where he takes that, only the head where he wants no more."""
    is_head = environ["REQUEST_METHOD"] == "HEAD"
    if answer.etag is None:
        start_response(answer.status, [*answer.headers, *more])
        return [] if is_head else [answer.body]
    headers = [*answer.headers, *more]
    if answer.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", headers)
        return []
    body = answer.body
    if answer.squeezed is not None and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = answer.squeezed
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if is_head else [body]
