from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.dates import contains, first_day, is_partial_date, last_day, parse_day, parse_partial, say
from whipcount.errors import InputError


@given(st.dates())
def test_a_day_is_its_own_span(day: date) -> None:
    text = day.isoformat()
    assert first_day(text) == last_day(text) == parse_day(text) == day
    assert contains(text[:7], day)
    assert contains(text[:4], day)


@pytest.mark.parametrize("text", ["", "22", "2022-13", "2022-02-30", "2022-1-1", "yesterday", "0000"])
def test_what_is_no_date_is_told(text: str) -> None:
    assert not is_partial_date(text)
    with pytest.raises(InputError, match="is not a date"):
        parse_partial(text)


def test_spans_and_words() -> None:
    assert first_day("2024-02") == date(2024, 2, 1)
    assert last_day("2024-02") == date(2024, 2, 29)
    assert say("2024-02-09") == "9 February 2024"
    assert parse_partial(" 2024 ") == "2024"
