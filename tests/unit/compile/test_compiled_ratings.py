"""Ratings of leaders out of the sheets of PollBase."""

from fractions import Fraction

import pytest

from whipcount.compile.ratings import _columns, _rows
from whipcount.errors import SourceError

HEAD = {0: "Year", 1: "Month", 2: "Fieldwork", 4: "Published", 5: "Polling", 8: "Con good", 9: "Con bad", 11: "Lib bad"}


def sheet(*cells: dict[int, object]) -> list[dict[int, object]]:
    return [HEAD, {0: Fraction(1990), 1: "Mar"}, *cells]


def test_a_party_needs_both_columns() -> None:
    assert _columns(HEAD) == {"conservative": (8, 9)}


def test_a_rating_stands_by_its_last_day() -> None:
    told = {2: "3-5", 4: Fraction(8), 5: "MORI", 8: Fraction(41), 9: Fraction(103, 2)}
    assert list(_rows("87-92", sheet(told))) == [
        ["conservative", "MORI", "1990-03-05", "1990-03-08", "41", "51.5", "87-92", 3]
    ]


def test_one_without_a_day_stands_at_the_end_of_its_month() -> None:
    (row,) = _rows("87-92", sheet({5: "MORI", 8: Fraction(41), 9: Fraction(50)}))
    assert row[2:4] == ["1990-03-31", None]


def test_half_a_rating_is_none() -> None:
    assert list(_rows("87-92", sheet({5: "MORI", 8: Fraction(41)}))) == []


def test_more_than_all_is_refused() -> None:
    with pytest.raises(SourceError, match=r"sheet 87-92, row 3: a rating of 400%"):
        list(_rows("87-92", sheet({5: "MORI", 8: Fraction(400), 9: Fraction(50)})))
