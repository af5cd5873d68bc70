from datetime import date

import pytest

from whipcount.facts.reading import context, read_document
from whipcount.reader.era import likely_day
from whipcount.reader.types import Document


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Christian Wakeford has crossed the floor.", date(2022, 1, 19), date(2022, 1, 19)),
        ("Mark Harper told Boris Johnson to resign.", date(2019, 7, 23), date(2022, 9, 5)),
        ("Michael Heseltine will stand against Margaret Thatcher.", date(1979, 5, 3), date(1990, 11, 27)),
        ("In 2015 Jeremy Corbyn beat Yvette Cooper and Andy Burnham.", date(2015, 9, 12), date(2017, 5, 3)),
    ],
)
def test_a_story_without_a_day_tells_of_when_those_named_sat_together(text: str, first: date, last: date) -> None:
    day = likely_day(text, context())
    assert day is not None
    assert first <= day <= last


def test_nobody_named_no_day() -> None:
    assert likely_day("The prime minister met some backbenchers.", context()) is None


def test_the_day_that_was_found_dates_nothing() -> None:
    text = "Andrew Bridgen, the Conservative MP, has submitted a letter of no confidence in Boris Johnson."
    [claim] = [c for c in read_document(Document(text, None, None, None)).claims if c.type.value == "letter_submitted"]
    assert claim.on is None
    assert claim.known is None
    assert claim.target is not None
    assert claim.target.name == "Boris Johnson"


def test_a_move_that_the_register_knows_has_its_day() -> None:
    text = "Christian Wakeford has left the Conservatives and joined Labour."
    [claim] = [c for c in read_document(Document(text, None, None, None)).claims if c.type.value == "changes_party"]
    assert (claim.from_party, claim.to_party, claim.on) == ("conservative", "labour", "2022-01-19")
