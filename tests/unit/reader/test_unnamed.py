from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.unnamed import meant


@pytest.mark.parametrize(
    ("text", "number", "names"),
    [
        ("A Conservative MP has lost the whip. Aaron Bell was told on Monday.", 0, ["Aaron Bell"]),
        ("Another backbencher has resigned. Fay Jones wrote a letter.", 0, ["Fay Jones"]),
        ("A Conservative MP has lost the whip. He was told on Monday.", 0, []),
        ("Two former ministers were suspended. Aaron Bell and Fay Jones were told.", 0, ["Aaron Bell", "Fay Jones"]),
        ("Two former ministers were suspended. Aaron Bell was told.", 0, []),
        ("A council has closed a road. Aaron Bell complained.", 0, []),
        ("Aaron Bell resigned. Fay Jones wrote a letter. Both sat on the committee.", 2, ["Fay Jones", "Aaron Bell"]),
        ("Aaron Bell resigned. Both sat on the committee.", 1, []),
        ("Aaron Bell and Fay Jones resigned. They wrote a letter.", 1, ["Aaron Bell", "Fay Jones"]),
        ("Aaron Bell resigned. They wrote a letter.", 1, []),
        ("Aaron Bell resigned. He wrote a letter.", 1, []),
    ],
)
def test_who_is_meant(text: str, number: int, names: list[str]) -> None:
    people = context().register.people
    seen = annotate(text, date(2022, 1, 20), context())
    assert [people[person].name for person in meant(number, seen.sentences)] == names


def test_they_are_those_last_named_together() -> None:
    text = (
        "Neil Duncan-Jordan, Chris Hinchliff and Rachael Maskell are Labour MPs again. "
        "The chief whip, Jonathan Reynolds, wrote to them on Friday. They lost the whip in July."
    )
    seen = annotate(text, date(2025, 11, 8), context())
    people = context().register.people
    last = {people[g.scene.person].name for g in seen.grounds if g.scene.number == 2}
    assert last == {"Neil Duncan-Jordan", "Chris Hinchliff", "Rachael Maskell"}
