from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.grades import grade
from whipcount.reader.types import ClaimType, Quote

RESIGNS = ClaimType.RESIGNS_OFFICE


@pytest.mark.parametrize(
    ("text", "grade_of_it"),
    [
        ("Aaron Bell backed the prime minister and urged colleagues to unite.", "reported"),
        ("Her former colleague Aaron Bell resigned from the government.", "reported"),
        ("Aaron Bell resigned with the help of his friends.", "reported"),
        ("Aaron Bell will resign on Monday, according to allies.", "anonymous"),
        ("Aaron Bell will send a letter, friends of the MP say.", "anonymous"),
        ("A source in the whips' office said that Aaron Bell would resign.", "anonymous"),
        ("Aaron Bell is understood to have sent a letter.", "anonymous"),
        ("Aaron Bell has told friends that he may resign.", "anonymous"),
        ("Aaron Bell and nine others signed a joint letter.", "group_letter"),
    ],
)
def test_on_whose_word(text: str, grade_of_it: str) -> None:
    seen = annotate(text, date(2022, 1, 20), context())
    found, _ = grade(RESIGNS, seen.grounds[0], Quote(text, 0, len(text)), seen)
    assert found.value == grade_of_it


def test_each_of_those_who_speak_together_is_on_record() -> None:
    text = "Aaron Bell and Fay Jones said that they would resign."
    seen = annotate(text, date(2022, 1, 20), context())
    assert {grade(RESIGNS, ground, Quote(text, 0, len(text)), seen)[0].value for ground in seen.grounds} == {
        "on_record"
    }


def test_the_second_speaker_of_a_sentence_is_on_record_too() -> None:
    text = "Aaron Bell said that he was loyal, and Fay Jones said the plot was a disgrace."
    seen = annotate(text, date(2022, 1, 20), context())
    assert {grade(RESIGNS, ground, Quote(text, 0, len(text)), seen)[0].value for ground in seen.grounds} == {
        "on_record"
    }
