"""Every command that takes a day, asked about one before the data and one after them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from door import run
from whipcount.cli.commands import COMMANDS
from whipcount.cli.main import whipcount
from whipcount.cli.options import Day
from whipcount.facts import reading
from whipcount.reader.types import Reading

EARLY, LATE = "1940-01-01", "2099-01-01"
ENDS = "The register ends on 2026-06-19; changes since then are not in it."
LABELS = "1940-01-01 is before 1 May 1997, where the register's party labels begin; give a later day."
BEGINS = "No members are known before 1979-05-03, the first day of the register, and the story is of 1940-01-01"
LED = "Boris Johnson led from 2019-07-23 to 2022-09-06; the case johnson-2022 cannot be counted on "
DIVISIONS = "No division fits; those of commons run from 2019-12-20 to 2024-04-30."
LEADERS = "Party leaders are known from 1945-08-06 to 2026-07-20; "

REFUSED = [
    ("house --on", EARLY, LABELS),
    ("house --on 2022-01-19 --known", EARLY, LABELS),
    ("house --to 2022-01-19 --from", EARLY, LABELS),
    ("house --from 2026-05-01 --to 2026-06-19 --known", EARLY, LABELS),
    ("count johnson-2022 --on", EARLY, LED + EARLY),
    ("count johnson-2022 --on", LATE, LED + LATE),
    ("count johnson-2022 --on 2022-06-06 --known", EARLY, LABELS),
    ("count johnson-2022 --series --from", EARLY, LED + EARLY),
    ("count johnson-2022 --series --from", LATE, "The span ends on 2022-09-06, before it starts on 2099-01-01."),
    ("count johnson-2022 --series --to", EARLY, "The span ends on 1940-01-01, before it starts on 2021-10-26."),
    ("count johnson-2022 --series --to", LATE, LED + LATE),
    ("member Wakeford --on", EARLY, "Members are known from 1979-05-03 on; 1940-01-01 is before it"),
    ("seat Bury_South --on", EARLY, "Seats are known from 2010-05-06"),
    ("polls --on", EARLY, "Polls are known after the general election of 1945-07-05"),
    ("polls --on", LATE, "The table ends with a poll of 2026-01-08; 2099-01-01 is too long after it."),
    ("polls --on 2022-01-01 --known", EARLY, "Polls are known after the general election of 1945-07-05"),
    ("votes list --on", EARLY, DIVISIONS),
    ("votes list --on", LATE, DIVISIONS),
    ("votes list --until", EARLY, DIVISIONS),
    ("votes list --since", LATE, DIVISIONS),
    ("votes rebels --party labour --on", EARLY, DIVISIONS),
    ("votes rebels --party labour --since", LATE, DIVISIONS),
    ("votes member Wakeford --until", EARLY, DIVISIONS),
    ("votes party labour --since", LATE, DIVISIONS),
    ("votes agree --until", EARLY, DIVISIONS),
    ("votes scale --since", LATE, DIVISIONS),
    ("votes export --layout pscl --to nowhere --since", LATE, DIVISIONS),
    ("case replay johnson-2022 --until", EARLY, "is empty; give --since before --until."),
    ("case replay johnson-2022 --since", LATE, "is empty; give --since before --until."),
    ("forecast survival --on", EARLY, LEADERS),
    ("forecast survival --on", LATE, LEADERS),
    ("forecast johnson-2022 --on 2022-01-18 --known", LATE, "a forecast uses what was public on its day"),
]
TOLD = [
    ("house --on", LATE, ENDS),
    ("house --from 2026-06-19 --to", LATE, ENDS),
    ("member Wakeford --on", LATE, "as of 2026-06-19, where the register ends"),
    ("seat Bury_South --on", LATE, "as of 2026-06-19, where the register ends"),
    ("precedents --before", EARLY, "None from before 1979-05-03 is known."),
    ("precedents --since", LATE, ENDS),
    ("case timeline johnson-2022 --known", EARLY, "those of johnson-2022 became known from 2021-10-26 to 2022-07-11"),
    ("rules list --book uk-labour --on", EARLY, "  no rule is known for 1940-01-01"),
]
ELSEWHERE = {
    "forecast ask",  # asked above by its short name, "forecast MODEL --on"
    "forecast score",  # --as-of judges records that the user has frozen; what is not known by then is told for each
}


@pytest.fixture(autouse=True)
def nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find no claim in any text."""
    monkeypatch.setattr(reading, "read_document", lambda document: Reading(document, ()))


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text("The House met in the morning and rose in the evening.", encoding="utf-8")
    return str(path)


def words(command: str, day: str) -> list[str]:
    return [word.replace("_", " ") if word[0].isupper() else word for word in [*command.split(), day]]


