"""Public answers kept in the process: the same address of the same revision is made once.

The layer stands before Django. Whether anything has changed is asked of the database for every request, in one short
query, so that an accepted event shows at once; in a burst of them a page is made anew once a second, and while one
thread makes it, the others give the one before it.
If the database does not answer, the last pages are given with a warning, and everything recovers by itself.
"""

from __future__ import annotations

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeAlias

from django.db import Error, connection

from whipcount.desk.tracker.etag import etag_of
from whipcount.desk.tracker.quick import QUICK

__all__ = ["PageCache", "stamp"]

Environ: TypeAlias = dict[str, Any]
Header: TypeAlias = tuple[str, str]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environ, StartResponse], Iterable[bytes]]

_STAMP_SQL = (
    "SELECT COUNT(*), SUM(revision), MAX(changed_at), MAX(checked_at), SUM(stale_after_hours), "
    "SUM(CASE WHEN is_public THEN id ELSE 0 END) FROM ledger_case"
)
_PRIVATE = ("/desk/", "/static/", "/healthz")
_LONGEST = 600
_SECONDS = 60.0
_BURST = 1.0
_TEXT = ("text/", "application/json", "application/ld+json", "application/atom", "application/feed", "image/svg")
_SMALLEST = 1024


@dataclass(slots=True)
class _Kept:
    """One answer with what it was made from; ``is_busy`` while a thread makes it anew."""

    stamp: object
    made: float
    headers: list[Header]
    etag: str
    body: bytes
    squeezed: bytes | None
    is_busy: bool = False


def stamp() -> object:
    """Return a value that changes with everything that a public page is made from.

    Raises
    ------
    django.db.Error : the database does not answer
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAMP_SQL)
        return cursor.fetchone()


class PageCache:
    """WSGI application around Django.

    Parameters
    ----------
    application : what makes the answers
    most_bytes : how much is kept
    clock : seconds, for tests; a page is made anew after a minute, since what it says of its age changes
    """

    def __init__(
        self, application: Application, most_bytes: int = 128 * 1024 * 1024, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.application = application
        self.most_bytes = most_bytes
        self.clock = clock
        self._held: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()
        self._bytes = 0
        self._heads: dict[tuple[str, ...], list[Header]] = {}
        self._lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        key = _key(environ)
        if key is None:
            return self.application(environ, start_response)
        try:
            now = stamp()
        except Error:
            connection.close()
            return self._without_database(key, environ, start_response)
        kept = self._fresh(key, now)
        if kept is None:
            return self._make(key, now, environ, start_response)
        return _give(kept, environ, start_response)

    def _fresh(self, key: tuple[str, ...], now: object) -> _Kept | None:
        """Return an answer that may be given; None makes the caller the one who makes it."""
        with self._lock:
            kept = self._held.get(key)
            if kept is None:
                return None
            self._held.move_to_end(key)
            age = self.clock() - kept.made
            if (kept.stamp == now and age < _SECONDS) or age < _BURST or kept.is_busy:
                return kept
            kept.is_busy = True
            return None

    def _make(
        self, key: tuple[str, ...], now: object, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        quick = self._answered(key, now)
        if quick is not None:
            self._put(key, quick)
            return _give(quick, environ, start_response)
        told: list[Any] = []
        asked = environ | {"REQUEST_METHOD": "GET"}
        asked.pop("HTTP_IF_NONE_MATCH", None)
        try:
            answer = self.application(asked, lambda status, headers, *_: told.append((status, headers)))
            body = b"".join(answer)
            getattr(answer, "close", lambda: None)()
            status, headers = told[0]
            kept = self._kept(now, status, headers, body)
            if kept is not None:
                self._put(key, kept)
                if key[2] in QUICK:
                    self._heads[key[:3]] = kept.headers
                return _give(kept, environ, start_response)
        finally:
            self._done(key)
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _answered(self, key: tuple[str, ...], now: object) -> _Kept | None:
        """Return what can be said without Django, under the headers that Django gave that path before."""
        host, scheme, path, query = key
        heads = self._heads.get((host, scheme, path)) if path in QUICK else None
        body = QUICK[path](query) if heads is not None else None
        if heads is None or body is None:
            return None
        etag = etag_of(body)
        told = [(name, etag if name.lower() == "etag" else value) for name, value in heads]
        return _Kept(now, self.clock(), told, etag, body, None)

    def _kept(self, now: object, status: str, headers: list[Header], body: bytes) -> _Kept | None:
        named = {name.lower(): value for name, value in headers}
        if not status.startswith("200") or "set-cookie" in named or "etag" not in named:
            return None
        is_text = named.get("content-type", "").startswith(_TEXT) and len(body) >= _SMALLEST
        squeezed = gzip.compress(body, 5, mtime=0) if is_text else None
        left = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary")]
        return _Kept(now, self.clock(), [*left, ("Vary", "Accept-Encoding")], named["etag"], body, squeezed)

    def _put(self, key: tuple[str, ...], kept: _Kept) -> None:
        with self._lock:
            self._drop(key)
            self._held[key] = kept
            self._bytes += _size(kept)
            while self._bytes > self.most_bytes and self._held:
                self._drop(next(iter(self._held)))

    def _drop(self, key: tuple[str, ...]) -> None:
        old = self._held.pop(key, None)
        self._bytes -= _size(old) if old else 0

    def _done(self, key: tuple[str, ...]) -> None:
        with self._lock:
            kept = self._held.get(key)
            if kept is not None:
                kept.is_busy = False

    def _without_database(
        self, key: tuple[str, ...], environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        with self._lock:
            kept = self._held.get(key)
        if kept is not None:
            return _give(kept, environ, start_response, [("Warning", '110 whipcount "the database is away"')])
        text = b"The tracker's database does not answer; this page will come back by itself.\n"
        head = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text))), ("Retry-After", "5")]
        start_response("503 Service Unavailable", head)
        return [text]


def _key(environ: Environ) -> tuple[str, ...] | None:
    """Return what tells answers apart, None for what is never kept."""
    path = environ.get("PATH_INFO", "")
    query = environ.get("QUERY_STRING", "")
    if environ.get("REQUEST_METHOD") not in ("GET", "HEAD") or path.startswith(_PRIVATE):
        return None
    if len(path) + len(query) > _LONGEST:
        return None
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme", "http")
    return environ.get("HTTP_HOST", ""), scheme, path, query


def _size(kept: _Kept) -> int:
    return len(kept.body) + len(kept.squeezed or b"") + 1000


def _give(kept: _Kept, environ: Environ, start_response: StartResponse, more: Iterable[Header] = ()) -> Iterable[bytes]:
    headers = [*kept.headers, *more]
    if kept.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", headers)
        return []
    body = kept.body
    if kept.squeezed is not None and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = kept.squeezed
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
