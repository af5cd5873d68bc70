from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import Annotated, annotate
from whipcount.reader.finds import Find, is_bare_guess, is_handed_letters, to_the_doer, undone
from whipcount.reader.types import ClaimType, Status

DAY = date(2022, 6, 6)


def find(seen: Annotated, name: str, kind: str, margin: float = 1.0, status: str = "asserted") -> Find:
    people = context().register.people
    ground = next(g for g in seen.grounds if people[g.scene.person].name == name)
    return Find(ClaimType(kind), ground, margin, Status(status))


def who(found: Find) -> str:
    return context().register.people[found.ground.scene.person].name


@pytest.mark.parametrize(
    ("text", "margin", "guess"),
    [
        ("Boris Johnson stood up to answer questions.", 0.5, True),
        ("Boris Johnson stood up to answer questions.", 3.0, False),
        ("Boris Johnson has resigned as leader of the Conservative Party.", 0.5, False),
    ],
)
def test_weighty_claims_need_words_or_a_sure_model(text: str, margin: float, guess: bool) -> None:
    seen = annotate(text, DAY, context())
    assert is_bare_guess(find(seen, "Boris Johnson", "leader_resigns", margin)) == guess


@pytest.mark.parametrize(
    ("text", "name", "handed"),
    [
        ("Aaron Bell has sent a letter to Sir Graham Brady.", "Graham Brady", True),
        ("Sir Graham Brady, who chairs the 1922 Committee, has the letters.", "Graham Brady", True),
        ("Aaron Bell has sent a letter to Sir Graham Brady.", "Aaron Bell", False),
    ],
)
def test_who_only_gets_letters(text: str, name: str, handed: bool) -> None:
    seen = annotate(text, DAY, context())
    assert is_handed_letters(find(seen, name, "letter_submitted"), seen) == handed


def test_a_nomination_is_the_work_of_who_makes_it() -> None:
    seen = annotate("Tom Tugendhat is with Rishi Sunak now.", date(2022, 7, 22), context())
    assert [who(f) for f in to_the_doer([find(seen, "Rishi Sunak", "nominates")], seen.grounds)] == ["Tom Tugendhat"]


def test_a_letter_taken_back_was_sent_before() -> None:
    seen = annotate("Andrew Bridgen sent a letter in January and has withdrawn his letter.", DAY, context())
    found = [find(seen, "Andrew Bridgen", "letter_withdrawn"), find(seen, "Andrew Bridgen", "letter_submitted")]
    assert [(f.kind.value, f.status.value) for f in undone(found)] == [
        ("letter_withdrawn", "asserted"),
        ("letter_submitted", "past"),
    ]


def test_what_only_the_undoing_implies_is_left_out() -> None:
    seen = annotate("Anne Marie Morris had the Conservative whip restored.", DAY, context())
    found = [find(seen, "Anne Marie Morris", "whip_restored"), find(seen, "Anne Marie Morris", "loses_whip")]
    assert [f.kind.value for f in undone(found)] == ["whip_restored"]


def test_who_left_is_not_the_next_in_the_list() -> None:
    text = "Angela Eagle, who left the shadow cabinet on Monday, and Tom Watson are spoken of as challengers."
    seen = annotate(text, date(2016, 6, 28), context())
    people = context().register.people
    fired = {people[g.scene.person].name for g in seen.grounds if g.fired}
    assert fired == {"Angela Eagle"}
