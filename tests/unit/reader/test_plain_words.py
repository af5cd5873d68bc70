from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.plain_words import told_plainly


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Eric Joyce will not fight the seat in 2015.", {"standing_down"}),
        ("Eric Joyce has decided not to seek re-election.", {"standing_down"}),
        ("Eric Joyce may not be a Labour candidate again.", set()),
        ("Eric Joyce joined the Liberal Democrats.", {"changes_party"}),
        ("Eric Joyce joined Labour colleagues in the lobby.", set()),
        ("Eric Joyce resigned as defence secretary.", {"resigns_office"}),
        ("Eric Joyce will fight the seat in 2015.", set()),
        ("Frank Field told Ed Miliband to go.", {"calls_to_resign"}),
        ("Frank Field said that Ed Miliband should go.", {"calls_to_resign"}),
        ("Frank Field urged Ed Miliband not to go.", set()),
        ("Eric Joyce said that he should have resigned.", set()),
    ],
)
def test_words_that_leave_no_doubt(text: str, kinds: set[str]) -> None:
    seen = annotate(text, date(2012, 3, 12), context())
    assert {kind.value for ground in seen.grounds for kind in told_plainly(ground)} == kinds
