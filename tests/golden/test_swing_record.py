"""The back-test of seats on the page about polls is what is measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from whipcount.facts.general import election_votes, shares_in_britain
from whipcount.facts.poll_report import poll_report
from whipcount.facts.polls import national_results
from whipcount.facts.projection import base_of, projection
from whipcount.seats.poll_types import NationalResult
from whipcount.seats.swing import Swing, project, totals

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "polls.md").read_text(encoding="utf-8")
ELECTIONS = national_results()[-4:]
PARTIES = ("conservative", "labour", "liberal-democrat", "snp")


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


def test_how_many_results_the_spans_held() -> None:
    for swing in Swing:
        held = []
        for result in ELECTIONS:
            eve = result.on - timedelta(days=1)
            spans, won = projection(poll_report(eve, eve), swing).spans, totals(actual(result))
            held += [spans[party][0] <= won.get(party, 0) <= spans[party][1] for party in PARTIES]
        assert re.search(rf"{sum(held)} of the {len(held)} results\s+under\s+{swing} swing", PAGE), (swing, sum(held))
