"""The limit of the API: who is counted, what is counted, what is told, and when one may ask again."""

import asyncio
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import reverse

from whipcount.desk.throttle.allowance import Allowance
from whipcount.desk.throttle.asgi_door import AsyncLimited
from whipcount.desk.throttle.asgi_door import limited as limited_async
from whipcount.desk.throttle.client import client_of
from whipcount.desk.throttle.wsgi_door import Limited, limited
from whipcount.desk.tracker.pagecache import PageCache

SECOND = 1_000_000_000
ASKED = "/api/v1/cases"


class Clock:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> int:
        return int(self.now * SECOND)


class Site:
    """A WSGI and an ASGI application that note what reaches them."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b"{}"]

    async def asgi(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        self.asked.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": [(b"etag", b"a")]})
        await send({"type": "http.response.body", "body": b"{}"})


class Door:
    """Three requests a minute before a site."""

    def __init__(self, application: Any = None, proxies: int = 0) -> None:
        self.clock = Clock()
        self.site = Site()
        self.door = Limited(application or self.site, Allowance(3, self.clock), proxies)

    def ask(self, path: str = ASKED, client: str = "192.0.2.1", **more: Any) -> tuple[int, dict[str, str], bytes]:
        told: list[Any] = []
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "REMOTE_ADDR": client, "HTTP_HOST": "localhost",
            "QUERY_STRING": "", "wsgi.url_scheme": "http",
        }  # fmt: skip
        body = b"".join(self.door(environ | more, lambda status, headers: told.append((status, dict(headers)))))
        return int(told[0][0][:3]), told[0][1], body

    def statuses(self, times: int, *place: str, **more: Any) -> list[int]:
        return [self.ask(*place, **more)[0] for _ in range(times)]


@pytest.fixture
def door() -> Door:
    return Door()


def test_who_asks_too_often_gets_429_in_the_shape_of_the_api(door: Door) -> None:
    assert door.statuses(3) == [200] * 3
    status, headers, body = door.ask()
    told = json.loads(body)
    assert status == told["status"] == 429
    assert set(told) == {"ok", "error", "errors", "status", "code"}
    assert (told["ok"], told["code"]) == (False, "too_often")
    assert "3 requests to the API in 60 seconds; ask again after 20 s" in told["error"]
    assert (headers["Retry-After"], headers["Cache-Control"]) == ("20", "no-store")
    assert headers["Content-Type"].startswith("application/json")
    assert headers["Content-Length"] == str(len(body))
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert len(door.site.asked) == 3


def test_every_answer_tells_what_is_left(door: Door) -> None:
    names = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
    told = [door.ask()[1] for _ in range(4)]
    seen = [tuple(headers[name] for name in names) for headers in told]
    assert seen == [("3", "2", "20"), ("3", "1", "40"), ("3", "0", "60"), ("3", "0", "60")]
    assert all(name in told[0]["Access-Control-Expose-Headers"] for name in (*names, "Retry-After"))


def test_after_the_told_seconds_one_may_ask_again_and_after_a_minute_as_often_as_before(door: Door) -> None:
    assert door.statuses(4)[3] == 429
    door.clock.now = 19.5
    assert door.ask()[1]["Retry-After"] == "1"
    door.clock.now = 20.0
    assert door.statuses(2) == [200, 429]
    door.clock.now = 80.0
    assert door.statuses(4) == [200, 200, 200, 429]


def test_refused_requests_do_not_put_it_off(door: Door) -> None:
    door.statuses(100)
    door.clock.now = 20.0
    assert door.ask()[0] == 200


def test_another_client_is_not_concerned(door: Door) -> None:
    assert door.statuses(4)[3] == 429
    assert door.statuses(3, ASKED, "192.0.2.2") == [200] * 3


@pytest.mark.parametrize(
    "path",
    [
        "/", "/cases/small/", "/desk/", "/static/desk/desk.css", "/healthz", "/apiary", "/api/v1/docs",
        "/cases/small/feeds/changes.atom", "/cases/small/downloads/events.csv", "/oembed",
    ],
)  # fmt: skip
def test_what_is_not_of_the_api_is_neither_counted_nor_refused_nor_marked(door: Door, path: str) -> None:
    assert door.statuses(10, path) == [200] * 10
    assert door.statuses(4)[3] == 429
    status, headers, _ = door.ask(path)
    assert (status, "RateLimit-Limit" in headers) == (200, False)


def test_the_page_for_people_is_the_one_that_is_not_counted(door: Door) -> None:
    assert door.statuses(9, reverse("tracker-api-docs")) == [200] * 9
    assert door.statuses(4, reverse("tracker-api:openapi-json"))[3] == 429


def test_a_head_counts_and_gets_no_body(door: Door) -> None:
    door.statuses(3, REQUEST_METHOD="HEAD")
    status, _, body = door.ask(REQUEST_METHOD="HEAD")
    assert (status, body) == (429, b"")


def test_no_limit_leaves_the_application_as_it_is() -> None:
    site = Site()
    assert limited(site, 0, 0) is site
    assert limited_async(site.asgi, 0, 0) == site.asgi
    assert isinstance(limited(site, 600, 0), Limited)


def test_the_limit_stands_before_the_kept_pages() -> None:
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        door = Door(PageCache(get_wsgi_application()))
        more = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "SCRIPT_NAME": ""}
        found = [door.ask(**more) for _ in range(4)]
        assert [status for status, _, _ in found] == [200, 200, 200, 429]
        assert [headers["RateLimit-Remaining"] for _, headers, _ in found] == ["2", "1", "0", "0"]
        assert found[0][2] == found[2][2]
        assert door.ask("/", **more)[0] == 200
        assert "RateLimit-Limit" not in door.ask("/", **more)[1]
        door.clock.now = 60.0
        assert door.ask(**more)[1]["RateLimit-Remaining"] == "2"
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


class Slow(dict[str, int]):
    """Lets another thread go first between a look and what is written then."""

    def get(self, *asked: Any) -> Any:
        found = super().get(*asked)
        time.sleep(0.001)
        return found


def test_many_threads_get_no_more_than_one_does() -> None:
    allowance = Allowance(20, lambda: 0)
    allowance._whole_at = Slow()
    with ThreadPoolExecutor(8) as pool:
        granted = pool.map(lambda _: not allowance.take("a").wait, range(80))
        assert sum(granted) == 20


@pytest.mark.parametrize("limit", [1, 7, 60, 600, 7919, 1_000_000])
def test_exactly_so_many_are_granted_at_once(limit: int) -> None:
    allowance = Allowance(limit, lambda: 0)
    allowance._whole_at["a"] = allowance._share * max(limit - 50, 0)
    granted = [allowance.take("a") for _ in range(60)]
    left = min(limit, 50)
    assert [one.requests for one in granted] == [*range(left - 1, -1, -1), *[0] * (60 - left)]
    assert sum(not one.wait for one in granted) == left


def test_those_who_have_used_nothing_are_forgotten_first_and_no_more_are_remembered_than_allowed() -> None:
    clock = Clock()
    allowance = Allowance(2, clock, most_clients=10)
    for n in range(8):
        allowance.take(f"old {n}")
    clock.now = 40.0
    for _ in range(3):
        allowance.take("greedy")
    for n in range(4):
        allowance.take(f"new {n}")
    assert len(allowance) <= 10
    assert allowance.take("greedy").wait
    for n in range(1000):
        allowance.take(f"flood {n}")
        assert len(allowance) <= 10


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "client"),
    [
        ("192.0.2.1", "198.51.100.7", 0, "192.0.2.1"),
        ("10.0.0.1", "198.51.100.7", 1, "198.51.100.7"),
        ("10.0.0.1", "invented, 203.0.113.5, 198.51.100.7", 1, "198.51.100.7"),
        ("10.0.0.1", "invented, 203.0.113.5, 198.51.100.7", 2, "203.0.113.5"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.7", 2, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.7:51234", 1, "198.51.100.7"),
        ("10.0.0.1", "[2001:db8:1:2::9]:443", 1, "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "", 0, "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("", "", 0, ""),
        ("/run/a.sock", "", 0, "/run/a.sock"),
    ],
)
def test_a_client_is_told_by_an_address_that_he_cannot_make_up(
    peer: str, forwarded: str, proxies: int, client: str
) -> None:
    assert client_of(peer, forwarded, proxies) == client


def test_behind_a_proxy_each_client_is_counted_and_none_escapes_by_a_header_of_his_own() -> None:
    door = Door(proxies=1)
    seen = [door.ask(HTTP_X_FORWARDED_FOR=f"192.0.2.{n}, 198.51.100.7")[0] for n in range(4)]
    assert seen == [200, 200, 200, 429]
    assert door.ask(HTTP_X_FORWARDED_FOR="198.51.100.8")[0] == 200


class AsyncDoor:
    """The same under ASGI."""

    def __init__(self, proxies: int = 0) -> None:
        self.clock = Clock()
        self.site = Site()
        self.door = AsyncLimited(self.site.asgi, Allowance(3, self.clock), proxies)

    def ask(self, path: str = ASKED, client: str = "192.0.2.1", **more: Any) -> tuple[int, dict[str, str], bytes]:
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "headers": [], "client": (client, 1)} | more
        asyncio.run(self.door(scope, None, send))  # type: ignore[arg-type]
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], headers, sent[1]["body"]


@pytest.fixture
def no_loop_left() -> Iterator[None]:
    yield
    asyncio.set_event_loop(None)


@pytest.mark.usefixtures("no_loop_left")
def test_under_asgi_it_is_the_same() -> None:
    door = AsyncDoor()
    found = [door.ask() for _ in range(4)]
    assert [status for status, _, _ in found] == [200, 200, 200, 429]
    assert [headers["ratelimit-remaining"] for _, headers, _ in found] == ["2", "1", "0", "0"]
    assert (found[0][1]["etag"], found[3][1]["retry-after"]) == ("a", "20")
    assert json.loads(found[3][2])["code"] == "too_often"
    assert door.ask(method="HEAD")[2] == b""
    assert door.ask(client="192.0.2.2")[0] == door.ask("/")[0] == 200
    assert "ratelimit-limit" not in door.ask("/")[1]
    door.clock.now = 60.0
    assert door.ask()[0] == 200


@pytest.mark.usefixtures("no_loop_left")
def test_under_asgi_a_proxy_and_a_folder_before_the_path_are_known() -> None:
    door = AsyncDoor(proxies=1)
    more: dict[str, Any] = {"path": f"/tracker{ASKED}", "root_path": "/tracker"}
    headers = [[(b"x-forwarded-for", f"192.0.2.{n}".encode()), (b"x-forwarded-for", b"198.51.100.7")] for n in range(4)]
    assert [door.ask(**more, headers=one)[0] for one in headers] == [200, 200, 200, 429]
