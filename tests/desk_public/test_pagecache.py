"""The layer of kept pages: what is given at once, what is made anew, and when a reader has to wait."""

import gzip
import io
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import OperationalError

from whipcount.desk.tracker.keeping.asked import Asked
from whipcount.desk.tracker.keeping.making import Made, Making
from whipcount.desk.tracker.keeping.state import State
from whipcount.desk.tracker.pagecache import BEHIND, PageCache

BODY = b"<p>" + b"word " * 1000 + b"</p>"


class Site:
    """A WSGI application that counts how often it is asked, and says with which revision it made its answer."""

    def __init__(self, headers: list[tuple[str, str]] | None = None, status: str = "200 OK") -> None:
        self.asked: list[str] = []
        self.status = status
        self.headers = headers if headers is not None else [("Content-Type", "text/html"), ("ETag", '"a"')]
        self.body = BODY

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        self.asked.append(environ["REQUEST_METHOD"])
        start_response(self.status, list(self.headers))
        yield self.body


class Desk:
    """A cache with a clock, a database of one case, and a site that can be changed by hand."""

    def __init__(self, site: Site | None = None, **more: Any) -> None:
        self.site = site or Site()
        self.now = 0.0
        self.words = {"small": "1", "other": "1"}
        self.known = "1"
        self.is_away = False
        self.cache = PageCache(
            self.site, clock=lambda: self.now, read=self.read, known=lambda slug, day: self.known, **more
        )
        self.wanted: list[Asked] = []
        self.cache.renewer.want = self.wanted.append  # type: ignore[method-assign]

    def read(self) -> State:
        if self.is_away:
            raise OperationalError
        return State(dict(self.words), str(self.words))

    def change(self, slug: str = "small") -> None:
        self.words[slug] += "+"
        self.site.body += b"."
        self.site.headers = [("Content-Type", "text/html"), ("ETag", f'"{len(self.site.body)}"')]

    def renew(self) -> None:
        for asked in dict.fromkeys(self.wanted):
            self.cache.renew(asked)
        self.wanted.clear()

    def ask(self, path: str = "/", method: str = "GET", **more: Any) -> tuple[str, dict[str, str], bytes]:
        told: list[Any] = []
        environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_HOST": "localhost", "wsgi.url_scheme": "http"}
        body = b"".join(self.cache(environ | more, lambda status, headers: told.append((status, dict(headers)))))
        return told[0][0], told[0][1], body


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_same_address_of_the_same_state_is_made_once(desk: Desk) -> None:
    assert [desk.ask()[2] for _ in range(3)] == [BODY] * 3
    assert len(desk.site.asked) == 1


def test_after_a_change_the_last_good_page_is_given_at_once_with_its_age(desk: Desk) -> None:
    desk.ask()
    desk.change()
    desk.now = 3.0
    status, headers, body = desk.ask()
    assert (status, body, headers["Age"]) == ("200 OK", BODY, "3")
    assert len(desk.site.asked) == 1
    assert [asked.path for asked in set(desk.wanted)] == ["/"]
    desk.renew()
    desk.now = 3.5
    _, headers, body = desk.ask()
    assert (body, headers["Age"]) == (BODY + b".", "0")


def test_a_page_never_stays_behind_longer_than_the_bound(desk: Desk) -> None:
    desk.ask()
    desk.change()
    desk.now = BEHIND - 1
    assert desk.ask()[2] == BODY
    desk.now = BEHIND + 1
    _, headers, body = desk.ask()
    assert (body, headers["Age"]) == (BODY + b".", "0")


def test_a_page_that_nobody_asked_for_meanwhile_is_not_given_as_it_was_hours_ago(desk: Desk) -> None:
    desk.ask()
    desk.now = 9_000.0
    desk.change()
    assert desk.ask()[2] == BODY + b"."


def test_a_change_has_what_was_asked_for_lately_made_anew_before_anybody_asks_again(desk: Desk) -> None:
    desk.ask("/cases/small/")
    desk.ask("/cases/other/")
    desk.ask("/house/2022-01-19/")
    desk.now = 2.0
    desk.change("small")
    desk.cache.states.look()
    assert [asked.path for asked in desk.wanted] == ["/cases/small/"]
    desk.wanted.clear()
    desk.now = 120.0
    desk.change("small")
    desk.cache.states.look()
    assert desk.wanted == []


