"""The House against figures that others published, by equality."""

from collections import Counter
from datetime import date, timedelta

import pytest

from whipcount.facts.every_day import every_day
from whipcount.facts.house import conventions, published
from whipcount.facts.people import register
from whipcount.tally.house import house
from whipcount.tally.published import Published, differences

FIGURES = published()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f"{f.on}-{f.figure}")
def test_a_published_figure_comes_out_equal(figure: Published) -> None:
    assert differences(register(), conventions(), [figure]) == []


def test_every_general_election_is_published_whole() -> None:
    days = [date(1997, 5, 2), date(2001, 6, 8), date(2005, 5, 6), date(2010, 5, 7), date(2015, 5, 8),
            date(2017, 6, 9), date(2019, 12, 13), date(2024, 7, 5)]  # fmt: skip
    for day in days:
        told = {f.figure: f.value for f in FIGURES if f.on == day and f.figure != "working_majority"}
        assert register().counts_on(day) == told


@pytest.mark.parametrize("day", ["2015-03-29", "2021-06-14", "2024-02-25", "2024-05-29", "2026-06-14"])
def test_a_published_state_of_the_parties_comes_out_whole(day: str) -> None:
    on = date.fromisoformat(day)
    told = {f.figure: f.value for f in FIGURES if f.on == on and f.figure != "working_majority"}
    assert register().counts_on(on) == told


def test_working_majorities_are_published_for_fourteen_days_in_five_parliaments() -> None:
    days = {f.on for f in FIGURES if f.figure == "working_majority"}
    assert len(days) == 14
    assert sum(date(2017, 6, 8) < day < date(2019, 11, 6) for day in days) == 4


def test_the_seats_given_up_in_the_last_days_of_2019() -> None:
    vacant = {v.seat: v.since.isoformat() for v in register().vacancies_on(date(2019, 11, 5))}
    assert vacant == {"Bassetlaw": "2019-10-28", "Buckingham": "2019-11-03"}


def test_two_who_announced_on_9_and_10_june_2023_left_on_the_12th() -> None:
    vacant = {v.seat: v.since.isoformat() for v in register().vacancies_on(date(2023, 6, 13))}
    assert vacant == {"Uxbridge and South Ruislip": "2023-06-12", "Selby and Ainsty": "2023-06-12"}


def test_the_day_of_the_wakeford_defection_is_spelled_out() -> None:
    day = house(register(), conventions(), date(2022, 1, 19))
    assert (day.seats, day.sitting) == (650, 648)
    assert {v.seat: v.reason for v in day.vacant} == {"Southend West": "died", "Birmingham, Erdington": "died"}
    assert day.not_voting == {"speaker": 1, "deputies": 3, "abstentionist": 7}
    assert day.majority is not None
    assert (day.majority.government_votes, day.majority.other_votes, day.working_majority) == (357, 280, 77)


def test_no_deputies_between_a_dissolution_and_their_election() -> None:
    chairs = {day: house(register(), conventions(), date.fromisoformat(day)).not_voting["deputies"] for day in DEPUTIES}
    assert chairs == DEPUTIES


DEPUTIES = {
    "2015-03-29": 3,
    "2015-05-08": 0,
    "2015-06-04": 3,
    "2017-06-09": 0,
    "2019-12-13": 0,
    "2020-01-08": 3,
    "2022-12-14": 3,
    "2022-12-15": 4,  # an acting deputy beside the three
    "2024-07-05": 0,
    "2024-07-23": 3,
}


def test_labour_by_two_clocks() -> None:
    day = date(2026, 5, 13)
    assert register().counts_on(day, known=date(2026, 5, 13))["labour"] == 401
    assert register().counts_on(day, known=date(2026, 6, 28))["labour"] == 403


def test_vacancies_of_june_2026() -> None:
    seats = {v.seat for v in register().vacancies_on(date(2026, 6, 14))}
    assert seats == {"Aberdeen South", "Arbroath and Broughty Ferry", "Makerfield"}


def test_no_day_since_1997_has_more_members_than_seats() -> None:
    everyone = every_day().between(date(1997, 5, 2), date(2026, 6, 19)).sum(axis=1)
    assert everyone.max() == 659
    assert Counter(everyone.tolist())[0] > 100  # the weeks between dissolution and election


def test_members_and_vacancies_are_all_the_seats_every_week() -> None:
    days = (date(1997, 5, 2) + timedelta(weeks=n) for n in range(1520))
    inside = [(day, found) for day in days if (found := register().parliament_on(day)) and register().counts_on(day)]
    assert len(inside) > 1400
    for day, parliament in inside:
        assert sum(register().counts_on(day).values()) + len(register().vacancies_on(day)) == parliament.seats


def test_no_seat_has_two_members() -> None:
    for day in (date(2000, 1, 1), date(2009, 6, 1), date(2013, 6, 1), date(2019, 9, 10), date(2022, 6, 6)):
        seats = Counter(spell.seat for spell in register().members_on(day))
        assert seats.most_common(1)[0][1] == 1
