from datetime import date

import pytest

from whipcount.facts.reading import context, read_document
from whipcount.reader.annotate import annotate
from whipcount.reader.finds import Find, named_first
from whipcount.reader.types import ClaimType, Document, Status


def _claimed(text: str, day: str) -> set[tuple[str, str]]:
    claims = read_document(Document(text, "a story", None, day)).claims
    return {(claim.actor.name, claim.type.value) for claim in claims if claim.actor}


def test_the_whip_restored_to_others_is_not_the_last_speakers() -> None:
    text = "Nadine Dorries agrees.\n\nThe Conservative whip was restored to Andrew Griffiths."
    seen = annotate(text, date(2018, 12, 12), context())
    implied, named = sorted((g for g in seen.grounds if g.scene.number == 1), key=lambda g: not g.scene.implicit)
    finds = [Find(ClaimType.WHIP_RESTORED, ground, 1.0, Status.ASSERTED) for ground in (implied, named)]
    assert [find.ground for find in named_first(finds)] == [named]


def test_the_post_beside_a_name_belongs_to_that_name() -> None:
    text = (
        "Charles Walker described the scenes as a shambles. James Cleverly, the foreign secretary, said that "
        "he backed the prime minister. Jacob Rees-Mogg denied that he was about to resign."
    )
    claims = read_document(Document(text, "a story", None, "2022-10-19")).claims
    assert ("James Cleverly", "supports_leader") in _claimed(text, "2022-10-19")
    assert ("Charles Walker", "supports_leader") not in _claimed(text, "2022-10-19")
    assert [claim.office for claim in claims if claim.type.value == "resigns_office"] == ["business secretary"]


def test_he_who_calls_on_the_leader_to_go_does_not_support_him() -> None:
    text = "Gary Streeter said in a statement that the prime minister had lost the trust of the country and should go."
    assert ("Gary Streeter", "supports_leader") not in _claimed(text, "2022-10-19")


def test_he_after_anothers_name_does_not_do_what_that_one_does() -> None:
    text = (
        "Philip Davies says that he will vote against Boris Johnson. "
        "Claire Coutinho says that she will vote for him and that he got the big decisions right."
    )
    assert ("Philip Davies", "supports_leader") not in _claimed(text, "2022-06-06")


def test_the_opposition_attacking_the_government_is_no_critic_of_its_own() -> None:
    text = "Rachel Reeves criticised the chancellor's budget and said the Conservatives had crashed the economy."
    assert _claimed(text, "2023-03-03") == set()
    text = "Iain Duncan Smith, for the Conservatives, said the affair showed that Labour had become arrogant in office."
    assert _claimed(text, "1998-12-24") == set()


def test_he_whom_a_former_member_welcomes_does_not_move_with_him() -> None:
    text = (
        "Andrew Rosindell, the MP for Romford, said that the party had lost one of its brightest. "
        "Nadhim Zahawi, the former chancellor, who joined Reform on Monday, welcomed him."
    )
    assert ("Andrew Rosindell", "changes_party") not in _claimed(text, "2026-01-15")


def test_what_a_story_opens_with_is_the_news() -> None:
    text = (
        "Christian Wakeford, the MP for Bury South, has left the Conservatives and joined Labour. He made the move "
        "minutes before Prime Minister's Questions."
    )
    claims = read_document(Document(text, "a story", None, "2022-01-19")).claims
    assert [(claim.type.value, claim.status.value, claim.on) for claim in claims] == [
        ("changes_party", "asserted", "2022-01-19")
    ]


def test_the_one_who_is_handed_a_letter_sends_none() -> None:
    text = (
        "Christian Wakeford has joined Labour. He had already handed a letter of no confidence in Boris Johnson to "
        "Sir Graham Brady, the chairman of the 1922 Committee, earlier this month."
    )
    letters = {name for name, kind in _claimed(text, "2022-01-19") if kind == "letter_submitted"}
    assert letters == {"Christian Wakeford"}


def test_a_surname_that_two_of_the_named_bear_is_no_guess() -> None:
    text = (
        "Philip Davies and David Davies, both Conservatives, spoke in the debate. "
        "Davies has resigned from the government over the policy."
    )
    claims = read_document(Document(text, None, None, "2022-01-19")).claims
    [actor] = [claim.actor for claim in claims if claim.type.value == "resigns_office"]
    assert actor is not None
    assert actor.id is None
    assert len(actor.ambiguous) == 2


def test_what_is_undone_is_past() -> None:
    text = "Andrew Bridgen has withdrawn his letter of no confidence in Boris Johnson."
    claims = read_document(Document(text, None, None, "2022-05-20")).claims
    found = {c.type.value: c.status.value for c in claims}
    assert found["letter_withdrawn"] == "asserted"
    assert found.get("letter_submitted", "past") == "past"


def test_an_old_move_with_its_day_is_background() -> None:
    text = (
        "Christian Wakeford defected from the Conservatives to Labour two years ago. "
        "He had handed in a letter of no confidence in Boris Johnson before he crossed the floor."
    )
    claims = {c.type.value: c for c in read_document(Document(text, None, None, "2024-04-01")).claims}
    assert claims["changes_party"].status.value == "past"
    target = claims["letter_submitted"].target
    assert target is not None
    assert target.name == "Boris Johnson"


@pytest.mark.parametrize("published", ["2022", "2022-01"])
def test_a_story_of_a_month_or_a_year_has_no_day_that_nobody_told(published: str) -> None:
    text = (
        "Christian Wakeford has left the Conservative Party and joined Labour, the party announced on Wednesday. "
        "David Davis told Boris Johnson to go. “In the name of God, go,” he said yesterday."
    )
    claims = read_document(Document(text, "a story", None, published)).claims
    found = {(claim.actor.name, claim.type.value): claim.on for claim in claims if claim.actor}
    assert found == {
        ("Christian Wakeford", "changes_party"): "2022-01-19",
        ("David Davis", "calls_to_resign"): published,
    }