def test_a_change_of_one_case_leaves_the_pages_of_others_and_of_the_register_as_they_are(desk: Desk) -> None:
    for path in ("/cases/small/", "/cases/other/", "/house/2022-01-19/", "/members/1/"):
        desk.ask(path)
    desk.change("small")
    desk.now = 20.0
    for path in ("/cases/small/", "/cases/other/", "/house/2022-01-19/", "/members/1/"):
        desk.ask(path)
    assert len(desk.site.asked) == 4 + 2


def test_a_page_of_both_days_changes_only_when_events_known_by_then_do(desk: Desk) -> None:
    path, query = "/cases/small/days/2022-01-19/", "known=2022-01-20"
    desk.ask(path, QUERY_STRING=query)
    desk.change()
    desk.now = 30.0
    _, headers, body = desk.ask(path, QUERY_STRING=query)
    assert (body, headers["Age"], len(desk.site.asked)) == (BODY, "0", 1)
    desk.known = "2"
    desk.change()
    desk.now = 60.0
    assert desk.ask(path, QUERY_STRING=query)[2] == BODY + b".."


def test_in_a_burst_of_changes_a_page_is_made_once_a_second(desk: Desk) -> None:
    desk.ask()
    for moment in range(1, 40):
        desk.now = moment / 10
        desk.change()
        desk.ask()
        desk.renew()
    assert len(desk.site.asked) <= 6


def test_a_page_is_made_anew_after_a_minute_since_it_tells_how_fresh_it_is(desk: Desk) -> None:
    desk.ask()
    desk.now = 59.0
    desk.ask()
    assert not desk.wanted
    desk.now = 61.0
    assert desk.ask()[1]["Age"] == "1"
    assert desk.wanted


def test_somebody_of_the_desk_sees_at_once_what_he_has_done(desk: Desk) -> None:
    desk.ask()
    desk.change()
    desk.now = 0.3
    assert desk.ask()[2] == BODY
    assert desk.ask(HTTP_COOKIE="sessionid=abc")[2] == BODY + b"."
    assert desk.ask()[2] == BODY + b"."


def test_nothing_of_the_reader_reaches_what_is_kept_for_all() -> None:
    seen: list[dict[str, Any]] = []

    class Nosy(Site):
        def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
            seen.append(environ)
            return super().__call__(environ, start_response)

    Desk(Nosy()).ask(HTTP_COOKIE="sessionid=abc", HTTP_ACCEPT_LANGUAGE="cy", HTTP_IF_NONE_MATCH='"x"', wsgi=1)
    assert {name for name in seen[0] if name.startswith("HTTP_")} == {"HTTP_HOST"}


def test_those_who_ask_for_a_new_page_at_once_have_it_made_once() -> None:
    begun, go = threading.Event(), threading.Event()

    class Slow(Site):
        def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
            begun.set()
            go.wait(10)
            return super().__call__(environ, start_response)

    desk = Desk(Slow())
    bodies: list[bytes] = []
    threads = [threading.Thread(target=lambda: bodies.append(desk.ask()[2])) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    go.set()
    for thread in threads:
        thread.join(10)
    assert (bodies, len(desk.site.asked)) == ([BODY] * 5, 1)


def test_the_maker_is_asked_for_what_is_made_anew_and_not_for_what_a_reader_waits_for() -> None:
    asked: list[Asked] = []

    def elsewhere(here: Making) -> Callable[[Asked], Made]:
        def make(one: Asked) -> Made:
            asked.append(one)
            return here(one)

        return make

    desk = Desk(maker=elsewhere)
    desk.ask()
    assert not asked
    desk.change()
    desk.now = 2.0
    desk.ask()
    desk.renew()
    assert [one.path for one in asked] == ["/"] * len(asked)
    assert asked


def test_host_query_and_path_tell_pages_apart(desk: Desk) -> None:
    for more in ({}, {"QUERY_STRING": "on=2022-01-19"}, {"HTTP_HOST": "other"}, {"HTTP_X_FORWARDED_PROTO": "https"}):
        desk.ask(**more)
    desk.ask("/members/")
    assert len(desk.site.asked) == 5


@pytest.mark.parametrize("path", ["/desk/", "/desk/login/", "/healthz", "/static/public/public.css"])
def test_the_desk_is_never_kept(desk: Desk, path: str) -> None:
    desk.ask(path)
    desk.ask(path)
    assert len(desk.site.asked) == 2


def test_what_is_sent_is_never_kept(desk: Desk) -> None:
    desk.ask(method="POST")
    desk.ask(method="POST")
    assert desk.site.asked == ["POST", "POST"]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("404 Not Found", [("Content-Type", "text/html"), ("ETag", '"a"')]),
        ("200 OK", [("Content-Type", "text/html")]),
        ("200 OK", [("Content-Type", "text/html"), ("ETag", '"a"'), ("Set-Cookie", "a=b")]),
    ],
)
def test_mistakes_and_private_answers_are_not_kept(status: str, headers: list[tuple[str, str]]) -> None:
    desk = Desk(Site(headers, status))
    assert [desk.ask()[0] for _ in range(2)] == [status] * 2
    assert len(desk.site.asked) == 2


