"""A contest as a row."""

from datetime import timedelta

import pytest

from ballotbuilder import START, contest, contests
from whipcount.errors import InputError
from whipcount.forecast.ballot.row import Body, known_rows


def test_only_what_was_over_at_the_end_of_the_day_is_known() -> None:
    rows = (*contests(40, 50), contest(2, None))
    assert known_rows(rows, START + timedelta(days=99)) == rows[:1]
    assert known_rows(rows, START + timedelta(days=100)) == rows[:2]
    assert known_rows(rows, START + timedelta(days=999)) == rows[:2]


def test_more_declared_than_voters_is_refused() -> None:
    with pytest.raises(InputError, match="101 of 100"):
        contest(0, 40, declared=101)
    with pytest.raises(InputError, match="0 voters"):
        contest(0, None, voters=0)


def test_countries_and_bodies_make_groups() -> None:
    assert contest(0, 40).group == "Here, caucus"
    assert contest(0, 40, body=Body.CHAMBER, country="There").group == "There, chamber"


def test_votes_are_whole_and_unknown_for_percentages() -> None:
    assert contest(0, 41, voters=359).votes_against == 41
    assert contest(0, 41, voters=None).votes_against is None
    assert contest(0, None).votes_against is None
    assert contest(0, 41).to_dict()["against"] == "41/100"
