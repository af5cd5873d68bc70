from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from whipcount.desk.tracker.asked import clocks, filter_of
from whipcount.desk.tracker.pages.case import answer, case_page
from whipcount.desk.tracker.pages.changes import changed, day_before
from whipcount.desk.tracker.pages.corrections import corrections
from whipcount.desk.tracker.pages.event import event_page
from whipcount.desk.tracker.pages.find import everyone, find
from whipcount.desk.tracker.pages.freshness import freshness
from whipcount.desk.tracker.pages.house import house_page
from whipcount.desk.tracker.pages.names import Filter, Sort, filtered, rows_of
from whipcount.desk.tracker.pages.people import _cohorts, place_of
from whipcount.desk.tracker.pages.timeline import timeline
from whipcount.errors import InputError
from whipcount.facts.cases import open_case
from whipcount.facts.people import register

CASE = open_case("johnson-2022")
NOON = datetime(2026, 5, 13, 12, tzinfo=UTC)


def test_the_answer_carries_count_threshold_and_day() -> None:
    found = CASE.count("2022-06-06")
    assert answer(found) == (
        "20 of 54 letters needed to open a contest against Boris Johnson are on the record on 6 June 2022."
    )


def test_a_page_shows_each_member_once() -> None:
    count = CASE.count("2022-06-06")
    page = case_page(count, Filter(), None, date(2022, 9, 6))
    assert len({row.person for row in page.rows}) == len(page.rows)
    assert sum(n for _, n in page.stances) == len(page.rows)
    assert page.distance == 34


def test_every_order_holds_every_row() -> None:
    rows = rows_of(CASE.count("2022-06-06"))
    for sort in Sort:
        assert sorted(row.event for row in filtered(rows, Filter(sort=sort))) == sorted(row.event for row in rows)


def test_names_are_found_by_surname_seat_and_stance() -> None:
    rows = rows_of(CASE.count("2022-06-06"))
    assert [row.name for row in filtered(rows, Filter("waveney"))] == ["Peter Aldous"]
    letters = filtered(rows, Filter(stance="letter"))
    assert len(letters) == 20
    assert 0 < len(filtered(rows, Filter(stance="letter", cohort="intake-2019"))) < 20


def test_an_unknown_stance_or_order_is_told() -> None:
    with pytest.raises(InputError, match="known are"):
        filtered([], Filter(stance="zz"))
    with pytest.raises(InputError, match="accepted are"):
        filter_of({"sort": "zz"})


def test_what_changed_names_who_came_and_who_went_with_the_reason() -> None:
    found = changed(CASE.count("2022-01-18"), CASE.count("2022-01-19"))
    went = [(row.name, row.why) for row in found.rows if not row.is_new]
    assert ("Christian Wakeford", "left the party on 2022-01-19") in went
    assert found.sizes == ("The electorate is 359, it was 360.",)


def test_nothing_changes_between_a_day_and_itself() -> None:
    assert not changed(CASE.count("2022-01-19"), CASE.count("2022-01-19"))


def test_yesterday_moves_both_clocks() -> None:
    day = date(2022, 1, 19)
    assert day_before(day, None) == (date(2022, 1, 18), None)
    assert day_before(day, day) == (date(2022, 1, 18), date(2022, 1, 18))


def test_the_timeline_holds_no_later_event_and_no_later_knowledge() -> None:
    on = date(2022, 1, 19)
    days = timeline(CASE.case, on, on)
    events = [CASE.case.by_id[entry.id] for day in days for entry in day.entries]
    assert events
    assert all(event.on_day <= on and event.known_day <= on for event in events)
    assert [day.on for day in days] == sorted((day.on for day in days), reverse=True)


def test_the_corrections_log_has_every_replacement_and_denial() -> None:
    replaced = [event for event in CASE.case.events if event.replaces]
    assert len(corrections(CASE.case)) >= len(replaced)


def test_words_that_a_correction_has_from_the_old_event_are_no_reason() -> None:
    old = next(event for event in CASE.case.events if event.detail and not event.replaces)
    kept = dataclasses.replace(old, id="e-kept", replaces=old.id, on="2022-01-02")
    told = dataclasses.replace(kept, id="e-told", detail="the day was wrong")
    for new, why in ((kept, None), (told, "the day was wrong")):
        case = dataclasses.replace(CASE.case, events=(old, new))
        assert [one.why for one in corrections(case)] == [why]


def test_an_event_page_says_when_it_was_replaced() -> None:
    for event in CASE.case.events[:50]:
        page = event_page(CASE.case, event)
        assert page.counts
        assert (page.replaced_by is None) == (event.id not in {e.replaces for e in CASE.case.events})


def test_a_finished_case_is_never_stale() -> None:
    assert not freshness(None, None, timedelta(hours=1), date(2022, 9, 6), NOON).is_stale


def test_a_case_warns_once_its_check_is_too_old() -> None:
    day = timedelta(hours=24)
    assert freshness(NOON - day, None, day, None, NOON).warning is None
    late = freshness(NOON - day - timedelta(seconds=1), None, day, None, NOON)
    assert late.warning is not None
    assert "24 hours" in late.warning
    assert freshness(None, None, day, None, NOON).is_stale


def test_cohorts_are_the_same_as_when_asked_for_the_day_itself() -> None:
    for step in range(0, 4800, 480):
        on = date(2011, 1, 1) + timedelta(days=step)
        for spell in register().members_on(on)[::40]:
            last = [one for one in register().spells_of(spell.person_id) if one.start <= on][-1]
            assert place_of(spell.person_id, on).cohorts == _cohorts.__wrapped__(spell.person_id, last, on)


def test_a_search_needs_every_word_at_the_start_of_a_word() -> None:
    on = date(2022, 1, 19)
    assert [row.name for row in find("wakefor", on)] == ["Christian Wakeford"]
    assert find("akeford", on) == []
    assert find("  ", on) == []
    assert [row.seat for row in find("E14000612", on)] == ["Bury South"]


def test_every_seat_of_a_day_is_listed_vacant_ones_too() -> None:
    assert len(everyone(date(2022, 1, 19))) == 650
    assert sum(row.name is None for row in everyone(date(2022, 1, 19))) == 2


def test_the_house_page_tells_the_changes_of_its_day() -> None:
    page = house_page(date(2022, 1, 19), None, date(2026, 6, 19))
    assert [row.name for row in page.today] == ["Christian Wakeford"]
    assert page.house.working_majority == 77
    assert all(row.on < date(2022, 1, 19) for row in page.recent)


def test_empty_clocks_count_as_left_out() -> None:
    assert clocks({"on": "", "known": " "}, date(2022, 1, 1)).query == ""
    assert clocks({"on": "2022-01-19"}, date(2022, 1, 1)).query == "?on=2022-01-19"
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        clocks({"on": "19 Jan"}, date(2022, 1, 1))
