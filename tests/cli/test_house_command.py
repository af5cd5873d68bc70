"""``whipcount house`` as the contract has it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from door import run

KEYS = {
    "on", "known", "seats", "sitting", "vacant", "parties", "government", "supported_by", "not_voting",
    "government_votes", "other_votes", "working_majority", "explain",
}  # fmt: skip


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_the_document_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "house", "--on", "2022-01-19")
    assert set(found) == KEYS
    assert (found["seats"], found["sitting"]) == (650, 648)
    assert found["vacant"] == [
        {"seat": "Southend West", "since": "2021-10-15", "reason": "died"},
        {"seat": "Birmingham, Erdington", "since": "2022-01-07", "reason": "died"},
    ]
    assert (found["parties"]["conservative"], found["parties"]["labour"]) == (359, 199)
    assert (found["government"], found["supported_by"]) == (["conservative"], [])
    assert found["not_voting"] == {"speaker": 1, "deputies": 3, "abstentionist": 7}
    assert (found["government_votes"], found["other_votes"], found["working_majority"]) == (357, 280, 77)
    assert found["explain"][-1] == "Working majority: 357 less 280 = 77."


def test_the_arithmetic_adds_up_in_a_hung_parliament(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "house", "--on", "2018-12-12")
    assert found["supported_by"] == ["dup"]
    assert found["government_votes"] + found["other_votes"] + sum(found["not_voting"].values()) == found["sitting"]
    assert sum(found["parties"].values()) == found["sitting"] == found["seats"] - len(found["vacant"])


def test_two_clocks(capsys: pytest.CaptureFixture[str]) -> None:
    then = document(capsys, "house", "--on", "2026-05-13", "--known", "2026-05-13")
    later = document(capsys, "house", "--on", "2026-05-13")
    assert (then["parties"]["labour"], then["known"]) == (401, "2026-05-13")
    assert (later["parties"]["labour"], later["known"]) == (403, "2026-06-19")


def test_a_day_after_the_day_of_knowledge(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "house", "--on", "2022-01-19", "--known", "2022-01-18")
    assert found["parties"]["conservative"] == 360
    assert found["explain"][0] == "As known on 2022-01-18: what happened later is not used."


def test_a_day_after_the_register_ends(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "house", "--on", "2030-01-01")
    assert found["explain"][0] == "The register ends on 2026-06-19; changes since then are not in it."


def test_a_day_without_a_parliament(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "house", "--on", "2024-06-10")
    assert (found["sitting"], found["parties"], found["working_majority"]) == (0, {}, None)
    assert "No Parliament was in being" in run(capsys, "house", "--on", "2024-06-10")[1]


def test_the_series(capsys: pytest.CaptureFixture[str]) -> None:
    rows = document(capsys, "house", "--from", "2022-01-01", "--to", "2022-01-31")
    assert [(row["on"], row["seat"], row["from_party"], row["to_party"], row["cause"]) for row in rows] == [
        ("2022-01-08", "Birmingham, Erdington", "labour", None, "died"),
        ("2022-01-12", "Newton Abbot", "conservative", "independent", "loses_whip"),
        ("2022-01-19", "Bury South", "conservative", "labour", "changes_party"),
    ]
    assert rows[2]["member"] == {"id": "twfy:25874", "name": "Christian Wakeford"}
    assert (rows[2]["parties"]["conservative"], rows[2]["working_majority"]) == (359, 77)


def test_a_vacancy_has_the_same_days_in_the_house_and_in_the_series(capsys: pytest.CaptureFixture[str]) -> None:
    rows = document(capsys, "house", "--from", "1997-05-02", "--to", "2026-06-19")
    fell = {(row["seat"], row["since"]): row for row in rows if row["seat"] and row["to_party"] is None}
    assert len(fell) > 100
    assert all((row["since"] is None) == (row["to_party"] is not None) for row in rows if row["seat"])
    for on in ("2021-11-01", "2022-01-19", "2023-07-01", "2026-06-01"):
        for vacancy in document(capsys, "house", "--on", on)["vacant"]:
            row = fell[vacancy["seat"], vacancy["since"]]
            assert (row["cause"], date.fromisoformat(row["on"])) == (
                vacancy["reason"], date.fromisoformat(vacancy["since"]) + timedelta(days=1),
            )  # fmt: skip


def test_both_days_of_a_vacancy_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    house = run(capsys, "house", "--on", "2022-01-19")[1]
    assert "  vacant: Birmingham, Erdington, from 2022-01-08 (died, last day 2022-01-07)" in house.splitlines()
    series = run(capsys, "house", "--from", "2022-01-01", "--to", "2022-01-31")[1]
    assert series.startswith(
        "2022-01-08  Birmingham, Erdington: Jack Dromey, Labour → vacant (died, last day 2022-01-07);"
    )


def test_the_series_adds_up_from_one_row_to_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    rows = document(capsys, "house", "--from", "2017-06-10", "--to", "2026-06-19")
    before = document(capsys, "house", "--on", "2017-06-10")["parties"]
    for on in sorted({row["on"] for row in rows}):
        today = [row for row in rows if row["on"] == on]
        if all(row["seat"] for row in today):
            expected = dict(before)
            for row in today:
                for party, step in ((row["from_party"], -1), (row["to_party"], 1)):
                    if party:
                        expected[party] = expected.get(party, 0) + step
            assert {party: n for party, n in expected.items() if n} == today[0]["parties"], on
        before = today[0]["parties"]


def test_an_election_is_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows = document(capsys, "house", "--from", "2019-11-06", "--to", "2019-12-31")
    assert [(row["on"], row["seat"], row["member"], row["cause"], row["working_majority"]) for row in rows] == [
        ("2019-11-07", None, None, "dissolution", None),
        ("2019-12-13", None, None, "general_election", 88),
    ]
    out = run(capsys, "house", "--from", "2019-11-06", "--to", "2019-12-31")[1]
    assert out.splitlines()[0] == "2019-11-07  dissolution: 0 members; working majority none"


def test_both_ends_of_a_span_are_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = document(capsys, "house", "--from", "2022-01-19", "--to", "2022-01-19")
    assert (row["on"], row["seat"], row["working_majority"]) == ("2022-01-19", "Bury South", 77)
    days = [row["on"] for row in document(capsys, "house", "--from", "2022-01-08", "--to", "2022-01-12")]
    assert days == ["2022-01-08", "2022-01-12"]
    (row,) = document(capsys, "house", "--from", "2019-12-13", "--to", "2019-12-13")
    assert row["cause"] == "general_election"


def test_a_span_in_which_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "house", "--from", "2022-01-20", "--to", "2022-01-21") == (
        0,
        "Nothing changed in this span.\n",
        "",
    )
    assert document(capsys, "house", "--from", "2022-01-20", "--to", "2022-01-21") == []


def test_the_series_as_known_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    rows = document(capsys, "house", "--from", "2022-01-01", "--to", "2022-01-31", "--known", "2022-01-10")
    assert [row["on"] for row in rows] == ["2022-01-08"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "either --on DATE, or both"),
        (("--from", "2022-01-01"), "either --on DATE, or both"),
        (("--on", "2022-01-01", "--to", "2022-01-02"), "either --on DATE, or both"),
        (("--on", "19/1/2022"), "'19/1/2022' is not a date; write it as YYYY-MM-DD"),
        (("--on", "2022-02-30"), "not a date"),
        (("--on", "1997-04-30"), "1997-04-30 is before 1 May 1997"),
        (("--on", "2022-01-19", "--known", "1990-01-01"), "1990-01-01 is before 1 May 1997"),
        (("--from", "1950-01-01", "--to", "1998-01-01"), "1950-01-01 is before 1 May 1997"),
        (("--from", "2022-02-01", "--to", "2022-01-01"), "turn the two days round"),
        (("--on",), "requires an argument. Try 'whipcount house --help'"),
    ],
)
def test_mistakes_are_one_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(capsys, "house", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert "Traceback" not in err
    code, out, err = run(capsys, "house", "--json", *arguments)
    told = json.loads(out)
    assert (code, err, told["ok"]) == (2, "", False)
    assert set(told) == {"ok", "error", "errors", "status", "code"}


def test_a_change_without_an_address_names_the_row_of_the_register(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "house", "--from", "2022-01-01", "--to", "2022-03-04", "--json")[1])
    sources = {row["seat"]: row["source"] for row in rows}
    assert sources["Bury South"] == "register:spell:twfy:25874:2022-01-19"
    assert all(sources.values())
