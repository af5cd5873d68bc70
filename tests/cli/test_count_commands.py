"""``count``, ``diff``, ``precedents``, ``case`` and ``rules`` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from door import document, run
from whipcount.ledger.rows import COLUMNS

HEAD = """id = "mine"
party = "conservative"
rulebook = "uk-conservative"
leader = {id = "twfy:10999", name = "Boris Johnson"}
"""
ROWS = """event_id,on,known,actor,type,status,grade
a,2022-01-12,2022-01-12,Roger Gale,letter_submitted,,on_record
b,2022-01-18,2022-01-18,Christian Wakeford,letter_submitted,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "events.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_count_as_the_contract_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "count", "johnson-2022", "--on", "2022-06-06")
    assert found["case"] == "johnson-2022"
    assert found["leader"] == {"id": "twfy:10999", "name": "Boris Johnson"}
    assert (found["rule"]["id"], found["rule"]["share"]) == ("con-1922-1998", "15/100")
    assert (found["electorate"], found["threshold"], found["holds_for_electorate"]) == (359, 54, [354, 360])
    letters = found["standing"]["letter_submitted"]
    assert letters["n"] == len(letters["members"]) == 20
    assert found["hash"].startswith("sha256:")


def test_wakeford_is_left_out_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "count", "johnson-2022", "--on", "2022-01-19", "--known", "2022-01-19")
    wakeford = {"id": "twfy:25874", "name": "Christian Wakeford"}
    lines = [(row["was"], row["reason"]) for row in found["not_counted"] if row["member"] == wakeford]
    assert ("letter_submitted", "left the party on 2022-01-19") in lines


def test_count_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "count", "johnson-2022", "--on", "2022-06-06")
    assert code == 0
    assert "359 members, 54 needed; the same for 354 to 360." in out
    assert "Not counted" in out
    assert "Sources disagree" in out


