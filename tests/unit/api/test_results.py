"""Every result turns into JSON values, a Polars frame and a notebook table."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

import whipcount as wc
from briefstories import floor_crossed

RESULTS: dict[str, Callable[[], Any]] = {
    "house": lambda: wc.house("2022-01-19", "2022-01-19"),
    "changes": lambda: wc.changes("2022-01-01", "2022-07-07"),
    "party sizes": lambda: wc.party_sizes("2022-01-17", "2022-01-20"),
    "count": lambda: wc.open_case("johnson-2022").count(on="2022-06-06"),
    "series": lambda: wc.open_case("johnson-2022").series("2022-06-01", "2022-06-06"),
    "count by groups": lambda: wc.count_by("johnson-2022", "2022-06-06", "intake"),
    "polls": lambda: wc.polls("2022-01-18"),
    "projected seats": lambda: wc.projected_seats("2022-01-18"),
    "member": lambda: wc.member("Christian Wakeford", "2022-01-19"),
    "seat": lambda: wc.seat("Bury South", "2022-01-19"),
    "brief": lambda: wc.brief_of(floor_crossed()),
    "reading": floor_crossed,
    "precedents": lambda: wc.precedents("changes_party", "conservative", "labour", "1979"),
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_turns_into_json_a_frame_and_a_table(name: str) -> None:
    found = RESULTS[name]()
    document = json.dumps(found.to_dict())
    assert json.dumps(json.loads(document)) == document
    frame = found.to_frame()
    assert isinstance(frame, pl.DataFrame)
    assert frame.height > 0
    table = found._repr_html_()
    assert table.startswith("<table><caption>")
    assert table.count("<tr>") == table.count("</tr>") >= 2


def test_nothing_found_is_an_empty_frame_with_its_columns() -> None:
    found = wc.changes("2022-01-02", "2022-01-03")
    assert (len(found), list(found)) == (0, [])
    assert found.to_frame().columns[:4] == ["on", "seat", "id", "name"]


def test_the_changes_of_a_day() -> None:
    (row,) = wc.changes("2022-01-18", "2022-01-19")
    assert (row.name, row.from_party, row.to_party, row.working_majority) == (
        "Christian Wakeford",
        "conservative",
        "labour",
        77,
    )
    assert wc.changes("2022-01-19", "2022-01-19").to_dict()["changes"] == [row.to_dict()]


def test_party_sizes_are_the_house_of_each_day() -> None:
    found = wc.party_sizes("2026-05-01", "2026-06-01", "2026-05-13")
    for day, row in zip(found.days, found.to_frame().drop("on").iter_rows(named=True), strict=True):
        assert {party: n for party, n in row.items() if n} == wc.house(day, "2026-05-13").parties
    assert found.to_dict()["members"]["labour"][-1] == 401
    assert wc.party_sizes("2026-05-13", "2026-05-13").to_dict()["members"]["labour"] == [403]


def test_party_sizes_show_a_row_for_each_day_that_differs() -> None:
    assert wc.party_sizes("2022-01-17", "2022-01-20")._repr_html_().count("<tr>") == 1 + 2


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("1997-04-30", "1997-05-02", "before 1 May 1997"),
        ("2022-01-20", "2022-01-19", "turn the two days round"),
        ("2022-13-01", "2022-12-01", "is not a date"),
    ],
)
def test_a_span_that_cannot_be_answered(first: str, last: str, said: str) -> None:
    with pytest.raises(wc.InputError, match=said):
        wc.party_sizes(first, last)


def test_the_last_day_of_the_register_stands_for_no_day() -> None:
    assert wc.member("Andy Burnham").on == wc.seat("Makerfield").on == date(2026, 6, 19)


def test_a_brief_of_a_reading_is_that_of_the_command() -> None:
    found = wc.brief_of(floor_crossed(), case="johnson-2022")
    assert {figure.name: figure.after for figure in found.figures}["working_majority"] == 77
    with pytest.raises(wc.NotFoundError, match="No case called 'nobody-1999'"):
        wc.brief_of(floor_crossed(), case="nobody-1999")
