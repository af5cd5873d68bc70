"""The figures on the page about polls are those that are measured."""

from __future__ import annotations

import re
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from whipcount.facts.polls import national_results, polls
from whipcount.seats import house_effects
from whipcount.seats import polls as average_of_polls
from whipcount.seats.poll_record import Eve, Record, eves

PAGE = " ".join((Path(__file__).resolve().parents[2] / "docs" / "polls.md").read_text(encoding="utf-8").split())
AFTER = date(2026, 1, 1)


@pytest.fixture(scope="module")
def record() -> tuple[Eve, ...]:
    return eves(polls(), national_results(), AFTER)


def all_figures(found: tuple[Eve, ...]) -> float:
    errors = [float(error) * 100 for eve in found for error in eve.errors.values()]
    return sqrt(sum(error**2 for error in errors) / len(errors))


@pytest.mark.parametrize("party", ["conservative", "labour", "liberal-democrat"])
def test_errors_of_the_parties(record: tuple[Eve, ...], party: str) -> None:
    typical = Record(record).typical(party)
    assert typical is not None
    assert f"| {party} | {typical * 100:.2f} | {len(record)} |" in PAGE


def test_error_of_all_figures(record: tuple[Eve, ...]) -> None:
    assert f"| all figures, smaller parties included | {all_figures(record):.2f} | {len(record)} |" in PAGE
    assert f"eves the error over all figures is {all_figures(record):.2f} points" in PAGE


def test_how_many_results_the_spans_held(record: tuple[Eve, ...]) -> None:
    held = []
    for n, eve in enumerate(record):
        before = Record(record[:n])
        for party in eve.errors:
            span = before.interval(party, eve.average.shares[party])
            if span:
                held.append(span[0] <= float(eve.result.shares[party]) <= span[1])
    assert f"held {sum(held)} of the {len(held)} results that had one ({sum(held) / len(held):.0%};" in PAGE


@pytest.mark.parametrize(
    ("window", "shrink", "words"),
    [
        (14, 10**9, r"; (\d\.\d\d) without house effects"),
        (14, 5, r"; (\d\.\d\d) with a shrinkage of 5"),
        (30, 20, r"; (\d\.\d\d) with a window of 30 days"),
        (7, 20, r"; (\d\.\d\d) with one of 7"),
    ],
)
def test_other_choices(monkeypatch: pytest.MonkeyPatch, window: int, shrink: int, words: str) -> None:
    wider = [days for days in (30, 60, 120, 240) if days > window]
    monkeypatch.setattr(average_of_polls, "WINDOWS", (window, *wider))
    monkeypatch.setattr(house_effects, "SHRINK", shrink)
    told = re.search(words, PAGE)
    assert told
    assert told[1] == f"{all_figures(eves(polls(), national_results(), AFTER)):.2f}"


def test_how_many_polls_there_are() -> None:
    changes = (Path(__file__).resolve().parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"{len(polls()):,} polls from PollBase" in " ".join(changes.split())
