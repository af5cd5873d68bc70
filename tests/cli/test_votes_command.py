"""``votes`` and ``data add`` as a user calls them: the numbers, the documents, the mistakes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from divisionfiles import CSV, EVENT, MEMBERS, ROLLCALLS, VOTES, division, matrix, member
from whipcount.cli.main import main
from whipcount.facts.divisions import chamber_calls


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("WHIPCOUNT_DATA", str(tmp_path / "mine"))
    chamber_calls.cache_clear()
    yield
    chamber_calls.cache_clear()


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        main(list(arguments))
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    chamber_calls.cache_clear()
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert code == 0, out + err
    return json.loads(out)


def test_the_document_of_a_division(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "votes", "rebels", "--division", "commons:1124")
    assert set(told) == {"division", "parties"}
    assert told["division"] | {"id": "commons:1124", "on": "2021-11-03", "ayes": 250, "noes": 232} == told["division"]
    assert told["division"]["total_differences"] == [
        {"division": "commons:1124", "side": "aye", "official": 250, "named": 249}
    ]
    party = told["parties"]["conservative"]
    assert (party["line"], party["line_from"], party["free_vote"]) == ("aye", "reported", False)
    assert {row["vote"] for row in party["rebels"]} == {"no"}
    assert len(party["rebels"]) == 13


def test_a_whip_to_abstain_and_a_free_vote(capsys: pytest.CaptureFixture[str]) -> None:
    labour = document(capsys, "votes", "rebels", "--division", "commons:1666")["parties"]["labour"]
    assert (labour["line"], labour["line_from"], len(labour["rebels"])) == ("abstain", "published", 56)
    party = document(capsys, "votes", "rebels", "--division", "commons:1787")["parties"]["conservative"]
    assert (party["line"], party["line_from"], party["free_vote"], party["rebels"]) == (None, "reported", True, [])
    assert "free vote (reported)" in run(capsys, "votes", "rebels", "--division", "commons:1787")[1]


def test_rebels_of_a_party_a_cohort_and_a_span(capsys: pytest.CaptureFixture[str]) -> None:
    day = ("--since", "2021-12-14", "--until", "2021-12-14")
    told = document(capsys, "votes", "rebels", "--party", "conservative", *day)
    by_division = {row["id"]: row["rebels"] for row in told["by_division"]}
    assert by_division["commons:1182"] == 100
    assert told["rebellions"] == sum(by_division.values()) == sum(row["rebellions"] for row in told["members"])
    wall = document(capsys, "votes", "rebels", "--cohort", "red-wall-2019", *day)
    assert {row["id"] for row in wall["members"]} < {row["id"] for row in told["members"]}
    assert "Christian Wakeford" in {row["name"] for row in wall["members"]}


def test_rebellions_of_a_member_on_a_topic(capsys: pytest.CaptureFixture[str]) -> None:
    whole = document(capsys, "votes", "rebels", "--member", "Christian Wakeford")["votes"]
    covid = document(capsys, "votes", "rebels", "--member", "Christian Wakeford", "--topic", "covid")["votes"]
    assert 0 < covid["against_line"] < whole["against_line"]
    late = document(capsys, "votes", "rebels", "--member", "Christian Wakeford", "--since", "2022-01-19")["votes"]
    assert late["against_line"] == 0


def test_a_member(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = document(capsys, "votes", "member", "Steve Baker")
    assert [change["on"] for change in told["spells"][0]["change_points"]] == ["2022-04-26"]
    assert told["by_party"][0]["rebellions"] == sum(quarter["against_line"] for quarter in told["quarters"])
    assert all(row["party"] != "conservative" for row in told["nearest_of_other_parties"])
    path = tmp_path / "baker.html"
    code, out, _ = run(capsys, "votes", "member", "Steve Baker", "-o", str(path))
    assert (code, "Chart written" in out) == (0, True)
    page = path.read_text(encoding="utf-8")
    assert "<svg" in page
    assert "http://www.w3.org/2000/svg" in page
    assert "<script" not in page


def test_parties(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "votes", "party")["cohesion"]
    assert [row["party"] for row in told[:2]] == ["conservative", "labour"]
    years = document(capsys, "votes", "party", "Conservative", "--by", "year")
    assert [row["group"] for row in years["cohesion"]] == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert years["most_rebellions"][0]["name"] == "David Davis"
    for by in ("quarter", "month", "topic"):
        assert run(capsys, "votes", "party", "labour", "--by", by)[0] == 0


def test_agreement(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pairs = {tuple(row["parties"]): row["share"] for row in document(capsys, "votes", "agree")["between"]}
    assert pairs["labour", "snp"] > 0.95 > 0.1 > pairs["conservative", "labour"]
    near = document(capsys, "votes", "agree", "Caroline Lucas", "--across", "--limit", "3")["nearest"]
    assert len(near) == 3
    assert {row["party"] for row in near}.isdisjoint({"green"})
    only = document(capsys, "votes", "agree", "Caroline Lucas", "--party", "labour")["nearest"]
    assert {row["party"] for row in only} == {"labour"}
    both = document(capsys, "votes", "agree", "Steve Baker", "Jeremy Corbyn", "--topic", "covid")["pair"]
    assert (both["agreed"], both["shared"]) == (6, 15)
    path = tmp_path / "map.svg"
    assert run(capsys, "votes", "agree", "-o", str(path), "--since", "2023-01-01")[0] == 0
    assert path.read_text(encoding="utf-8").count("<circle") > 600


def test_scale(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "line.html"
    told = document(capsys, "votes", "scale", "--since", "2023-11-01", "-o", str(path))
    means = {row["name"]: row["mean"] for row in told["positions"] if row["dimension"] == 1}
    assert (means["Rishi Sunak"] or 0) > (means["Keir Starmer"] or 0)
    assert (told["report"]["government"], told["report"]["opposition"]) == ("conservative", "labour")
    assert "Rishi Sunak, Conservatives" in path.read_text(encoding="utf-8")
    assert "A row is the last party of its members" in path.read_text(encoding="utf-8")
    only = document(capsys, "votes", "scale", "--since", "2023-11-01", "--party", "labour", "--model", "plain")
    assert {row["party"] for row in only["positions"]} == {"labour"}
    code, out, _ = run(capsys, "votes", "scale", "--since", "2023-11-01", "--limit", "2")
    assert (code, "between" in out, "left and right" in out) == (0, True, True)


def test_a_graphics_card_that_is_not_there_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whipcount.divisions.scale.device.first_gpu", lambda: None)
    code, out, err = run(capsys, "votes", "scale", "--since", "2024-04-01", "--device", "gpu")
    assert (code, out) == (2, "")
    assert "No graphics card can be used: install whipcount[gpu]" in err


def test_divisions_without_any_party_have_none_to_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bare.dat"
    path.write_text("rowid\tdate\tvoteno\tBill\tmpid1\tmpid2\n7\t2022-01-10\t1\tA\t2\t4\n", "utf-8")
    assert run(capsys, "data", "add", str(path), "--chamber", "bare")[0] == 0
    code, out, err = run(capsys, "votes", "party", "labour", "--chamber", "bare")
    assert (code, out) == (2, "")
    assert "No party is known in these divisions" in err


def test_what_is_exported_for_voteview_can_be_added(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    span = ("--since", "2024-04-01", "--until", "2024-04-30")
    told = document(capsys, "votes", "export", "--layout", "voteview", "--to", str(folder), *span)
    files = [str(folder / name) for name in ("members.csv", "votes.csv", "rollcalls.csv")]
    code, out, _ = run(capsys, "data", "add", *files, "--dry-run")
    assert (code, f"commons-1: {told['divisions']} new divisions" in out) == (0, True)


def test_members_who_never_met_are_not_compared(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("votes", "agree", "Owen Paterson", "Helen Morgan")
    assert document(capsys, *arguments)["pair"] is None
    assert "no shared division" in run(capsys, *arguments)[1]


def test_lists(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "votes", "list", "--search", "owen paterson")["divisions"]
    assert [row["id"] for row in found] == ["commons:1124"]
    topics = document(capsys, "votes", "list", "--topics")
    assert sum(topics["topics"].values()) > 900
    covid = document(capsys, "votes", "list", "--topic", "covid", "--since", "2021-12-14", "--until", "2021-12-14")
    assert "commons:1182" in {row["id"] for row in covid["divisions"]}


def test_exports(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    span = ("--since", "2021-11-03", "--until", "2021-11-03", "--to", str(tmp_path / "out"))
    told = document(capsys, "votes", "export", "--layout", "pscl", *span)
    assert told["files"] == ["legis.csv", "rollcall.R", "vote.csv", "votes.csv"]
    rows = list(csv.reader((tmp_path / "out" / "votes.csv").read_text(encoding="utf-8").splitlines()))
    column = rows[0].index("commons:1124")
    sides = [row[column] for row in rows[1:]]
    assert (sides.count("1"), sides.count("0")) == (251, 234), "tellers stand on their side"
    assert run(capsys, "votes", "export", "--layout", "voteview", *span)[0] == 0


def test_added_divisions_are_read_by_every_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "Division711.csv").write_text(CSV.replace("A One", "Theresa May").replace("X", "Maidenhead"), "utf-8")
    (tmp_path / "d.json").write_text(json.dumps([division(9001, Ayes=[member(8)], Noes=[member(14)])]), "utf-8")
    told = document(capsys, "data", "add", str(tmp_path))["added"]
    assert (told[0]["chamber"], sorted(told[0]["new"])) == ("commons", ["commons:711", "commons:9001"])
    assert {row["division"] for row in told[0]["total_differences"]} == {"commons:711", "commons:9001"}
    votes = document(capsys, "votes", "division", "commons:9001")["votes"]
    assert {row["id"]: row["vote"] for row in votes if row["vote"] != "no_vote"} == {
        "twfy:10426": "aye",
        "twfy:10499": "no",
    }
    assert {row["party"] for row in votes if row["vote"] == "no"} == {"conservative"}, "the party of the register"
    assert len(document(capsys, "votes", "list", "--since", "2019-09-03", "--until", "2019-09-03")["divisions"]) == 1
    again = document(capsys, "data", "add", str(tmp_path / "d.json"))["added"][0]
    assert (again["new"], again["known"]) == ([], ["commons:9001"])


def test_another_chamber(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, text in {"S117_votes.csv": VOTES, "S117_members.csv": MEMBERS, "S117_rollcalls.csv": ROLLCALLS}.items():
        (tmp_path / name).write_text(text, "utf-8")
    told = document(capsys, "data", "add", str(tmp_path))["added"][0]
    assert (told["chamber"], told["members"]) == ("senate-117", 3)
    assert any("president" in note for note in told["notes"])
    votes = document(capsys, "votes", "division", "senate-117:2")["votes"]
    assert {row["name"]: row["vote"] for row in votes} == {
        "ONE, A": "abstain", "TWO, B": "no_vote", "THREE, C": "paired_aye",
    }  # fmt: skip
    assert document(capsys, "votes", "agree", "ONE", "TWO", "--chamber", "senate-117")["pair"]["shared"] == 1
    assert run(capsys, "votes", "member", "NOBODY", "--chamber", "senate-117")[0] == 2


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"vote_events": [EVENT]}), "utf-8")
    assert "nothing written" in run(capsys, "data", "add", str(path), "--dry-run")[1]
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("votes", "rebels", "--party", "whig"), "parties are alba"),
        (("votes", "rebels", "--cohort", "blue-sky"), "known are"),
        (("votes", "rebels", "--topic", "love"), "known are animals"),
        (("votes", "rebels", "--party", "labour", "--since", "2025-01-01"), "run from 2019-12-20 to 2024-04-30"),
        (("votes", "rebels", "--division", "lords:1"), "data add"),
        (("votes", "agree", "A", "B", "C"), "two to compare"),
        (("votes", "member", "Margaret Thatcher"), "is in no division"),
        (("votes", "member", "Helen Morgan", "--until", "2020-12-31"), "Helen Morgan"),
        (("votes", "member", "Steve Baker", "-o", "chart.png"), "neither a page"),
        (("data", "add", "no-such-file.json"), "Cannot read"),
    ],
)
def test_mistakes(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.json", "", "no known layout"),
        ("m.dat", matrix("7\t2022-01-10\t1\tBill\t2\t4\t8"), "unknown code '8'"),
        ("S1_votes.csv", VOTES, "members is wanted"),
    ],
)
def test_a_broken_file_adds_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    code, out, err = run(capsys, "data", "add", str(path))
    assert (code, out, said in err, name in err) == (2, "", True, True)
    assert not (tmp_path / "mine").exists()


def test_what_is_no_text_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert "no text in UTF-8" in run(capsys, "data", "add", str(path))[2]
    (tmp_path / "none").mkdir()
    assert "holds no file" in run(capsys, "data", "add", str(tmp_path / "none"))[2]


def test_days_that_are_unknown_are_not_made_up(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name, text in {"S117_votes.csv": VOTES, "S117_members.csv": MEMBERS}.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert "S117_rollcalls.csv" in run(capsys, "data", "add", str(tmp_path))[2]


def test_a_damaged_table_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "divisions" / "commons"
    folder.mkdir(parents=True)
    (folder / "divisions.csv").write_text("id,on\n", "utf-8")
    code, _, err = run(capsys, "votes", "list")
    assert (code, "damaged" in err) == (2, True)