def test_count_by_groups(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("count", "johnson-2022", "--on", "2022-06-06", "--by", "intake")
    found = document(capsys, *asked)
    letters = [group["standing"]["letter_submitted"] for group in found["groups"]]
    assert sum(one["n"] for one in letters) == sum(len(one["members"]) for one in letters) == 20
    assert sum(group["electorate"] for group in found["groups"]) == found["electorate"] == 359
    newest = next(group for group in found["groups"] if group["name"] == "2019")
    assert newest["standing"]["letter_submitted"]["share"] == "4/94"
    code, out, _ = run(capsys, *asked)
    assert code == 0
    assert "4/94" in out
    assert found["source"].split(",")[0] in out


@pytest.mark.parametrize(
    "more", [("--on", "2022-06-06", "--by", "shoe"), ("--series", "--by", "intake"), ("--by", "intake")]
)
def test_groups_that_cannot_be_told(capsys: pytest.CaptureFixture[str], more: tuple[str, ...]) -> None:
    code, out, err = run(capsys, "count", "johnson-2022", *more)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_series(capsys: pytest.CaptureFixture[str]) -> None:
    span = ("--from", "2022-01-18", "--to", "2022-01-19")
    found = document(capsys, "count", "johnson-2022", "--series", "--live", *span)
    assert [(day["on"], day["letter_submitted"]) for day in found["days"]] == [("2022-01-18", 4), ("2022-01-19", 3)]
    code, out, _ = run(capsys, "count", "johnson-2022", "--series", *span)
    assert (code, len(out.splitlines())) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("count", "johnson-2022"), "Give either --on DATE, or --series"),
        (("count", "johnson-2022", "--on", "2022-06-06", "--from", "2022-01-01"), "--from goes with --series"),
        (
            ("count", "johnson-2022", "--on", "2022-06-06", "--live", "--to", "2022-06-07"),
            "--to, --live go with --series",
        ),
        (("count", "johnson-2022", "--on", "2022-06-06", "--by", "intake", "--from", "2022-01-01"), "--from goes with"),
        (("count", "johnson-2022", "--series", "--exclusive"), "--exclusive goes with --on"),
        (
            ("count", "johnson-2022", "--series", "--known", "2022-01-01", "--by", "intake"),
            "--known, --by go with --on",
        ),
        (("count", "johnson-2022", "--series", "--on", "2022-01-01"), "Give either --on DATE, or --series"),
        (("count", "johnson-2022", "--on", "2022-13-01"), "'2022-13-01' is not a date"),
        (("count", "johnson-2022", "--on", "2030-01-01"), "led from 2019-07-23 to 2022-09-06"),
        (("count", "nobody-1066", "--on", "2022-01-01"), "shipped are johnson-2022"),
        (("diff", "no.csv", "johnson-2022@2022-01-01"), "No file 'no.csv'"),
        (("diff", "johnson-2022@soon", "johnson-2022@2022-01-01"), "'soon' is not a date"),
        (("precedents", "--since", "long ago"), "'long ago' is not a date"),
        (("precedents", "--type", "coup"), "coup"),
        (("precedents", "--from-party", "tory"), "No move from or to a party called 'tory' is known; there are alba"),
        (("rules", "show", "whig-1832"), "No rule called 'whig-1832'"),
        (("rules", "list", "--book", "whigs"), "No rulebook called 'whigs'"),
        (("case", "check", "nowhere"), "No case called 'nowhere'"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 2
    assert json.loads(out)["ok"] is False


def test_a_folder_is_a_case_and_names_are_resolved_for_the_day(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    found = document(capsys, "count", str(folder), "--on", "2022-01-19")
    assert [row["id"] for row in found["standing"]["letter_submitted"]["members"]] == ["twfy:10217"]
    assert found["not_counted"][0]["member"]["id"] == "twfy:25874"


def test_check_lists_every_row_that_cannot_be_used(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with (folder / "events.csv").open("a", encoding="utf-8") as rows:
        rows.write("c,2022-13-01,2022-01-12,Roger Gale,critical,,\n")
        rows.write("d,2022-01-12,2022-01-12,Nobody Known,letter_submitted,,\n")
        rows.write("e,2022-01-12,2022-01-12,Davies,letter_submitted,,\n")
        rows.write("a,2022-01-13,2022-01-13,Roger Gale,letter_submitted,,\n")
    code, out, _ = run(capsys, "case", "check", str(folder), "--json")
    assert code == 2
    found = json.loads(out)
    assert [row["line"] for row in found["problems"]] == [4, 5, 6, 7]
    code, _, err = run(capsys, "case", "check", str(folder))
    assert code == 2
    assert all(f"line {n}" in err for n in (4, 5, 6, 7))
    code, _, err = run(capsys, "count", str(folder), "--on", "2022-01-19")
    assert code == 2
    assert "4 rows of the case mine cannot be used" in err


def test_rows_before_a_member_ever_sat_or_after_today_cannot_be_used(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    with (folder / "events.csv").open("a", encoding="utf-8") as rows:
        rows.write("c,1922-01-12,2022-01-12,Steve Baker,letter_submitted,,\n")
        rows.write("d,9999-12-31,9999-12-31,Roger Gale,critical,,\n")
        rows.write("e,0001-01-01,0001-01-01,Roger Gale,critical,,\n")
    problems = json.loads(run(capsys, "case", "check", str(folder), "--json")[1])["problems"]
    assert [row["line"] for row in problems] == [4, 5, 6]
    assert problems[0]["reason"].startswith("Steve Baker first sat on 2010-05-06, after 1922-01-12")
    assert problems[1]["reason"].startswith("known '9999-12-31' lies after today")
    assert run(capsys, "count", str(folder), "--on", "2022-01-19")[0] == 2


def test_two_members_of_one_name_are_told_apart(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with (folder / "events.csv").open("a", encoding="utf-8") as rows:
        rows.write("c,2022-01-12,2022-01-12,Davies,letter_submitted,,\n")
    reason = json.loads(run(capsys, "case", "check", str(folder), "--json")[1])["problems"][0]["reason"]
    assert "Gareth Davies (twfy:25858, Grantham and Bourne)" in reason


def test_a_sound_folder_is_said_to_be(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert document(capsys, "case", "check", str(folder)) == {"ok": True, "case": "mine", "n_events": 2, "problems": []}
    assert run(capsys, "case", "check", str(folder))[1] == "mine: 2 events, all usable.\n"


@pytest.mark.parametrize("spoil", ["latin", "missing", "toml"])
def test_files_that_cannot_be_read(capsys: pytest.CaptureFixture[str], folder: Path, spoil: str) -> None:
    if spoil == "latin":
        (folder / "events.csv").write_bytes(ROWS.replace("Gale", "Gál").encode("latin-1"))
    elif spoil == "missing":
        (folder / "events.csv").unlink()
    else:
        (folder / "case.toml").write_text("id = ", encoding="utf-8")
    code, _, err = run(capsys, "case", "check", str(folder))
    assert code == 2
    assert err.startswith("whipcount: ")


def test_case_list_show_and_timeline(capsys: pytest.CaptureFixture[str]) -> None:
    assert [case["id"] for case in document(capsys, "case", "list")["cases"]] == ["johnson-2022"]
    shown = document(capsys, "case", "show", "johnson-2022")
    assert (shown["party"], shown["span"], shown["n_events"]) == ("conservative", ["2019-07-23", "2022-09-06"], 409)
    told = document(capsys, "case", "timeline", "johnson-2022", "--member", "Wakeford")["events"]
    assert set(told[0]) == set(COLUMNS)
    assert [event["type"] for event in told][:3] == ["talks_with_party", "letter_submitted", "changes_party"]
    for arguments in (("list",), ("show", "johnson-2022"), ("timeline", "johnson-2022", "--known", "2021-12-31")):
        code, out, _ = run(capsys, "case", *arguments)
        assert code == 0
        assert out


def test_diff_of_two_days(capsys: pytest.CaptureFixture[str]) -> None:
    days = ("johnson-2022@2022-01-18@2022-01-18", "johnson-2022@2022-01-19@2022-01-19")
    found = document(capsys, "diff", *days)
    assert found["both"] == 3
    assert found["only_a"] == [
        {
            "member": {"id": "twfy:25874", "name": "Christian Wakeford"},
            "kind": "eligibility",
            "reason": "letter_submitted: left the party on 2022-01-19",
        }
    ]
    code, out, _ = run(capsys, "diff", *days, "--stance", "letter_submitted")
    assert code == 0
    assert "Christian Wakeford [eligibility]" in out


def test_diff_of_a_list_with_a_count(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "name,stance\nSir Roger Gale,letter_submitted\nRoger Gale MP,letter_submitted\nNigel Mills,letter_submitted\n"
    )
    found = document(capsys, "diff", str(path), "johnson-2022@2022-06-01")
    assert [(row["member"]["name"], row["kind"]) for row in found["only_a"]] == [("Nigel Mills", "stance")]
    assert [row["kind"] for row in found["within_a"]] == ["spelling"]
    assert found["both"] + len(found["only_b"]) == found["b"]["people"] == 18


def test_precedents(capsys: pytest.CaptureFixture[str]) -> None:
    question = ("--type", "changes_party", "--from-party", "conservative", "--to-party", "labour", "--since", "1979")
    found = document(capsys, "precedents", *question)
    assert (found["n"], found["precedents"][0]["name"]) == (8, "Natalie Elphicke")
    code, out, _ = run(capsys, "precedents", *question, "--before", "2022", "--member", "Alan Howarth")
    assert code == 0
    assert out.startswith("1995-10-07  Alan Howarth (Stratford-on-Avon), Conservative → Labour")
    assert "1 precedent. Before May 1997 the register has no party labels: only moves with a source" in out


def test_precedents_tell_the_office_held(capsys: pytest.CaptureFixture[str]) -> None:
    span = ("--since", "2019-09-01", "--before", "2019-10-01", "--type", "resigns_whip")
    (rudd,) = document(capsys, "precedents", *span)["precedents"]
    assert (rudd["name"], rudd["office"][:18]) == ("Amber Rudd", "Secretary of State")
    assert "3 months to the election" in run(capsys, "precedents", *span)[1]


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "rules", "show", "con-1922-1998", "--electorate", "359")
    assert (found["threshold"], found["holds_for_electorate"]) == (54, [354, 360])
    books = document(capsys, "rules", "list", "--book", "uk-conservative", "--on", "2024-11-02")["rulebooks"]
    ids = [rule["id"] for rule in books[0]["rules"]]
    assert ids == ["con-1922-ballot-1998", "con-vacancy-1998", "con-1922-2024", "con-1922-2024-30"]
    first = document(capsys, "rules", "show", "con-first-ballot-1975", "--electorate", "372")
    assert (first["threshold"], first["lead_needed"]) == (187, 56)
    assert "contradicts con-1922-2024" in run(capsys, "rules", "list")[1]
    assert "source: " in run(capsys, "rules", "show", "lab-2021")[1]


def test_a_case_of_a_chamber_without_a_register(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    head = 'id = "ley-2026"\nparty = "liberal"\nrulebook = "au-liberal"\nrole = "opposition"\n'
    head += 'leader = {name = "Sussan Ley"}\n'
    (tmp_path / "case.toml").write_text(head + "electorate = [{from = 2025-05-13, size = 51}]\n", encoding="utf-8")
    (tmp_path / "events.csv").write_text("event_id,known,actor,type\na,2026-02-11,Angus Taylor,calls_to_resign\n")
    found = document(capsys, "count", str(tmp_path), "--on", "2026-02-13")
    assert (found["rule"]["id"], found["electorate"], found["threshold"]) == ("au-lib-opposition-2018", 51, 26)
    assert found["standing"]["calls_to_resign"]["members"][0]["name"] == "Angus Taylor"


def test_the_stale_member_and_the_name_listed_without_consent_of_may_2026(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    head = 'id = "starmer-2026"\nparty = "labour"\nrulebook = "uk-labour"\n'
    head += 'leader = {id = "twfy:25353", name = "Keir Starmer"}\n'
    rows = """event_id,on,known,actor,type,status,grade
a,2026-05-12,2026-05-12,Rupa Huq,calls_to_resign,,group_letter
b,2026-05-12,2026-05-13,Rupa Huq,calls_to_resign,denied,on_record
c,2026-05-12,2026-05-13,John Healey,calls_to_resign,,
d,2026-05-13,2026-05-14,as John Healey,calls_to_resign,,
e,2026-05-10,2026-05-10,Josh Simons,calls_to_resign,,
"""
    (tmp_path / "case.toml").write_text(head, encoding="utf-8")
    (tmp_path / "events.csv").write_text(rows, encoding="utf-8")
    found = document(capsys, "count", str(tmp_path), "--on", "2026-05-20")
    assert [row["name"] for row in found["standing"]["calls_to_resign"]["members"]] == ["John Healey"]
    left = {row["member"]["name"]: row["reason"] for row in found["not_counted"]}
    assert left == {"Rupa Huq": "denied on 2026-05-13", "Josh Simons": "left the House on 2026-05-18"}
    assert (found["towards_threshold"], found["threshold"]) == (0, 81)
