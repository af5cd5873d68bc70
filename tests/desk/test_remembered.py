"""A ledger that was read before is read on from its last row, and anew where that is another one."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from whipcount.desk.ledger.models import Case
from whipcount.desk.ledger.store import add_events, case_from_db, locked
from whipcount.errors import EvidenceError
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status


def add(name: str, **changes: Any) -> None:
    values = {"on": "2022-02-01", "known": "2022-02-01", "actor": "David Davis", "actor_id": "twfy:10162"} | changes
    event = Event(
        id=name, type=EventType.CALLS_TO_RESIGN, status=Status.ASSERTED, source=Source(Grade.ON_RECORD), **values
    )
    with locked("small") as row:
        add_events(row, [event])


def test_what_was_read_is_kept_and_what_came_is_added(small: Case) -> None:
    before = case_from_db("small")
    assert case_from_db("small") is before
    add("e9")
    with CaptureQueriesContext(connection) as asked:
        after = case_from_db("small")
    assert [event.id for event in after.events] == ["e1", "e9"]
    assert after.events[0] is before.events[0]
    assert any('"place" >= 1' in one["sql"] for one in asked.captured_queries)


def test_a_ledger_that_was_taken_back_by_the_database_is_forgotten(small: Case) -> None:
    with transaction.atomic():
        add("e9")
        assert [event.id for event in case_from_db("small").events] == ["e1", "e9"]
        transaction.set_rollback(True)
    assert [event.id for event in case_from_db("small").events] == ["e1"]
    add("e10")
    assert [event.id for event in case_from_db("small").events] == ["e1", "e10"]


def test_rows_that_took_the_place_of_others_are_read(small: Case) -> None:
    with transaction.atomic():
        add("e9")
        add("e10")
        assert len(case_from_db("small").events) == 3
        transaction.set_rollback(True)
    add("e11")
    add("e12")
    add("e13")
    assert [event.id for event in case_from_db("small").events] == ["e1", "e11", "e12", "e13"]


def test_another_head_is_read(small: Case) -> None:
    case_from_db("small")
    Case.objects.filter(slug="small").update(head=small.head.replace('"A small case"', '"Another title"'))
    assert case_from_db("small").title == "Another title"


def test_an_id_on_record_is_still_refused(small: Case) -> None:
    add("e9")
    with pytest.raises(EvidenceError, match="e9 is on record already"):
        add("e9")
    with pytest.raises(EvidenceError, match="gone that is to be corrected is not on record"):
        add("e10", replaces="gone")
    add("e11", replaces="e9")
