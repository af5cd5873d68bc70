from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from whipcount.desk.tracker.days import first_changed, renewed
from whipcount.facts.cases import open_case
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

CASE = open_case("johnson-2022")
OLD = CASE.case.events[0]
LETTER = next(
    one for one in CASE.case.events if one.type is EventType.LETTER_SUBMITTED and one.on_day < date(2022, 1, 30)
)
END = date(2022, 2, 10)


def event(id: str, on: str, known: str | None = None, **more: object) -> Event:
    plain = Event(
        id, on, known or on, LETTER.actor, LETTER.actor_id, EventType.LETTER_SUBMITTED, Status.ASSERTED,
        Source(Grade.REPORTED), "Boris Johnson", "twfy:10999",
    )  # fmt: skip
    return dataclasses.replace(plain, **more)  # type: ignore[arg-type]


ADDED = {
    "a letter": event("n1", "2022-02-01"),
    "one known later": event("n2", "2022-01-05", "2022-02-05"),
    "one known before": event("n3", "2022-02-05", "2022-01-05"),
    "a denial": event("n4", "2022-02-05", status=Status.DENIED),
    "a correction": event("n5", "2022-02-05", replaces=OLD.id),
    "a lost whip": event("n6", "2022-01-20", type=EventType.LOSES_WHIP, target=None, target_id=None),
}


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("name", ADDED)
def test_a_renewed_series_is_that_made_from_the_start(name: str, live: bool) -> None:
    before = (CASE.case, CASE.series(end=END, live=live))
    after = CASE.scenario([ADDED[name]])
    assert renewed(after, END, live, before).days == after.series(end=END, live=live).days


def test_a_new_event_leaves_the_days_before_it() -> None:
    assert first_changed(CASE.case, CASE.scenario([ADDED["a letter"]]).case) == date(2022, 2, 1)
    assert first_changed(CASE.case, CASE.case) == date.max


def test_another_ledger_is_made_from_the_start() -> None:
    other = dataclasses.replace(CASE.case, events=CASE.case.events[1:])
    assert first_changed(CASE.case, other) is None
