"""The fetcher cannot be led into our own network, nor kept waiting, nor flooded."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from whipcount.desk.ledger.models import Case, Source, Story
from whipcount.desk.review import fetch as module
from whipcount.desk.review.feed import entries
from whipcount.desk.review.fetch import Page, fetch, is_public
from whipcount.desk.review.watching import watch
from whipcount.errors import SourceError

STORY = """<html><head><title>Dorries</title></head><body><article><p>Nadine Dorries, the culture secretary, called on
Boris Johnson to resign on Friday. She said that it was the right thing for the party and for the country.</p>
<p>The prime minister said that he would stay and that the members of his party were behind him.</p></article></body>"""


class Handler(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_GET(self) -> None:
        getattr(self, f"answer_{self.path.strip('/').partition('?')[0]}", self.answer_none)()

    def _send(self, content: bytes, kind: str = "text/html", status: int = 200, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def answer_none(self) -> None:
        self._send(b"", status=404)

    def answer_story(self) -> None:
        self._send(STORY.encode())

    def answer_picture(self) -> None:
        self._send(b"\x89PNG", "image/png")

    def answer_packed(self) -> None:
        self._send(b"\x1f\x8b", Content_Encoding="gzip")

    def answer_huge(self) -> None:
        self._send(b"a" * 200_000)

    def answer_away(self) -> None:
        self._send(b"", status=302, Location="http://169.254.169.254/latest/meta-data/")

    def answer_inside(self) -> None:
        self._send(b"", status=302, Location="http://localhost:1/")

    def answer_file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/passwd")

    def answer_loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def answer_once(self) -> None:
        self._send(b"", status=301, Location="/story")

    def answer_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.05)

    def answer_slowhead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for i in range(90):
            self.wfile.write(f"X-{i}: a\r\n".encode())
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_: Any) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A client that goes away is what is tested."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(port: int, path: str, **more: Any) -> Page:
    """Ask the server of the tests as if this machine were public."""
    given = {"allowed": lambda address: address == "127.0.0.1", "ports": {"http": port}, "seconds": 1.0} | more
    return fetch(f"http://127.0.0.1:{port}/{path}", **given)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::", "ff02::1",
        "64:ff9b::7f00:1", "192.0.2.1", "240.0.0.1", "255.255.255.255",
    ],
)  # fmt: skip
def test_addresses_of_our_own_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.0.81", "2a04:4e42::81"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data/", "https://10.0.0.1/",
        "http://127.0.0.1:8000/", "http://user:pw@8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "gopher://8.8.8.8/",
        "http://8.8.8.8:22/", "http://", "http://8.8.8.8/a b", "http://8.8.8.8/a\r\nHost: b", "//8.8.8.8/", "http://[",
        "http://8.8.8.8:port/",
    ],
)  # fmt: skip
def test_what_may_not_be_asked_is_not_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(module.socket, "create_connection", never)
    with pytest.raises(SourceError):
        fetch(url)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(SourceError, match="is not a public address"):
        fetch("http://a.example/")


def test_the_address_that_was_checked_is_the_one_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([[(2, 1, 6, "", ("8.8.8.8", 80))], [(2, 1, 6, "", ("127.0.0.1", 80))]])
    asked: list[Any] = []

    def connect(address: Any, *_: Any) -> None:
        asked.append(address)
        raise OSError("far away")

    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr(module.socket, "create_connection", connect)
    with pytest.raises(SourceError, match="far away"):
        fetch("http://a.example/")
    assert asked == [("8.8.8.8", 80)]


def test_a_story_comes_whole(port: int) -> None:
    page = ask(port, "story")
    assert (page.content.decode(), page.suffix) == (STORY, ".html")
    assert ask(port, "once").url == f"http://127.0.0.1:{port}/story"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("none", "answers 404"),
        ("picture", "is image/png, not a story"),
        ("packed", "comes packed"),
        ("away", "is not a public address"),
        ("inside", "names port 1"),
        ("file", "cannot be fetched; give an http"),
        ("loop", "without end"),
    ],
)
def test_what_cannot_be_used_is_told(port: int, path: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        ask(port, path)


def test_a_huge_body_is_cut_off(port: int) -> None:
    with pytest.raises(SourceError, match="is larger than"):
        ask(port, "huge", largest=100_000)


@pytest.mark.parametrize("path", ["slow", "slowhead"])
def test_a_slow_answer_is_given_up_in_time(port: int, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError, match="took too long"):
        ask(port, path, seconds=0.6)
    assert time.monotonic() - start < 2.5


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b"<rss><channel><item><title>&b;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "declares a document type"),
        (b'<!doctype x SYSTEM "file:///etc/passwd"><rss/>', "declares a document type"),
        (b"<rss><channel>", "is no XML"),
        (b"<html></html>", "no RSS or Atom feed"),
        (b"", "is no XML"),
    ],
)
def test_a_feed_that_is_none_is_told(content: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        entries(content)


def test_entries_lead_to_web_pages_only() -> None:
    feed = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="https://a.example/1"/></entry>'
        b'<entry><title>B</title><link href="javascript:alert(1)"/></entry></feed>'
    )
    assert [entry.url for entry in entries(feed)] == ["https://a.example/1"]


FEED = b"<rss><channel><item><title>A</title><link>https://a.example/%d</link></item></channel></rss>"


def test_a_broken_feed_is_told_and_recovers_by_itself(small: Case) -> None:
    source = Source.objects.create(case=small, name="A", url="https://a.example/feed")

    def away(url: str) -> Page:
        raise SourceError("a.example is away")

    def well(url: str) -> Page:
        feed = url.endswith("feed")
        return Page(FEED % 1 if feed else STORY.encode(), ".xml" if feed else ".html", url)

    assert watch(source, away).faults == ("a.example is away",)
    source.refresh_from_db()
    assert (source.fault, source.worked_at) == ("a.example is away", None)
    assert watch(source, well).new == 1
    source.refresh_from_db()
    assert source.fault is None
    assert source.worked_at is not None
    assert Story.objects.get().url == "https://a.example/1"
    assert watch(source, well).new == 0


def test_an_entry_that_cannot_be_read_is_not_asked_again(small: Case) -> None:
    source = Source.objects.create(case=small, name="A", url="https://a.example/feed")
    asked: list[str] = []

    def half(url: str) -> Page:
        asked.append(url)
        if url.endswith("feed"):
            return Page(FEED % 1, ".xml", url)
        raise SourceError("behind a wall")

    assert watch(source, half).faults == ("behind a wall",)
    source.refresh_from_db()
    assert watch(source, half).faults == ()
    assert asked == ["https://a.example/feed", "https://a.example/1", "https://a.example/feed"]
