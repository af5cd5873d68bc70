"""Who belonged to a cohort in a span."""

from datetime import date

import pytest

from whipcount.errors import InputError
from whipcount.facts.cohort_members import members_of_cohort
from whipcount.facts.people import name_index


def test_the_seat_is_that_of_the_last_day_held() -> None:
    wakeford = name_index().one("Christian Wakeford", date(2022, 1, 1))
    assert wakeford in members_of_cohort("red-wall-2019", date(2020, 1, 1), date(2023, 12, 31))
    long_gone = name_index().one("Jake Berry", date(2020, 1, 1))
    first_red = name_index().one("Dehenna Davison", date(2020, 1, 1))
    found = members_of_cohort("red-wall-2019", date(2020, 1, 1), date(2025, 12, 31))
    assert first_red in found, "her seat of 2010 counts although later boundaries differ"
    assert long_gone not in found


def test_members_by_first_election() -> None:
    found = members_of_cohort("intake-2010", date(2020, 1, 1), date(2020, 12, 31))
    assert name_index().one("Steve Baker", date(2020, 1, 1)) in found
    assert name_index().one("Theresa May", date(2020, 1, 1)) not in found


def test_an_unknown_cohort_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="red-wall-2019"):
        members_of_cohort("blue-sky", date(2020, 1, 1), date(2020, 12, 31))
