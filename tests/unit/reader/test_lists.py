from datetime import date

import pytest

from whipcount.facts.reading import context, read_document
from whipcount.reader.annotate import annotate
from whipcount.reader.finds import told_between
from whipcount.reader.lists import named_together
from whipcount.reader.types import ClaimType, Document

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


def _letters(text: str, published: str) -> set[str]:
    claims = read_document(Document(text, None, None, published)).claims
    return {claim.actor.name for claim in claims if claim.type.value == "letter_submitted" and claim.actor}


def test_lines_under_a_heading_share_what_it_says() -> None:
    text = (
        "Conservatives who have sent a letter of no confidence to Sir Graham Brady:\n"
        "- Jesse Norman, Hereford and South Herefordshire\n- Aaron Bell, Newcastle-under-Lyme\n- Gary Streeter, Devon"
    )
    assert _letters(text, "2022-06-06") == {"Jesse Norman", "Aaron Bell", "Gary Streeter"}


def test_what_stands_between_two_names_belongs_to_one() -> None:
    text = "Gone: Hilary Benn, sacked by telephone in the small hours; Heidi Alexander (health)."
    seen = annotate(text, date(2016, 6, 27), context())
    people = [ground.scene.person for ground in seen.grounds]
    assert ClaimType.DISMISSED in told_between(people, seen.grounds)
