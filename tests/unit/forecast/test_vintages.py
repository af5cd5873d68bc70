"""A forecast uses the newest that was learned and nothing learned later."""

from dataclasses import dataclass
from datetime import date

import pytest

from whipcount.forecast.vintages import newest


@dataclass(frozen=True)
class Kept:
    until: date


FIRST, SECOND, THIRD = (Kept(date(year, 4, 1)) for year in (2005, 2010, 2015))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2005, 3, 31), None),
        (date(2005, 4, 1), FIRST),
        (date(2010, 3, 31), FIRST),
        (date(2010, 4, 1), SECOND),
        (date(2030, 1, 1), THIRD),
    ],
)
def test_the_newest_that_had_ended(day: date, found: Kept | None) -> None:
    assert newest([FIRST, SECOND, THIRD], day) is found
    assert newest([THIRD, FIRST, SECOND], day) is found


def test_nothing_learned_is_nothing_to_use() -> None:
    assert newest([], date(2020, 1, 1)) is None
