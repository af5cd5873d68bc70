from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.echoes import echoes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aaron Bell sent a letter. Scott Mann did the same.", [("Scott Mann", False)]),
        ("Aaron Bell resigned on Monday, as did Fay Jones.", [("Fay Jones", False)]),
        ("Aaron Bell sent a letter. So has Fay Jones.", [("Fay Jones", False)]),
        ("Aaron Bell sent a letter. Scott Mann said that he would do so too.", [("Scott Mann", True)]),
        ("Aaron Bell sent a letter. Scott Mann did not do the same.", []),
        ("Aaron Bell sent a letter. Will Scott Mann do the same?", []),
        ("Aaron Bell resigned, followed by Scott Mann and Fay Jones.", [("Scott Mann", False), ("Fay Jones", False)]),
        ("Aaron Bell sent a letter. Scott Mann is in Cornwall.", []),
        ("Aaron Bell asked the leader to go. Scott Mann made the same demand.", [("Scott Mann", False)]),
        ("Aaron Bell lost the whip. Scott Mann had done the same to 21 others.", []),
    ],
)
def test_who_did_the_same(text: str, found: list[tuple[str, bool]]) -> None:
    people = context().register.people
    seen = annotate(text, date(2022, 1, 20), context())
    assert [(people[echo.ground.scene.person].name, echo.may) for echo in echoes(seen)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Sheryll Murray has sent a letter to the 1922 Committee. Jill Mortimer of Hartlepool, likewise.",
        "Sheryll Murray has sent a letter to the 1922 Committee. Jill Mortimer did it too.",
        "Sheryll Murray sent a letter to the 1922 Committee on Monday, and Jill Mortimer of Hartlepool on Tuesday.",
    ],
)
def test_a_name_alone_may_tell_the_same(text: str) -> None:
    seen = annotate(text, date(2022, 10, 20), context())
    people = context().register.people
    assert "Jill Mortimer" in {people[echo.ground.scene.person].name for echo in echoes(seen)}


def test_a_name_with_an_act_of_its_own_is_no_echo() -> None:
    text = "Sheryll Murray sent a letter on Monday, and Jill Mortimer on Tuesday praised the prime minister."
    assert not list(echoes(annotate(text, date(2022, 10, 20), context())))
