"""Long stories and wanted feeds: nobody waits for them, a failure is told, a process that ends loses nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from deskbuilder import STORY
from whipcount.desk.ledger.models import AuditEntry, Case, Claim, Source, Story
from whipcount.desk.review import reading, waiting
from whipcount.desk.review.intake import AT_ONCE, take_story
from whipcount.errors import InputError
from whipcount.sources.documents.source import Source as Text

SignedIn = Callable[[str], Any]
LONG = STORY + "\nIt rained on the square and the crowd went home early that day.\n" * (AT_ONCE // 60)


def bring(client: Any, text: str = LONG) -> Story:
    client.post("/desk/cases/small/bring/", {"text": text, "published": "2022-05-20", "url": "https://b.example/2"})
    return Story.objects.get()


def shown(client: Any, story: Story) -> str:
    return str(client.get(f"/desk/stories/{story.pk}/").content.decode())


def test_a_long_story_is_put_down_and_read_later_as_it_would_have_been_at_once(
    small: Case, signed_in: SignedIn
) -> None:
    client = signed_in("reporter")
    story = bring(client)
    assert (story.reading, story.claims.count()) == (Story.Reading.WAITING, 0)
    assert "Reading …" in shown(client, story)
    assert "being read" in client.get("/desk/").content.decode()
    assert reading.read_next()
    assert not reading.read_next()
    later = list(story.claims.values("claim_id", "draft", "hint", "start", "end"))
    Claim.objects.all().delete()
    story.delete()
    at_once, _ = take_story("small", Text(LONG, None, None, "2022-05-20", "option", "https://b.example/2"), "paste")
    assert later == list(at_once.claims.values("claim_id", "draft", "hint", "start", "end"))
    assert later


def test_a_short_story_is_read_at_once(small: Case, signed_in: SignedIn) -> None:
    story = bring(signed_in("reporter"), STORY)
    assert (story.reading, story.claims.exists()) == (Story.Reading.DONE, True)


def test_a_story_that_cannot_be_read_says_so_and_can_be_read_again_or_left(
    small: Case, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("reporter")
    story = bring(client)

    def refuse(*_: Any) -> None:
        raise InputError("It is not English.")

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_document", refuse)
        assert reading.read_next()
    assert "It is not English." in shown(client, story)
    assert "cannot be read" in client.get("/desk/").content.decode()
    client.post(f"/desk/stories/{story.pk}/again/")
    assert reading.read_next()
    assert story.claims.exists()
    assert client.post(f"/desk/stories/{story.pk}/leave/").status_code == 409
    Story.objects.update(reading=Story.Reading.FAILED)
    client.post(f"/desk/stories/{story.pk}/leave/")
    assert Story.objects.get().reading == Story.Reading.DONE
    assert set(AuditEntry.objects.values_list("action", flat=True)) >= {"read_again", "leave"}


def test_a_bug_in_one_story_does_not_keep_the_next_from_being_read(
    small: Case, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    story = bring(signed_in("reporter"))

    def stumble(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read_document", stumble)
    assert reading.read_next()
    story.refresh_from_db()
    assert (story.reading, story.fault) == (Story.Reading.FAILED, reading._BUG)
    assert "could not be read" in caplog.text


def test_a_story_whose_reader_was_ended_is_taken_again_and_given_up_in_the_end(
    small: Case, signed_in: SignedIn
) -> None:
    story = bring(signed_in("reporter"))
    taken = reading._taken(timezone.now())
    assert taken == story
    assert reading._taken(timezone.now()) is None
    assert reading._taken(timezone.now() + timedelta(hours=1)) == story
    assert reading._taken(timezone.now() + timedelta(hours=2)) is None
    story.refresh_from_db()
    assert story.reading == Story.Reading.FAILED
    assert "more than 2 minutes of work" in (story.fault or "")
    assert taken is not None
    reading._settle(taken, [], None)
    story.refresh_from_db()
    assert story.reading == Story.Reading.FAILED


def test_a_wanted_feed_is_asked_once_by_the_process(small: Case, signed_in: SignedIn) -> None:
    source = Source.objects.create(case=small, name="A feed", url="http://127.0.0.1/feed")
    client = signed_in("editor")
    told = client.post(f"/desk/cases/small/sources/{source.pk}/look/", follow=True).content.decode()
    assert "is asked in a moment" in told
    assert reading.look_next()
    assert not reading.look_next()
    source.refresh_from_db()
    assert "is not a public address" in (source.fault or "")


def test_the_command_reads_what_waits(small: Case, signed_in: SignedIn, capsys: pytest.CaptureFixture[str]) -> None:
    bring(signed_in("reporter"))
    call_command("desk_read", "--json")
    assert capsys.readouterr().out == '{"stories": 1, "feeds": 0}\n'


def test_work_is_told_before_the_reader_is_there(small: Case, signed_in: SignedIn) -> None:
    assert not waiting.anything_waits()
    bring(signed_in("reporter"))
    assert waiting.anything_waits()
    assert reading.read_next()
    assert not waiting.anything_waits()
    Source.objects.create(case=small, name="A feed", url="http://127.0.0.1/feed", is_wanted=True)
    assert waiting.anything_waits()


@pytest.mark.own_database
def test_the_process_beside_a_server_loads_the_reader_only_when_something_waits(tmp_path: Path) -> None:
    """A server that has just started has its processors for its readers."""
    code = (
        "import sys, django\ndjango.setup()\n"
        "from whipcount.desk.review import waiting\n"
        "from whipcount.desk.review.management.commands import desk_read\n"
        "heavy = lambda: {'numpy', 'onnxruntime', 'whipcount.facts.reading'} & set(sys.modules)\n"
        "def rest(seconds):\n"
        "    assert not heavy(), heavy()\n"
        "    desk_read.anything_waits = lambda: True\n"
        "    desk_read.time.sleep = sys.exit\n"
        "desk_read.anything_waits = lambda: False\n"
        "desk_read.time.sleep = rest\n"
        "desk_read.Thread = lambda **_: type('T', (), {'start': lambda self: None})()\n"
        "desk_read._one = lambda work: False\n"
        "try:\n"
        "    desk_read._go_on()\n"
        "finally:\n"
        "    print(sorted(heavy()))\n"
    )
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3", "WHIPCOUNT_SECRET_KEY": "x",
        "DJANGO_SETTINGS_MODULE": "whipcount.desk.settings",
    }  # fmt: skip
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, check=False, timeout=300, capture_output=True, text=True)
    assert done.stdout == "['numpy', 'onnxruntime', 'whipcount.facts.reading']\n", done.stderr


@pytest.mark.own_database
@pytest.mark.skipif(sys.platform == "win32", reason="has no such timers")
def test_work_that_takes_too_long_ends_the_process_whatever_it_does() -> None:
    """A pattern that hangs lets no other thread run, so the system itself must end it."""
    code = (
        "import re, datetime\nfrom whipcount.desk.review.management.commands import desk_read\n"
        "desk_read.WORK = datetime.timedelta(seconds=0.2)\n"
        "desk_read._one(lambda: re.match(r'(a+)+$', 'a' * 40 + 'b'))"
    )
    environment = os.environ | {"DATABASE_URL": "sqlite:////nowhere/x.sqlite3", "WHIPCOUNT_SECRET_KEY": "x"}
    code = "import django; django.setup()\n" + code
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False, timeout=300)
    assert done.returncode == -signal.SIGPROF


@pytest.mark.own_database
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_the_process_beside_a_server_ends_with_it(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3"}
    command = [sys.executable, "-m", "whipcount.desk", "desk_read", "--beside-server"]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(1)
    assert process.poll() is None
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(60) == 0
