"""The ways to break a count down: each member once, out of the electorate of the day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from whipcount.errors import InputError
from whipcount.facts.breakdown import UNKNOWN, break_down_case, ways
from whipcount.facts.cases import OpenCase, open_case
from whipcount.facts.offices import payroll
from whipcount.facts.people import register

CLOCKS = [("2022-01-18", None), ("2022-01-19", "2022-01-19"), ("2022-06-06", None), ("2022-07-06", None)]
ALONE = [id for id, way in ways().items() if not way.overlapping]


@pytest.fixture(scope="module")
def johnson() -> OpenCase:
    return open_case("johnson-2022")


@pytest.mark.parametrize("by", ALONE)
@pytest.mark.parametrize(("on", "known"), CLOCKS)
def test_groups_add_up_to_the_count_and_to_the_electorate(
    johnson: OpenCase, by: str, on: str, known: str | None
) -> None:
    day, clock = date.fromisoformat(on), date.fromisoformat(known) if known else None
    found = break_down_case(johnson, day, by, clock)
    whole = johnson.count(day, clock)
    assert found.count == whole
    assert sum(group.electorate for group in found.groups) == whole.electorate
    for stance, rows in whole.standing.items():
        assert sum(group.n(stance.value) for group in found.groups) == len(rows)
        names = [row.id for group in found.groups for row in group.standing[stance]]
        assert sorted(names, key=str) == sorted((row.id for row in rows), key=str)


def test_those_with_a_post_are_the_payroll(johnson: OpenCase) -> None:
    on = date(2022, 6, 6)
    found = break_down_case(johnson, on, "office")
    with_post = sum(group.electorate for group in found.groups if group.name != "no post")
    assert with_post == sum(register().party_on(person, on) == "conservative" for person in payroll(on))
    assert all(group.n("letter_submitted") == 0 for group in found.groups if group.name != "no post")


def test_the_lowest_band_of_majorities_is_the_cohort_of_marginal_seats(johnson: OpenCase) -> None:
    """No by-election that the Conservatives won between 2019 and June 2022 was that close."""
    on = date(2022, 6, 6)
    band = break_down_case(johnson, on, "majority").group("below 5%")
    cohort = break_down_case(johnson, on, "cohort").group("marginal")
    assert (band.electorate, band.standing) == (cohort.electorate, cohort.standing)


def test_the_intake_of_2019_is_its_cohort(johnson: OpenCase) -> None:
    on = date(2022, 6, 6)
    intake = break_down_case(johnson, on, "intake").group("2019")
    assert intake.electorate == break_down_case(johnson, on, "cohort").group("intake-2019").electorate == 94
    assert "Aaron Bell" in {row.name for rows in intake.standing.values() for row in rows}


def test_bands_of_leave_are_told_in_percent_and_in_order(johnson: OpenCase) -> None:
    found = break_down_case(johnson, date(2022, 6, 6), "leave")
    assert [group.name for group in found.groups] == [
        "below 40%", "40% to below 50%", "50% to below 60%", "60% and more",
    ]  # fmt: skip


def test_before_the_seats_are_known_nobody_is_guessed(johnson: OpenCase) -> None:
    assert UNKNOWN not in {group.name for group in break_down_case(johnson, date(2022, 6, 6), "region").groups}


def test_what_cannot_be_told_is_refused(johnson: OpenCase) -> None:
    with pytest.raises(InputError, match="it can be by intake, majority, office, leave, region, cohort"):
        break_down_case(johnson, date(2022, 6, 6), "shoe")
    with pytest.raises(InputError, match="nothing of days before 2016-06-24"):
        break_down_case(johnson, date(2022, 6, 6), "leave", date(2016, 1, 1))
    abroad = OpenCase(johnson.case, johnson.book, None)
    with pytest.raises(InputError, match="are not known"):
        break_down_case(abroad, date(2022, 6, 6), "intake")


def test_every_way_has_its_definition_and_source() -> None:
    for way in ways().values():
        assert way.definition.endswith(".")
        assert way.source
        assert [Fraction(end) for end in way.bands] == sorted(Fraction(end) for end in way.bands)
