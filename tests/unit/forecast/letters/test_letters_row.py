"""Contests and standings as rows."""

from datetime import date

import pytest

from lettersbuilder import past, standing
from whipcount.errors import CountError, InputError
from whipcount.forecast.letters.row import window
from whipcount.forecast.reporting import Told


def test_a_contest_without_a_ballot_had_fewer_letters_than_it_took() -> None:
    assert past(1, 29, 48).told == Told(29, 48, 48)
    assert past(1, 3, None).told == Told(3, 0, 47)
    assert past(1, 60, None).told == Told(47, 0, 47)
    assert past(1, 60, 48).told == Told(48, 48, 48)


@pytest.mark.parametrize("fields", [{"declared": 16}, {"public": 361}, {"declared": -1}])
def test_more_letters_than_public_or_than_members_are_refused(fields: dict[str, int]) -> None:
    with pytest.raises(InputError, match="cannot be"):
        standing(**fields)


def test_letters_on_the_record_that_are_enough_leave_nothing_to_forecast() -> None:
    with pytest.raises(CountError, match=r"54 letters are on the record .* 54 are needed"):
        standing(declared=54, public=60)


def test_a_threshold_above_the_party_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be"):
        past(1, 3, None, needed=400)


def test_what_came_later_is_no_part_of_the_hash() -> None:
    assert standing().to_dict() == standing(passed=date(2022, 6, 6), open_until=date(2022, 9, 6)).to_dict()
    assert standing().to_dict() != standing(public=16).to_dict()


def test_as_many_days_are_looked_back_as_ahead() -> None:
    assert [window(days) for days in (1, 30, 31, 90)] == [30, 30, 31, 90]
