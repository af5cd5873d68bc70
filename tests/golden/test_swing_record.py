"""The back-test of seats on the page about polls is what is measured."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from whipcount.facts.general import election_votes, shares_in_britain
from whipcount.facts.poll_report import poll_report
from whipcount.facts.polls import national_results
from whipcount.facts.projection import LEVELS, Projection, base_of, projection
from whipcount.seats.poll_types import NationalResult
from whipcount.seats.swing import Swing, project, totals

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "polls.md").read_text(encoding="utf-8")
ELECTIONS = national_results()[-5:]
PARTIES = ("conservative", "labour", "liberal-democrat", "snp")
LARGE = PARTIES[:2]


def actual(result: NationalResult) -> dict[str, str]:
    return {seat: max(cast, key=lambda party: cast[party]) for seat, cast in election_votes(result.on).items()}


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def seats_of(found: Mapping[str, int]) -> list[int]:
    return [found.get(party, 0) for party in PARTIES]


@pytest.mark.parametrize("result", ELECTIONS, ids=lambda result: str(result.on.year))
@pytest.mark.parametrize("swing", Swing)
def test_a_row_of_the_table(result: NationalResult, swing: Swing) -> None:
    eve = result.on - timedelta(days=1)
    report, won = poll_report(eve, eve), actual(result)
    votes, _, _ = base_of(report.average.election.on, eve)
    before, counted = shares_in_britain(votes), shares_in_britain(election_votes(result.on))
    assert row(result.on.year, "result", "", *seats_of(totals(won)), "") in PAGE
    true = {party: counted.get(party, Fraction(0)) for party in report.average.shares}
    for words, shares in (("votes", true), ("polls", report.average.shares)):
        found = project(votes, before, shares, swing)
        right = sum(found[seat] == party for seat, party in won.items() if not seat.startswith("N"))
        assert row(result.on.year, words, swing, *seats_of(totals(found)), right) in PAGE


@pytest.mark.parametrize("swing", Swing)
def test_what_the_spans_held(swing: Swing) -> None:
    held, n = dict.fromkeys(LEVELS, 0), 0
    widths: dict[int, list[int]] = {level: [] for level in LEVELS}
    for result in ELECTIONS[1:]:
        found, won = on_the_eve(result, swing), totals(actual(result))
        assert all(day < result.on for day in found.measured_at)
        for party in PARTIES:
            spans = {level: found.levels[level][party] for level in LEVELS}
            held = {level: held[level] + is_in(won.get(party, 0), spans[level]) for level in LEVELS}
            n += 1
            told = [f"{low} to {high}" for low, high in spans.values()]
            assert row(result.on.year, swing, party, found.seats.get(party, 0), *told, won.get(party, 0)) in PAGE
            for level, (low, high) in spans.items():
                widths[level] += [high - low] if party in LARGE else []
    middle = [f"{min(one)}, {sorted(one)[len(one) // 2]}, {max(one)}" for one in widths.values()]
    assert row(swing, *(f"{held[level]} of {n}" for level in LEVELS), *middle) in PAGE


@pytest.mark.parametrize("swing", Swing)
def test_on_the_eve_of_the_first_there_is_no_span(swing: Swing) -> None:
    found = on_the_eve(ELECTIONS[0], swing)
    assert (found.measured_at, dict(found.spans)) == ((), {})
    assert found.seats["conservative"] > 200


def on_the_eve(result: NationalResult, swing: Swing) -> Projection:
    eve = result.on - timedelta(days=1)
    return projection(poll_report(eve, eve), swing)


def is_in(n: int, span: tuple[int, int]) -> bool:
    return span[0] <= n <= span[1]


@pytest.mark.parametrize("swing", Swing)
def test_how_far_the_projections_were(swing: Swing) -> None:
    misses = []
    for party in PARTIES:
        errors = []
        for result in ELECTIONS:
            eve = result.on - timedelta(days=1)
            report = poll_report(eve, eve)
            votes, _, _ = base_of(report.average.election.on, eve)
            found = totals(project(votes, shares_in_britain(votes), report.average.shares, swing))
            errors.append(found.get(party, 0) - totals(actual(result)).get(party, 0))
        misses.append(round(math.sqrt(sum(e * e for e in errors) / len(errors))))
    assert row(swing, *misses) in PAGE
