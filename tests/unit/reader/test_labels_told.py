from datetime import date

import pytest

from whipcount.facts.reading import context


@pytest.mark.parametrize(
    ("name", "day", "party"),
    [
        ("Christian Wakeford", date(2022, 1, 19), "conservative"),
        ("Christian Wakeford", date(2022, 1, 22), "conservative"),
        ("Christian Wakeford", date(2022, 2, 19), "labour"),
        ("Alan Howarth", date(1995, 10, 9), "conservative"),
        ("Alan Howarth", date(1996, 10, 9), "labour"),
        ("Geoffrey Howe", date(1990, 11, 2), "conservative"),
        ("Lee Anderson", date(2024, 3, 12), "reform"),
    ],
)
def test_the_label_of_a_story(name: str, day: date, party: str) -> None:
    members = context().roster(day).members.values()
    assert {member.party for member in members if member.name == name} == {party}


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("Robin Cook", date(2005, 8, 8), True),
        ("Patrick Mercer", date(2014, 5, 1), True),
        ("Patrick Mercer", date(2015, 1, 1), False),
        ("Gordon Brown", date(2015, 9, 1), False),
    ],
)
def test_those_who_just_left_are_still_told_of(name: str, day: date, told: bool) -> None:
    assert (name in {member.name for member in context().roster(day).members.values()}) == told


def test_a_seat_is_its_sitting_member_s_not_the_one_s_who_left() -> None:
    roster = context().roster(date(2014, 6, 20))
    assert roster.seats["Newark"].name == "Robert Jenrick"
