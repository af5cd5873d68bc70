from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.targets import aim
from whipcount.reader.types import ClaimType


@pytest.mark.parametrize(
    ("text", "name", "kind", "office"),
    [
        ("Aaron Bell was sacked from the front bench and lost the whip.", "Aaron Bell", "dismissed", "front bench"),
        ("Aaron Bell, the health secretary, resigned, followed by Fay Jones.", "Fay Jones", "resigns_office", None),
        ("Matt Hancock goes to health, Jeremy Wright to culture.", "Jeremy Wright", "appointed", "culture"),
        ("Jeremy Wright goes, and Aaron Bell becomes Attorney General.", "Aaron Bell", "appointed", "Attorney General"),
    ],
)  # fmt: skip
def test_the_post_of_a_claim(text: str, name: str, kind: str, office: str | None) -> None:
    seen = annotate(text, date(2022, 1, 20), context())
    ground = next(g for g in seen.grounds if context().register.people[g.scene.person].name == name)
    assert aim(ClaimType(kind), ground, seen, context()).office == office


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("Andrew Rosindell submitted a letter of no confidence in Boris Johnson.", "Boris Johnson"),
        ("Andrew Rosindell submitted a letter of no confidence in Kemi Badenoch.", "Kemi Badenoch"),
        ("Andrew Rosindell submitted a letter of no confidence.", "Kemi Badenoch"),
    ],
)
def test_a_letter_is_against_the_leader_whom_the_story_names(text: str, leader: str) -> None:
    seen = annotate(text, date(2025, 3, 5), context())
    ground = next(g for g in seen.grounds if context().register.people[g.scene.person].name == "Andrew Rosindell")
    target = aim(ClaimType.LETTER_SUBMITTED, ground, seen, context()).target
    assert target is not None
    assert target.name == leader
