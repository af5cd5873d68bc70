"""The law of cubes on the page about polls is what is measured at every general election since 1997."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

import whipcount as wc
from whipcount.facts.poll_report import poll_report
from whipcount.facts.polls import national_results
from whipcount.seats.poll_types import NationalResult, as_percent

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "polls.md").read_text(encoding="utf-8")
SWORN = timedelta(days=4)


def cubes(shares: dict[str, Fraction]) -> float:
    """Return Labour's part of the seats of the two large parties by the law of cubes, in percent."""
    labour, conservative = shares["labour"] ** 3, shares["conservative"] ** 3
    return as_percent(labour / (labour + conservative))


def won(result: NationalResult) -> float:
    held = wc.house(result.on + SWORN).to_dict()["parties"]
    return as_percent(Fraction(held["labour"], held["labour"] + held["conservative"]))


@pytest.mark.parametrize("result", [one for one in national_results() if one.on.year >= 1997], ids=lambda r: str(r.on))
def test_a_row_of_the_table(result: NationalResult) -> None:
    eve = result.on - timedelta(days=1)
    polled = poll_report(eve, eve).average.shares
    told = (result.on.year, f"{won(result)}%", f"{cubes(dict(result.shares))}%", f"{cubes(dict(polled))}%")
    assert f"| {' | '.join(map(str, told))} |" in PAGE
