"""A feed breaks in every way that feeds break in, is told on the pages of the desk, and works again by itself."""

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from deskbuilder import STORY
from whipcount.desk.ledger.models import Case, Source, Story
from whipcount.desk.review.fetch import Page, fetch
from whipcount.desk.review.watching import watch

FEED = b"<rss><channel><item><title>A</title><link>http://127.0.0.1/story</link></item></channel></rss>"


class Feed(ThreadingHTTPServer):
    """A feed with one story, whose ``fault`` can be set."""

    daemon_threads = True
    fault = ""

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server: Any = self.server
        if self.path == "/story":
            self.tell(200, "text/plain", STORY.encode())
        elif server.fault == "error":
            self.tell(500, "text/xml", b"")
        elif server.fault == "no XML":
            self.tell(200, "text/xml", b"<rss><channel><item>")
        elif server.fault == "a page":
            self.tell(200, "text/html", b"<!doctype html><p>We have moved")
        elif server.fault == "timeout":
            time.sleep(3)
        elif server.fault == "cut off":
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(FEED[:20])
        else:
            self.tell(200, "text/xml", FEED)

    def tell(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def feed() -> Iterator[Feed]:
    server = Feed(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asking(feed: Feed) -> Callable[[str], Page]:
    """Return what fetches from this machine's server, as if it were a public one; not long where it never answers."""
    seconds = 0.5 if feed.fault == "timeout" else 10.0
    return lambda url: fetch(url, lambda _: True, {"http": feed.port}, seconds)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("error", "answers 500"),
        ("no XML", "is no XML"),
        ("a page", "declares a document type of its own"),
        ("timeout", "took too long"),
        ("cut off", "is no XML"),
    ],
)
def test_a_feed_that_breaks_is_told_and_works_again_by_itself(
    small: Case, feed: Feed, signed_in: Callable[[str], Any], fault: str, said: str
) -> None:
    source = Source.objects.create(case=small, name="The Echo", url="http://127.0.0.1/feed")
    ann = signed_in("editor")
    assert watch(source, asking(feed)).new == 1
    worked = Source.objects.get().worked_at
    feed.fault = fault
    found = watch(source, asking(feed))
    assert found.new == 0
    assert said in found.faults[0]
    assert said in ann.get("/desk/cases/small/sources/").content.decode()
    assert "Feeds that do not work: The Echo." in ann.get("/desk/").content.decode()
    assert Source.objects.get().worked_at == worked
    feed.fault = ""
    assert watch(Source.objects.get(), asking(feed)).faults == ()
    assert "Feeds that do not work" not in ann.get("/desk/").content.decode()
    assert Story.objects.count() == 1
