"""What a brief looks up: the case that fits, leaders, rules, contests."""

from __future__ import annotations

from datetime import date

import pytest

from whipcount.facts.brief import chamber_rules, contests_of, fitting_case, leader_name, party_rule
from whipcount.rules.types import RuleKind

JOHNSON = "twfy:10999"


@pytest.mark.parametrize(
    ("on", "parties", "people", "expected"),
    [
        (date(2022, 1, 19), ["conservative"], [], "johnson-2022"),
        (date(2022, 1, 19), ["labour"], [], None),
        (date(2022, 1, 19), ["labour"], [JOHNSON], "johnson-2022"),
        (date(2023, 1, 19), ["conservative"], [JOHNSON], None),
    ],
)
def test_a_case_fits_by_day_and_by_party_or_leader(
    on: date, parties: list[str], people: list[str], expected: str | None
) -> None:
    assert fitting_case(on, parties, people) == expected


def test_leaders_by_day() -> None:
    assert leader_name("conservative", date(2022, 9, 4)) == "Boris Johnson"
    assert leader_name("conservative", date(2022, 9, 5)) == "Liz Truss"
    assert leader_name("nobody", date(2022, 9, 5)) is None


def test_a_party_without_a_book_has_no_rule() -> None:
    assert party_rule("dup", date(2022, 1, 19), None) is None
    held = party_rule("conservative", date(2022, 1, 19), "government")
    assert held is not None
    assert held[1].id == "con-1922-1998"


def test_recall_came_in_2016() -> None:
    assert chamber_rules(date(2015, 1, 1), RuleKind.RECALL) == []
    assert len(chamber_rules(date(2019, 1, 1), RuleKind.RECALL)) == 3


def test_contests_before_a_day_newest_first() -> None:
    found = contests_of("conservative", date(2022, 1, 19))
    assert [(row.on.year, row.leader) for row in found[:2]] == [(2018, "Theresa May"), (2003, "Iain Duncan Smith")]
    assert contests_of("green", date(2022, 1, 19)) == ()
