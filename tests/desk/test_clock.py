"""The clock of the machine is set back: nothing is dated before what is on record, the state is told, it recovers."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from whipcount.desk.ledger import clock
from whipcount.desk.ledger.models import AuditEntry, Case
from whipcount.desk.ledger.store import add_events, locked
from whipcount.desk.review import correct, decide
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

AHEAD = datetime(2030, 5, 20, 2, 0, tzinfo=UTC)
BACK = datetime(2030, 5, 19, 22, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock of the machine."""
    return lambda moment: monkeypatch.setattr(clock.timezone, "now", lambda: moment)


def add(name: str, known: str = "2022-02-01") -> None:
    event = Event(
        name, known, known, "David Davis", "twfy:10162", EventType.CALLS_TO_RESIGN, Status.ASSERTED,
        Source(Grade.ON_RECORD), "Boris Johnson", "twfy:10999",
    )  # fmt: skip
    with locked("small") as row:
        add_events(row, [event])


def test_a_correction_is_never_known_before_the_last_change(
    small: Case, at: Callable[[datetime], None], person: Callable[..., Any]
) -> None:
    ann = person("ann", "editor")
    at(AHEAD)
    add("e8")
    at(BACK)
    assert clock.today() == date(2030, 5, 20)
    new = correct.undo("small", "e8", ann, "it was somebody else")
    assert new.known == "2030-05-20"
    at(AHEAD + timedelta(days=2))
    assert clock.today() == date(2030, 5, 22)
    assert decide.today is clock.today


def test_the_moments_of_changes_go_on_in_their_order(small: Case, at: Callable[[datetime], None]) -> None:
    at(AHEAD)
    add("e8")
    moments = [Case.objects.get(slug="small").changed_at]
    at(BACK)
    for name in ("e9", "e10"):
        add(name)
        moments.append(Case.objects.get(slug="small").changed_at)
    assert moments == sorted(set(moments))
    assert {moment.date() for moment in moments} == {AHEAD.date()}
    at(AHEAD + timedelta(minutes=1))
    add("e11")
    assert Case.objects.get(slug="small").changed_at == AHEAD + timedelta(minutes=1)


def test_the_state_is_told_on_every_page_in_the_log_and_to_who_watches(
    small: Case, at: Callable[[datetime], None], signed_in: Callable[[str], Any]
) -> None:
    at(AHEAD)
    ann = signed_in("editor")
    add("e8")
    assert ann.get("/healthz").json()["clock"] == "right"
    at(BACK)
    for name in ("e9", "e10"):
        add(name)
    told = "The clock of the server says 2030-05-19 22:00 UTC, but the last change is of 2030-05-20 02:00 UTC."
    assert told in ann.get("/desk/").content.decode()
    assert ann.get("/healthz").json()["clock"] == "behind"
    entries = AuditEntry.objects.filter(case__slug="small", action="clock_behind")
    assert [entry.note.startswith(told) for entry in entries] == [True]
    at(AHEAD + timedelta(hours=1))
    assert told[:30] not in ann.get("/desk/").content.decode()
    assert ann.get("/healthz").json()["clock"] == "right"


def test_a_minute_is_no_reason_to_speak(small: Case, at: Callable[[datetime], None]) -> None:
    at(AHEAD)
    add("e8")
    at(AHEAD - timedelta(seconds=50))
    add("e9")
    assert clock.sentence() is None
    assert not AuditEntry.objects.filter(action="clock_behind").exists()