def test_a_page_that_is_public_no_longer_is_no_longer_given(desk: Desk) -> None:
    desk.ask("/cases/small/")
    desk.change()
    desk.site.status = "404 Not Found"
    desk.now = 2.0
    desk.ask("/cases/small/")
    desk.renew()
    assert desk.ask("/cases/small/")[0] == "404 Not Found"


def test_a_head_gets_the_length_and_no_body(desk: Desk) -> None:
    status, headers, body = desk.ask(method="HEAD")
    assert (status, headers["Content-Length"], body) == ("200 OK", str(len(BODY)), b"")
    assert desk.site.asked == ["GET"]


def test_a_reader_who_has_the_page_gets_304(desk: Desk) -> None:
    status, _, body = desk.ask(HTTP_IF_NONE_MATCH='"a"')
    assert (status, body) == ("304 Not Modified", b"")


def test_who_takes_gzip_gets_it(desk: Desk) -> None:
    _, headers, body = desk.ask(HTTP_ACCEPT_ENCODING="gzip, br")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == BODY


def test_no_more_is_kept_than_allowed() -> None:
    desk = Desk(most_bytes=20_000)
    for n in range(50):
        desk.ask(f"/members/{n}/")
    assert desk.cache.shelf.bytes <= 20_000
    assert 0 < len(desk.cache.shelf) < 50


def test_a_page_survives_its_database_and_comes_back_by_itself(desk: Desk) -> None:
    desk.ask()
    desk.is_away = True
    desk.now = 5.0
    status, headers, body = desk.ask()
    assert (status, body, headers["Age"]) == ("200 OK", BODY, "5")
    assert headers["Warning"].startswith("110")
    assert desk.ask("/never/made/")[0] == "503 Service Unavailable"
    desk.is_away = False
    desk.now = 7.0
    assert "Warning" not in desk.ask()[1]
    assert desk.ask("/never/made/")[0] == "200 OK"


def test_a_database_that_goes_away_while_a_page_is_made_leaves_the_page_before(desk: Desk) -> None:
    desk.ask()
    desk.change()
    desk.now = 0.5
    desk.ask()
    real, desk.now = desk.read, BEHIND + 5

    def goes_away(asked: Asked) -> Made:
        raise OperationalError

    desk.cache.here = goes_away  # type: ignore[assignment]
    status, headers, body = desk.ask()
    assert (status, body, headers["Warning"][:3]) == ("200 OK", BODY, "110")
    assert real is not None


def test_a_fault_while_making_lets_the_next_one_try() -> None:
    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        raise ValueError("broken")

    desk = Desk(broken)  # type: ignore[arg-type]
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            desk.ask()


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
        ask = [Desk(), Desk()]
        ask[0].cache, ask[1].cache = quick, whole
        ask[0].ask(path, QUERY_STRING="on=2005-01-01", **more)
        quick.here.application = None  # type: ignore[assignment] - from here on it must do without
        for query in ("on=2022-01-19", "on=2026-05-13&known=2026-05-08", "on=2019-11-20"):
            mine = ask[0].ask(path, QUERY_STRING=query, **more)
            assert mine == ask[1].ask(path, QUERY_STRING=query, **more)
            whole.here._heads.clear()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
