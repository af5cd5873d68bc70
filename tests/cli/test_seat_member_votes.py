"""``seat``, ``member`` and ``votes`` as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from door import document, run


def test_seat(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "seat", "Bury South", "--on", "2022-01-19")
    assert (told["majority"], told["majority_share"], told["swing_to_lose_share"]) == (402, 0.008, 0.004)
    assert told["member"]["name"] == "Christian Wakeford"
    assert told["demographics"]["jewish_share"] == 0.102
    assert told["leave_2016"] == {"share": 0.5451, "basis": "estimated"}
    assert told["cohorts"][0]["id"] == "red-wall-2019"
    assert [n["gss"] for n in told["boundaries"]] == ["E14001145", "E14001144"]


def test_a_seat_is_that_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    later = document(capsys, "seat", "Bury South", "--on", "2024-07-05")
    assert (later["seat"]["gss"], later["notionals"][0]["majority"], later["demographics"]) == ("E14001145", 935, None)
    assert later["member"]["since"] == "2024-07-05"


def test_a_by_election_is_the_latest_result(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "seat", "Chesham and Amersham", "--on", "2022-01-19")
    assert (told["result"]["kind"], told["result"]["first"]) == ("by", "liberal-democrat")
    assert told["earlier_results"][0]["on"] == "2019-12-12"


def test_nothing_later_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "seat", "Bury South", "--on", "2018-01-01")
    assert (told["result"]["on"], told["majority"]) == ("2017-06-08", 5965)
    assert [row["on"] for row in told["earlier_results"]] == ["2015-05-07", "2010-05-06"]
    assert [row["on"] for row in told["notionals"]] == ["2005-05-05"]


def test_a_day_after_the_register_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "seat", "Bury South", "--on", "2026-12-01")["known_until"] == "2026-06-19"
    for command, name in (("seat", "Bury South"), ("member", "Christian Wakeford")):
        assert "2026-06-19, where the register ends" in run(capsys, command, name, "--on", "2026-12-01")[1]


def test_a_vacant_seat_has_no_member(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "seat", "Southend West", "--on", "2022-01-19")["member"] is None
    assert "vacant" in run(capsys, "seat", "Southend West", "--on", "2022-01-19")[1]


def test_where_a_member_stands_in_his_party_is_told_by_earlier_votes(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "member", "Steve Baker", "--on", "2022-01-19")["standing"]
    assert (told["party"], told["from"], told["to"]) == ("conservative", "2019-12-20", "2021-12-14")
    assert 1 <= told["rank"] < told["of"]
    assert told["low"] < told["dissent"] < told["high"]
    line = f"rank {told['rank']} of {told['of']} in the Conservatives"
    out = run(capsys, "member", "Steve Baker", "--on", "2022-01-19")[1]
    assert line in out
    assert "neither left and right nor a forecast of leaving" in out


def test_who_cannot_be_placed_has_no_such_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert document(capsys, "member", "Christian Wakeford", "--on", "2023-01-19")["standing"] is None
    assert "Dissent within the party" not in run(capsys, "member", "Christian Wakeford", "--on", "2023-01-19")[1]


def test_member(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "member", "Christian Wakeford", "--on", "2022-01-19")
    assert (told["party"], told["seat"], told["spells"][0]["to"]) == ("labour", "Bury South", "2022-01-18")
    assert [(e["seat"], e["won"], e["majority"]) for e in told["elections"]] == [("Bury South", True, 402)]
    assert {"commons:1182"} <= {row["id"] for row in told["votes"]["rebellions"]}
    assert {row["line_from"] for row in told["votes"]["rebellions"]} == {"inferred", "reported"}


def test_member_with_posts(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "member", "Rishi Sunak", "--on", "2022-07-04")
    assert told["office"]["title"] == "Chancellor of the Exchequer"
    assert told["office"]["to"] is None
    assert document(capsys, "member", "Rishi Sunak", "--on", "2022-07-05")["office"] is None


def test_member_of_long_ago(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "member", "Margaret Thatcher", "--on", "1985-01-01")
    assert (told["party"], told["votes"], told["elections"]) == (None, None, [])
    assert told["office"]["title"] == "Prime Minister"


def test_rebels_of_a_division(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "votes", "rebels", "--division", "commons:1124")
    assert told["division"] | {"ayes": 250, "noes": 232} == told["division"]
    conservative = told["parties"]["conservative"]
    assert (conservative["line"], conservative["line_from"], len(conservative["rebels"])) == ("aye", "reported", 13)
    assert set(conservative["rebels"][0]) == {"id", "name", "vote"}


def test_rebellions_of_a_member(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "votes", "rebels", "--member", "Christian Wakeford", "--on", "2021-12-14")
    assert told["votes"]["against_line"] == 7
    assert told["votes"]["to"] == "2021-12-14"


def test_votes_of_a_division(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "votes", "division", "commons:1351")
    assert sum(row["vote"] == "aye" for row in told["votes"]) == 349
    assert document(capsys, "votes", "list", "--search", "rwanda third")["divisions"][0]["id"] == "commons:1724"


@pytest.mark.parametrize(
    "arguments",
    [
        ("seat", "Bury South", "--on", "2022-01-19"),
        ("seat", "Belfast East"),
        ("member", "Christian Wakeford", "--on", "2022-01-19"),
        ("member", "Margaret Thatcher", "--on", "1985-01-01"),
        ("votes", "rebels", "--division", "commons:1182"),
        ("votes", "rebels", "--member", "twfy:25874"),
        ("votes", "division", "commons:1351"),
        ("votes", "list", "--on", "2022-07-18"),
    ],
)
def test_text(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    assert out.count("\n") >= 1
    assert "<" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("seat", "Bury", "--on", "2022-01-19"), "Bury North, Bury South, Bury St Edmunds"),
        (("seat", "Burry Sout", "--on", "2022-01-19"), "did you mean Bury South"),
        (("seat", "Bury South", "--on", "2009-01-01"), "known from 2010-05-06"),
        (("seat", "Bristol Central", "--on", "2022-01-19"), "boundaries of 2024"),
        (("seat", "Bury South", "--on", "soon"), "not a date"),
        (("member", "Cristian Wakeford", "--on", "2022-01-19"), "Christian Wakeford"),
        (("member", "Smith", "--on", "2022-01-19"), "twfy:"),
        (("votes", "rebels", "--division", "commons:1"), "commons:736"),
        (("votes", "rebels"), "either --division"),
        (("votes", "rebels", "--division", "commons:1124", "--member", "Wakeford"), "either --division"),
    ],
)
def test_mistakes(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    code, out, _ = run(capsys, *arguments, "--json")
    assert (code, json.loads(out)["ok"]) == (2, False)


@pytest.mark.parametrize("command", ["seat", "member", "votes"])
def test_nothing_heavy_is_imported(command: str) -> None:
    script = f"import sys, whipcount.cli.{command}; print(sorted({{'polars', 'spacy', 'rich'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_seat_tells_the_tenure_apart_from_the_party_label(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "seat", "Bury South", "--on", "2023-01-01")
    assert (code, "Christian Wakeford, Labour since 2022-01-19; member since 2019-12-13" in out) == (0, True)
    assert "Conservative" in out
    assert "Census 2011: degree or the like 25.3%" in out


def test_a_vacant_seat_gives_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "seat", "Southend West", "--on", "2022-01-19")[1]
    assert "No member: the seat is vacant from 2021-10-16 (died), last day of the last member 2021-10-15." in out
    found = document(capsys, "seat", "Southend West", "--on", "2022-01-19")
    assert found["vacancy"] == {"since": "2021-10-15", "empty_from": "2021-10-16", "reason": "died"}
    out = run(capsys, "seat", "Southend West", "--on", "2019-11-20")[1]
    assert "No member: no Parliament is in being." in out
    erdington = document(capsys, "seat", "Birmingham Erdington", "--on", "2022-01-19")
    assert erdington["vacancy"]["reason"] == "died"


def test_the_span_of_votes_ends_with_the_tenure(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "member", "Owen Paterson", "--on", "2022-01-19")
    assert (code, "divisions from 2019-12-20 to 2021-11-03;" in out) == (0, True)


def test_a_member_has_stances_and_a_risk(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "member", "Andrew Bridgen", "--on", "2022-03-20")[1]
    assert "  letter submitted, Boris Johnson (johnson-2022), not counted: withdrawn on 2022-03-16" in out
    assert "  within 365 days: " in out
    found = document(capsys, "member", "Andrew Bridgen", "--on", "2022-03-20")
    assert (len(found["stances"]), len(found["risk"]["forecasts"])) == (2, 3)
    long_ago = run(capsys, "member", "Tony Benn", "--on", "1985-03-20")[1]
    assert "No forecast of leaving the party: " in long_ago
