"""Cohorts against the number of seats that their definers named."""

from collections import Counter
from datetime import date

import pytest

from whipcount.facts.constituencies import census, cohorts, overlaps, seats
from whipcount.facts.member import member_profile
from whipcount.facts.seat import cohorts_of_seat, seat_profile
from whipcount.seats.types import Boundaries


@pytest.fixture(scope="module")
def sizes() -> Counter[str]:
    old = [seat for (boundaries, _), seat in seats().items() if boundaries is Boundaries.OF_2010]
    return Counter(cohort.id for seat in old for cohort in cohorts_of_seat(seat, date(2021, 6, 1)))


def test_blue_wall(sizes: Counter[str]) -> None:
    # YouGov 2021: 54 seats until the by-election of Chesham and Amersham.
    assert sizes["blue-wall-2019"] == 54


def test_red_wall(sizes: Counter[str]) -> None:
    # New Statesman, February 2020: 50 Labour seats in Wales, the Midlands and the North.
    assert sizes["red-wall-2019"] == 50
    assert 0 < sizes["red-wall-heartland-2019"] < 50


def test_red_wall_is_not_told_before_it_fell() -> None:
    assert "red-wall-2019" not in {c.id for c in seat_profile("Bury South", date(2019, 12, 1)).cohorts}
    assert "red-wall-2019" in {c.id for c in seat_profile("Bury South", date(2022, 1, 19)).cohorts}


def test_every_cohort_says_what_and_whose_it_is() -> None:
    assert all(cohort.definition and cohort.source for cohort in cohorts())
    assert len({cohort.id for cohort in cohorts()}) == len(cohorts())


def test_intake() -> None:
    assert next(c.id for c in member_profile("Christian Wakeford", date(2022, 1, 19)).cohorts) == "intake-2019"
    assert not any(c.elected_first for c in member_profile("Theresa May", date(2022, 1, 19)).cohorts)


def test_bury_south_in_the_census() -> None:
    # Census 2011 through parlitools: 10.2% Jewish.
    figures = census()["E14000612"]
    assert figures["jewish"] is not None
    assert round(float(figures["jewish"]) * 100, 1) == 10.2


def test_all_residents_of_a_seat_live_somewhere() -> None:
    assert len(overlaps()) == 1300
    for (boundaries, _), found in overlaps().items():
        shares = [o.of_old if boundaries is Boundaries.OF_2010 else o.of_new for o in found]
        assert abs(sum(shares) - 1) < 0.01
