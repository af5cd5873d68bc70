"""What must hold for every ledger, whatever is in it."""

from __future__ import annotations

import contextlib
import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from casebuilder import NAMES, book, case, register
from whipcount.errors import InputError
from whipcount.ledger.head import read_head
from whipcount.ledger.rows import COLUMNS, read_events, write_events
from whipcount.ledger.types import Event, Source, event_id
from whipcount.ledger.vocabulary import STANCES, EventType, Grade, Status
from whipcount.tally.count import count
from whipcount.tally.tracker import read_tracker

SITTING = register()
START = date(2022, 1, 1)
days = st.integers(0, 60).map(lambda n: START + timedelta(days=n))
KINDS = [
    *STANCES, EventType.LETTER_WITHDRAWN, EventType.LOSES_WHIP, EventType.WHIP_RESTORED, EventType.CHANGES_PARTY,
    EventType.RESIGNS_SEAT,
]  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> Event:
    person = draw(st.integers(0, len(NAMES) - 1))
    known = draw(days)
    on = draw(st.one_of(st.none(), days.map(str), days.map(lambda day: str(day)[:7])))
    kind, status, grade = draw(st.sampled_from(KINDS)), draw(st.sampled_from(Status)), draw(st.sampled_from(Grade))
    identity = event_id(str(person), on, str(known), kind, status, grade)
    moved = ("blue", "red") if kind is EventType.CHANGES_PARTY else (None, None)
    target = draw(st.sampled_from(["Ann", "Bob"])) if kind is EventType.NOMINATES else None
    return Event(
        identity, on, str(known), NAMES[person], f"twfy:{person}", kind, status, Source(grade), target, None, *moved
    )  # fmt: skip


ledgers = st.lists(events(), max_size=25, unique_by=lambda event: event.id)


@given(ledgers, days, st.one_of(st.none(), days), st.integers())
@settings(max_examples=150, deadline=None)
def test_order_and_repetition_change_nothing(ledger: list[Event], on: date, known: date | None, seed: int) -> None:
    shuffled = ledger + ledger[:3]
    random.Random(seed).shuffle(shuffled)
    for sitting in (None, SITTING):
        size = 6 if sitting is None else None
        first = count(case(*ledger, size=size), book(), sitting, on, known)
        again = count(case(*shuffled, size=size), book(), sitting, on, known)
        assert first.to_dict() == again.to_dict()


@given(ledgers, days, st.one_of(st.none(), days))
@settings(max_examples=150, deadline=None)
def test_nobody_counts_twice_and_never_more_than_there_are(ledger: list[Event], on: date, known: date | None) -> None:
    found = count(case(*ledger, size=None), book(), SITTING, on, known)
    for rows in found.standing.values():
        assert len({row.id for row in rows}) == len(rows) <= (found.electorate or 0)
    for row in found.not_counted:
        assert row.id not in {one.id for one in found.standing[row.was]}


@given(ledgers, days, st.one_of(st.none(), days))
@settings(max_examples=100, deadline=None)
def test_exclusive_counts_every_member_once(ledger: list[Event], on: date, known: date | None) -> None:
    found = count(case(*ledger, size=None), book(), SITTING, on, known, exclusive=True)
    ids = [row.id for rows in found.standing.values() for row in rows]
    assert len(ids) == len(set(ids))


@given(st.lists(events(), min_size=1, max_size=25, unique_by=lambda event: event.id), st.data())
@settings(max_examples=150, deadline=None)
def test_a_later_correction_never_changes_an_earlier_count(ledger: list[Event], data: st.DataObject) -> None:
    known = data.draw(days)
    old = data.draw(st.sampled_from(ledger))
    day = max(known, old.known_day) + timedelta(days=data.draw(st.integers(1, 30)))
    fresh = data.draw(events())
    right = Event(
        "new", fresh.on, str(day), fresh.actor, fresh.actor_id, fresh.type, fresh.status, fresh.source, replaces=old.id
    )
    before = count(case(*ledger), book(), None, known, known)
    after = count(case(*ledger, right), book(), None, known, known)
    assert before.to_dict() == after.to_dict()


@given(ledgers, days, days)
@settings(max_examples=100, deadline=None)
def test_what_is_known_later_is_left_out(ledger: list[Event], on: date, known: date) -> None:
    then = [event for event in ledger if event.known_day <= known]
    assert (
        count(case(*ledger), book(), None, on, known).to_dict() == count(case(*then), book(), None, on, known).to_dict()
    )


@given(ledgers)
@settings(max_examples=100, deadline=None)
def test_a_ledger_is_read_back_as_it_was_written(ledger: list[Event]) -> None:
    found, problems = read_events(write_events(ledger))
    assert ([event for _, event in found], problems) == (ledger, [])


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*EventType, *Status, *Grade, "2022-01-01", "2022-1", "e1", "", '"', "twfy:1"]).map(str),
)


@given(st.lists(st.lists(cells, max_size=len(COLUMNS)), max_size=8))
@settings(max_examples=200, deadline=None)
def test_no_table_makes_the_parser_fail(rows: list[list[str]]) -> None:
    text = "\n".join([",".join(COLUMNS), *(",".join(row) for row in rows)])
    found, problems = read_events(text)
    assert all(problem.line >= 1 and problem.reason.endswith(".") for problem in problems)
    assert len({event.id for _, event in found}) == len(found)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_a_parser_fail(text: str) -> None:
    read_events(text)
    for read in (read_head, lambda one: read_tracker(one, "x", None)):  # type: ignore[arg-type]
        with contextlib.suppress(InputError):
            read(text)
