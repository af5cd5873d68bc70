from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from whipcount.errors import InputError


class Taken:
    """A server of this machine that keeps what it is sent."""

    def __init__(self) -> None:
        self.status = 200
        self.got: list[tuple[dict[str, str], bytes]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.got.append((dict(self.headers), body))
                self.send_response(outer.status)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?a=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def hook() -> Iterator[Taken]:
    taken = Taken()
    yield taken
    taken.server.shutdown()
    taken.server.server_close()


def watch(case: Any, kind: str, address: str, distance: int | None = None) -> Any:
    from whipcount.desk.tracker.alerts.look import look
    from whipcount.desk.tracker.models import Watcher

    made = Watcher.objects.create(case=case, kind=kind, address=address, secret="s", distance=distance)
    assert look(case.slug) == []
    return made


def letter(name: str, person: str) -> None:
    from whipcount.desk.ledger.store import add_events, locked
    from whipcount.ledger.types import Event, Source
    from whipcount.ledger.vocabulary import EventType, Grade, Status

    event = Event(
        f"n-{person}", "2022-02-01", "2022-02-01", name, person, EventType.LETTER_SUBMITTED, Status.ASSERTED,
        Source(Grade.ON_RECORD, "https://a.example/9", "In."), "Boris Johnson", "twfy:10999",
    )  # fmt: skip
    with locked("small") as row:
        add_events(row, [event])


def test_a_webhook_gets_a_signed_message(small: Any, hook: Taken) -> None:
    from whipcount.desk.tracker.alerts.look import look
    from whipcount.desk.tracker.alerts.send import deliver, signature

    watch(small, "webhook", hook.url)
    letter("Roger Gale", "twfy:10217")
    look("small")
    assert deliver(allowed=lambda _: True) == 1
    headers, body = hook.got[0]
    told = json.loads(body)
    assert headers["X-Whipcount-Signature"] == signature("s", body)
    assert (told["counted"], told["threshold"], told["distance"], told["distance_before"]) == (2, 54, 52, 53)
    assert deliver(allowed=lambda _: True) == 0


def test_a_look_that_finds_nothing_new_tells_nobody(small: Any) -> None:
    from whipcount.desk.tracker.alerts.look import look

    watch(small, "email", "a@b.example")
    assert look("small") == []


@pytest.mark.parametrize(("distance", "told"), [(52, 1), (53, 0), (10, 0), (None, 1)])
def test_a_limit_tells_only_when_the_distance_crosses_it(small: Any, distance: int | None, told: int) -> None:
    from whipcount.desk.tracker.alerts.look import look

    watch(small, "email", "a@b.example", distance)
    letter("Roger Gale", "twfy:10217")
    assert len(look("small")) == told


def test_an_e_mail_is_sent(small: Any) -> None:
    from django.core import mail

    from whipcount.desk.tracker.alerts.look import look
    from whipcount.desk.tracker.alerts.send import deliver

    mail.outbox.clear()
    watch(small, "email", "a@b.example", 52)
    letter("Roger Gale", "twfy:10217")
    look("small")
    assert deliver() == 1
    assert mail.outbox[0].to == ["a@b.example"]
    assert mail.outbox[0].subject.startswith("2 of 54 letters")


def test_our_own_network_is_never_asked(small: Any, hook: Taken) -> None:
    from whipcount.desk.tracker.alerts.look import look
    from whipcount.desk.tracker.alerts.send import deliver
    from whipcount.desk.tracker.models import Notice

    watch(small, "webhook", hook.url)
    letter("Roger Gale", "twfy:10217")
    look("small")
    assert deliver() == 0
    assert hook.got == []
    assert "not a public address" in (Notice.objects.get().fault or "")


def test_what_is_refused_waits_and_is_sent_later(small: Any, hook: Taken) -> None:
    from django.utils import timezone

    from whipcount.desk.tracker.alerts.look import look
    from whipcount.desk.tracker.alerts.send import deliver
    from whipcount.desk.tracker.models import Notice

    watch(small, "webhook", hook.url)
    letter("Roger Gale", "twfy:10217")
    look("small")
    hook.status = 500
    assert deliver(allowed=lambda _: True) == 0
    waiting = Notice.objects.get()
    assert waiting.fault == "127.0.0.1 answers 500."
    assert waiting.next_at > timezone.now()
    Notice.objects.update(next_at=timezone.now())
    hook.status = 204
    assert deliver(allowed=lambda _: True) == 1


def test_addresses_that_cannot_be_used_are_refused() -> None:
    from whipcount.desk.tracker.alerts.send import check_address

    for kind, address in (("email", "nobody"), ("webhook", "ftp://a.example"), ("webhook", "https://u:p@a.example/")):
        with pytest.raises(InputError):
            check_address(kind, address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]", "10.0.0.1", "169.254.169.254"])
def test_our_own_network_is_refused_when_it_is_named(small: Any, host: str) -> None:
    from django.core.management import call_command

    from whipcount.desk.tracker.models import Watcher

    with pytest.raises(InputError, match="is not a public address; give a webhook"):
        call_command("desk_watch", "small", "add", "webhook", f"http://{host}/hook")
    assert not Watcher.objects.exists()


def test_one_that_was_named_before_can_be_removed(small: Any) -> None:
    from django.core.management import call_command

    from whipcount.desk.tracker.models import Watcher

    watch(small, "webhook", "http://localhost/")
    call_command("desk_watch", "small", "remove", "webhook", "http://localhost/")
    assert not Watcher.objects.exists()


def test_the_command_adds_lists_and_removes(small: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from django.core.management import call_command

    from whipcount.errors import NotFoundError

    call_command("desk_watch", "small", "add", "webhook", "https://a.example/hook", "--distance", "5", "--json")
    assert json.loads(capsys.readouterr().out)["watchers"][0]["secret"]
    call_command("desk_watch", "small", "list", "--json")
    (held,) = json.loads(capsys.readouterr().out)["watchers"]
    assert held == {"kind": "webhook", "address": "https://a.example/hook", "distance": 5, "waiting": 0}
    call_command("desk_watch", "small", "list")
    assert capsys.readouterr().out == "webhook https://a.example/hook: told within 5 of the number needed.\n"
    call_command("desk_watch", "small", "remove", "webhook", "https://a.example/hook")
    assert capsys.readouterr().out.startswith("Nobody is told of changes of small")
    with pytest.raises(NotFoundError):
        call_command("desk_watch", "small", "remove", "webhook", "https://a.example/hook")


def test_no_lock_is_held_while_a_receiver_takes_its_time(
    small: Any, hook: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notice that another process takes up meanwhile is not sent twice, and its next try is set before it goes."""
    from whipcount.desk.tracker.alerts import send
    from whipcount.desk.tracker.alerts.look import look
    from whipcount.desk.tracker.models import Notice

    watch(small, "webhook", hook.url)
    letter("Roger Gale", "twfy:10217")
    look("small")
    seen: list[int] = []

    def slow(*_: Any) -> None:
        row = Notice.objects.get()
        seen.append(row.tries)
        assert send.deliver(allowed=lambda _: True) == 0

    monkeypatch.setattr(send, "post", slow)
    assert send.deliver(allowed=lambda _: True) == 1
    assert seen == [1]


def test_delivering_tells_what_went_and_what_waits(small: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from django.core.management import call_command

    from whipcount.desk.tracker.alerts.look import look

    watch(small, "webhook", "http://127.0.0.1:9/")
    letter("Roger Gale", "twfy:10217")
    look("small")
    call_command("desk_deliver", "--json")
    assert json.loads(capsys.readouterr().out) == {"sent": 0, "waiting": 1, "given_up": 0}
    call_command("desk_deliver")
    assert capsys.readouterr().out == "0 sent, 1 wait for another try, 0 given up.\n"


def test_notices_wait_when_the_database_is_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from django.db import OperationalError, connections

    from whipcount.desk.tracker.alerts import send

    def away() -> int:
        raise OperationalError("away")

    closed: list[bool] = []
    monkeypatch.setattr(send, "deliver", away)
    monkeypatch.setattr(connections, "close_all", lambda: closed.append(True))
    send.send_waiting()
    assert caplog.messages == ["Notices wait until the database answers: away"]
    assert closed == [True]