@pytest.mark.parametrize(("command", "day", "sentence"), REFUSED, ids=[" ".join(row[:2]) for row in REFUSED])
def test_what_cannot_be_answered_is_refused(
    capsys: pytest.CaptureFixture[str], command: str, day: str, sentence: str
) -> None:
    code, out, err = run(capsys, *words(command, day))
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("command", "day", "sentence"), TOLD, ids=[" ".join(row[:2]) for row in TOLD])
def test_where_the_data_end_is_told(capsys: pytest.CaptureFixture[str], command: str, day: str, sentence: str) -> None:
    code, out, err = run(capsys, *words(command, day))
    assert (code, err) == (0, "")
    assert sentence in out


def test_the_house_says_it_on_top_and_once(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "house", "--on", LATE)[1].splitlines()
    assert lines[1] == ENDS
    assert lines.count(ENDS) == 1
    assert ENDS not in run(capsys, "house", "--on", "2026-06-19")[1]


def test_a_series_after_the_register_is_not_said_to_be_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "house", "--from", LATE, "--to", LATE)[1].splitlines() == [
        ENDS,
        "No change in this span is known.",
    ]
    code, out, err = run(capsys, "house", "--from", LATE, "--to", LATE, "--json")
    assert (code, json.loads(out), err) == (0, [], ENDS + "\n")


def test_a_list_of_divisions_that_goes_on_after_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "votes", "list", "--search", "rwanda third", "--until", LATE)
    assert (code, err) == (0, "whipcount: The divisions of commons end on 2024-04-30.\n")
    assert "commons:1724" in out


@pytest.mark.parametrize("published", [EARLY, "1940-01", "1940"])
def test_a_story_from_before_the_register_is_refused(
    capsys: pytest.CaptureFixture[str], story: str, published: str
) -> None:
    sentence = BEGINS.replace(EARLY, published)
    for command in (["brief", story], ["read", story, "--json"]):
        code, out, err = run(capsys, *command, "--published", published)
        assert code == 2
        assert sentence in out + err
        assert (out + err).count("\n") == 1
    code, out, _ = run(capsys, "read", story, "--published", published, "--format", "jsonl")
    assert (code, json.loads(out)["error"].startswith(sentence)) == (0, True)


def test_a_story_of_the_first_year_is_read(capsys: pytest.CaptureFixture[str], story: str) -> None:
    assert run(capsys, "brief", story, "--published", "1979")[0] == 0
    assert run(capsys, "brief", story, "--published", "1979-05-03")[0] == 0


@pytest.mark.parametrize("form", ["terminal", "md", "html", "json"])
def test_a_brief_of_a_day_after_the_register_says_so_on_top(
    capsys: pytest.CaptureFixture[str], story: str, form: str
) -> None:
    late = run(capsys, "brief", story, "--published", LATE, "--format", form)[1]
    assert ENDS in late[: late.index("What happened")]
    last = run(capsys, "brief", story, "--published", "2026-06-19", "--format", form)[1]
    assert ENDS not in last
    if form == "json":
        assert (json.loads(late)["notes"], json.loads(last)["notes"]) == ([ENDS], [])


def test_a_brief_of_a_day_before_party_labels_says_that_no_house_is_counted(
    capsys: pytest.CaptureFixture[str], story: str
) -> None:
    told = json.loads(run(capsys, "brief", story, "--published", "1997-04-30", "--json")[1])["notes"]
    assert told == ["The register's party labels begin on 1997-05-01; the House of an earlier day is not counted."]
    assert json.loads(run(capsys, "brief", story, "--published", "1997-05-01", "--json")[1])["notes"] == []


def test_read_says_so_once_beside_the_claims(capsys: pytest.CaptureFixture[str], story: str) -> None:
    code, out, err = run(capsys, "read", story, story, "--published", "2099", "--format", "jsonl")
    assert (code, len(out.splitlines()), err) == (0, 2, f"whipcount: {ENDS}\n")
    assert run(capsys, "read", story, "--published", "2026-06-19", "--format", "jsonl")[2] == ""


def test_no_command_with_a_day_is_left_out() -> None:
    asked = {" ".join(part for part in row[0].split() if part.islower()) for row in [*REFUSED, *TOLD]}
    for name in _with_days():
        assert name in ELSEWHERE or any(f"{one} ".startswith(f"{name} ") for one in asked), name


def _with_days() -> list[str]:
    context = click.Context(whipcount)
    found: list[str] = []
    for name in COMMANDS:
        command = whipcount.get_command(context, name)
        assert command is not None
        inner = [(f"{name} {key}", one) for key, one in command.commands.items()] if isinstance(
            command, click.Group
        ) else [(name, command)]  # fmt: skip
        found += [key for key, one in inner if any(isinstance(option.type, Day) for option in one.params)]
    return found
