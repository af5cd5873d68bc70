from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from whipcount.desk.tracker import pagecache
from whipcount.desk.tracker.pagecache import PageCache

BODY = b"<p>" + b"word " * 1000 + b"</p>"


class Site:
    """A WSGI application that counts how often it is asked."""

    def __init__(self, headers: list[tuple[str, str]] | None = None, status: str = "200 OK") -> None:
        self.asked: list[str] = []
        self.status = status
        self.headers = headers if headers is not None else [("Content-Type", "text/html"), ("ETag", '"a"')]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        self.asked.append(environ["REQUEST_METHOD"])
        start_response(self.status, list(self.headers))
        yield BODY


def ask(cache: PageCache, path: str = "/house/", method: str = "GET", **more: Any) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_HOST": "localhost", "wsgi.url_scheme": "http"} | more
    body = b"".join(cache(environ, lambda status, headers: told.append((status, dict(headers)))))
    return told[0][0], told[0][1], body


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def revision(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    held: list[object] = [1]
    monkeypatch.setattr(pagecache, "stamp", lambda: held[0])
    return held


def test_the_same_address_of_the_same_revision_is_made_once(site: Site, revision: list[object]) -> None:
    cache = PageCache(site)
    assert [ask(cache)[2] for _ in range(3)] == [BODY] * 3
    assert len(site.asked) == 1


def test_a_new_revision_is_made_anew(site: Site, revision: list[object]) -> None:
    now = [0.0]
    cache = PageCache(site, clock=lambda: now[0])
    ask(cache)
    revision[0] = 2
    now[0] = 5.0
    ask(cache)
    assert len(site.asked) == 2


def test_in_a_burst_of_changes_a_page_is_made_once_a_second(site: Site, revision: list[object]) -> None:
    now = [0.0]
    cache = PageCache(site, clock=lambda: now[0])
    for moment in range(30):
        now[0] = moment / 10
        revision[0] = moment
        ask(cache)
    assert len(site.asked) == 3


def test_a_page_is_made_anew_after_a_minute(site: Site, revision: list[object]) -> None:
    now = [0.0]
    cache = PageCache(site, clock=lambda: now[0])
    for moment in (0.0, 59.0, 61.0):
        now[0] = moment
        ask(cache)
    assert len(site.asked) == 2


def test_host_query_and_path_tell_pages_apart(site: Site, revision: list[object]) -> None:
    cache = PageCache(site)
    for more in ({}, {"QUERY_STRING": "on=2022-01-19"}, {"HTTP_HOST": "other"}, {"HTTP_X_FORWARDED_PROTO": "https"}):
        ask(cache, **more)
    ask(cache, "/members/")
    assert len(site.asked) == 5


@pytest.mark.parametrize("path", ["/desk/", "/desk/login/", "/healthz", "/static/public/public.css"])
def test_the_desk_is_never_kept(site: Site, revision: list[object], path: str) -> None:
    cache = PageCache(site)
    ask(cache, path)
    ask(cache, path)
    assert len(site.asked) == 2


def test_what_is_sent_is_never_kept(site: Site, revision: list[object]) -> None:
    cache = PageCache(site)
    ask(cache, method="POST")
    ask(cache, method="POST")
    assert site.asked == ["POST", "POST"]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("404 Not Found", [("Content-Type", "text/html"), ("ETag", '"a"')]),
        ("200 OK", [("Content-Type", "text/html")]),
        ("200 OK", [("Content-Type", "text/html"), ("ETag", '"a"'), ("Set-Cookie", "a=b")]),
    ],
)
def test_mistakes_and_private_answers_are_not_kept(
    revision: list[object], status: str, headers: list[tuple[str, str]]
) -> None:
    site = Site(headers, status)
    cache = PageCache(site)
    assert [ask(cache)[0] for _ in range(2)] == [status] * 2
    assert len(site.asked) == 2


def test_a_head_gets_the_length_and_no_body(site: Site, revision: list[object]) -> None:
    status, headers, body = ask(PageCache(site), method="HEAD")
    assert (status, headers["Content-Length"], body) == ("200 OK", str(len(BODY)), b"")
    assert site.asked == ["GET"]


def test_a_reader_who_has_the_page_gets_304(site: Site, revision: list[object]) -> None:
    status, _, body = ask(PageCache(site), HTTP_IF_NONE_MATCH='"a"')
    assert (status, body) == ("304 Not Modified", b"")


def test_who_takes_gzip_gets_it(site: Site, revision: list[object]) -> None:
    _, headers, body = ask(PageCache(site), HTTP_ACCEPT_ENCODING="gzip, br")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == BODY


def test_no_more_is_kept_than_allowed(site: Site, revision: list[object]) -> None:
    cache = PageCache(site, most_bytes=20_000)
    for n in range(50):
        ask(cache, f"/members/{n}/")
    assert cache._bytes <= 20_000
    assert 0 < len(cache._held) < 50


def test_a_page_survives_its_database(site: Site, monkeypatch: pytest.MonkeyPatch, revision: list[object]) -> None:
    from django.db import OperationalError

    cache = PageCache(site)
    ask(cache)

    def away() -> object:
        raise OperationalError

    monkeypatch.setattr(pagecache, "stamp", away)
    monkeypatch.setattr(pagecache.connection, "close", lambda: None)
    status, headers, body = ask(cache)
    assert (status, body) == ("200 OK", BODY)
    assert headers["Warning"].startswith("110")
    assert ask(cache, "/never/made/")[0] == "503 Service Unavailable"
    monkeypatch.setattr(pagecache, "stamp", lambda: 1)
    assert "Warning" not in ask(cache)[1]


def test_a_fault_while_making_lets_the_next_one_try(revision: list[object]) -> None:
    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        raise ValueError("broken")

    cache = PageCache(broken)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            ask(cache)


def test_while_one_makes_a_page_the_others_get_the_one_before(site: Site, revision: list[object]) -> None:
    now = [0.0]
    cache = PageCache(site, clock=lambda: now[0])
    ask(cache)
    revision[0] = 2
    now[0] = 5.0
    seen: list[bytes] = []

    def slow(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        seen.append(ask(cache)[2])
        start_response("200 OK", [("Content-Type", "text/html"), ("ETag", '"b"')])
        yield b"new"

    cache.application = slow
    assert ask(cache)[2] == b"new"
    assert seen == [BODY]


def test_the_stamp_changes_with_what_the_public_sees(small: Any) -> None:
    from django.utils import timezone

    from whipcount.desk.ledger.models import Case

    seen = {pagecache.stamp()}
    for change in ({"revision": 99}, {"is_public": False}, {"checked_at": timezone.now()}, {"stale_after_hours": 3}):
        Case.objects.filter(slug="small").update(**change)
        seen.add(pagecache.stamp())
    assert len(seen) == 5


def test_the_house_is_told_without_django_as_django_tells_it() -> None:
    from django.core.signals import request_finished, request_started
    from django.core.wsgi import get_wsgi_application
    from django.db import close_old_connections

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        application = get_wsgi_application()
        quick, whole = PageCache(application), PageCache(application)
        path = "/api/v1/house"
        more = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.input": io.BytesIO(), "SCRIPT_NAME": ""}
        ask(quick, path, QUERY_STRING="on=2005-01-01", **more)
        quick.application = None  # type: ignore[assignment] - from here on it must do without
        for query in ("on=2022-01-19", "on=2026-05-13&known=2026-05-08", "on=2019-11-20"):
            mine = ask(quick, path, QUERY_STRING=query, **more)
            assert mine == ask(whole, path, QUERY_STRING=query, **more)
            whole._heads.clear()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
