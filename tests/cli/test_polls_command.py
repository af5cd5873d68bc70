"""``whipcount polls``: what it prints, what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest

import door


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return door.run(capsys, "polls", *arguments)


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_a_day_of_the_crisis(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "--on", "2022-01-18", "--known", "2022-01-18")
    assert (found["on"], found["known"], found["election"]["on"]) == ("2022-01-18", "2022-01-18", "2019-12-12")
    assert list(found["parties"]) == ["labour", "conservative", "liberal-democrat", "green", "reform"]
    labour = found["parties"]["labour"]
    assert labour["change"] == pytest.approx(labour["share"] - 32.9, abs=0.011)
    assert labour["low"] < labour["share"] < labour["high"]
    assert (found["swing"]["to"], found["swing"]["from"]) == ("labour", "conservative")
    assert all(poll["end"] <= "2022-01-18" for poll in found["polls"])
    assert all(poll["published"] is None or poll["published"] <= "2022-01-18" for poll in found["polls"])
    assert sum(voice["polls"] for voice in found["pollsters"]) == len(found["polls"])
    assert len(found["past_elections"]) == 20


def test_later_publication_adds_polls(capsys: pytest.CaptureFixture[str]) -> None:
    then, now = (document(capsys, "--on", "2022-01-18", *more) for more in (["--known", "2022-01-18"], []))
    assert len(then["polls"]) < len(now["polls"])


def test_every_poll_names_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "--on", "1946-02-01")
    (poll,) = found["polls"]
    assert poll["source"] == "pollbase:45-50:4"
    assert (poll["start"], poll["end"], poll["published"]) == (None, None, None)
    assert found["parties"]["labour"]["low"] is None
    assert found["parties"]["labour"]["standard_error"] is None


def test_the_text_and_the_document_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "--on", "1992-04-08")
    code, out, err = run(capsys, "--on", "1992-04-08")
    assert (code, err) == (0, "")
    for party, told in found["parties"].items():
        assert f"  {party:<18} {told['share'] / 100:>6.1%}" in out
    assert "-0.0" not in out


def test_without_a_day_it_is_that_of_the_newest_poll(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys)
    assert found["on"] == found["polls_until"] == found["polls"][-1]["end"]


def test_a_day_after_the_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--on", "2026-03-01")
    assert code == 0
    assert "The table ends with a poll of 2026-01-08; nothing later is known." in out.splitlines()


def test_seats_under_the_swing(capsys: pytest.CaptureFixture[str]) -> None:
    day = ["--on", "2024-07-03", "--known", "2024-07-03", "--seats"]
    found = document(capsys, *day)["seats"]
    assert list(found) == ["uniform", "proportional"]
    for one in found.values():
        assert (one["boundaries"], one["notional"]) == ("2024", True)
        assert sum(party["seats"] for party in one["parties"].values()) == 650
        assert all(party["low"] <= party["seats"] <= party["high"] for party in one["parties"].values())
    _, out, _ = run(capsys, *day)
    assert "Seats under uniform swing (boundaries of 2024, votes estimated on them)" in out
    assert "seats" not in document(capsys, *day[:4])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--on", "2001-01-01", "--seats"], "they are from 2010-05-06 on"),
        (["--on", "1944-01-01"], "Polls are known after the general election of 1945-07-05"),
        (["--on", "1945-09-01"], "No poll of the 240 days before 1945-09-01"),
        (["--on", "2031-01-01"], "The table ends with a poll of 2026-01-08"),
        (["--on", "yesterday"], "'yesterday' is not a date"),
        (["--on", "2022-01-18", "--known", "2019-12-13"], "No poll of the 240 days"),
    ],
)
def test_what_cannot_be_answered(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert json.loads(run(capsys, *arguments, "--json")[1])["ok"] is False
