from datetime import date

import pytest

from whipcount.facts.reading import context, read_document
from whipcount.reader.annotate import annotate
from whipcount.reader.lists import named_together
from whipcount.reader.types import Document

DAY = date(2022, 1, 20)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aaron Bell, Fay Jones and Scott Mann resigned.", [["Aaron Bell", "Fay Jones", "Scott Mann"]]),
        ("Aaron Bell (Newcastle-under-Lyme) and Sir Graham Brady resigned.", [["Aaron Bell", "Graham Brady"]]),
        ("Aaron Bell resigned and Fay Jones stayed.", []),
        ("Aaron Bell resigned.", []),
    ],
)
def test_names_in_one_breath(text: str, names: list[list[str]]) -> None:
    people = context().register.people
    seen = annotate(text, DAY, context())
    found = [[people[one].name for one in run] for run in named_together(seen.text, seen.sentences[0])]
    assert found == names


def test_all_of_a_list_did_what_one_of_it_did() -> None:
    text = (
        "Eight Conservatives were stripped of the party whip last night. They are Teddy Taylor, Teresa Gorman, "
        "Nicholas Budgen, Tony Marlow, Richard Shepherd, Christopher Gill, John Wilkinson and Michael Carttiss."
    )
    claims = read_document(Document(text, "a list", None, "1994-11-29")).claims
    assert {claim.actor.name for claim in claims if claim.type.value == "loses_whip" and claim.actor} == {
        "Teddy Taylor", "Teresa Gorman", "Nicholas Budgen", "Tony Marlow",
        "Richard Shepherd", "Christopher Gill", "John Wilkinson", "Michael Carttiss",
    }  # fmt: skip
