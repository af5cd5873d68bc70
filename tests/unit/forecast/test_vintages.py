"""A forecast uses the newest that was learned and nothing learned later."""

from dataclasses import dataclass
from datetime import date

import pytest

from whipcount.errors import NotFoundError
from whipcount.forecast.vintages import newest


@dataclass(frozen=True)
class Kept:
    until: date


FIRST, SECOND, THIRD = (Kept(date(year, 4, 1)) for year in (2005, 2010, 2015))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2005, 4, 1), FIRST),
        (date(2010, 3, 31), FIRST),
        (date(2010, 4, 1), SECOND),
        (date(2030, 1, 1), THIRD),
    ],
)
def test_the_newest_that_had_ended(day: date, found: Kept) -> None:
    assert newest([FIRST, SECOND, THIRD], day, "survival") is found
    assert newest([THIRD, FIRST, SECOND], day, "survival") is found


def test_a_day_before_the_first_is_refused_with_the_day_of_it() -> None:
    sentence = (
        "The survival model has learned from 2005-04-01 on, when it began; 2005-03-31 is before it, and a forecast for "
        "it would use what came later."
    )
    with pytest.raises(NotFoundError) as told:
        newest([SECOND, FIRST], date(2005, 3, 31), "survival", begun=", when it began")
    assert told.value.message == sentence
