from datetime import date
from itertools import pairwise

import pytest

from whipcount.brief.charts.months import months_between


@pytest.mark.parametrize(
    ("first", "last"), [(date(2021, 10, 26), date(2022, 9, 6)), (date(2019, 7, 23), date(2022, 9, 6))]
)
@pytest.mark.parametrize("most", [1, 6, 8])
def test_months_stand_evenly_inside_the_span_and_are_few(first: date, last: date, most: int) -> None:
    found = months_between(first, last, most)
    assert len(found) <= most + 1
    assert all(day.day == 1 and first <= day <= last for day in found)
    steps = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(found)}
    assert len(steps) <= 1


def test_a_span_inside_one_month_names_none_but_a_first_day() -> None:
    assert months_between(date(2022, 6, 2), date(2022, 6, 30), 6) == []
    assert months_between(date(2022, 6, 1), date(2022, 6, 30), 6) == [date(2022, 6, 1)]
