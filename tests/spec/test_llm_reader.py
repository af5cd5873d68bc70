"""A language model's answers pass the same checks as our own claims, or are left out."""

import json

import pytest

from whipcount.errors import SourceError
from whipcount.facts.reading import context
from whipcount.reader.llm import checked, question
from whipcount.reader.types import Document, Reading

STORY = Document(
    "Christian Wakeford has left the Conservatives and joined Labour. David Davis told Boris Johnson to go. "
    "A peer, Lord Marland, was cross.",
    published="2022-01-19",
)
GOOD = {
    "type": "changes_party",
    "actor": "Christian Wakeford",
    "status": "asserted",
    "quote": "has left the Conservatives and joined Labour",
}


def read(*rows: object) -> Reading:
    return checked(json.dumps({"claims": list(rows)}), STORY, context())


def test_a_claim_that_passes_carries_actor_target_and_day() -> None:
    (claim,) = read(GOOD).claims
    assert claim.actor is not None
    assert (claim.actor.id, claim.to_party, claim.on) == ("twfy:25874", "labour", "2022-01-19")
    assert STORY.text[claim.quote.start : claim.quote.end] == claim.quote.text


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "has left the Conservatives and joined the Greens"},
        {"quote": ""},
        {"quote": None},
        {"type": "wins_lottery"},
        {"status": "perhaps"},
        {"actor": "David Davis"},
        {"actor": "Lord Marland"},
        {"actor": None},
        {"quote": "told Boris Johnson to go"},
    ],
)
def test_a_claim_that_fails_a_check_is_left_out(change: dict[str, object]) -> None:
    assert read({**GOOD, **change}).claims == ()


def test_the_same_claim_twice_is_one() -> None:
    assert len(read(GOOD, GOOD).claims) == 1


def test_a_code_fence_is_no_hindrance() -> None:
    answer = "```json\n" + json.dumps({"claims": [GOOD]}) + "\n```"
    assert len(checked(answer, STORY, context()).claims) == 1


@pytest.mark.parametrize("answer", ["", "I cannot", '{"claims": 3}', '{"other": []}', "[1]"])
def test_another_answer_is_told_in_a_sentence(answer: str) -> None:
    with pytest.raises(SourceError, match="did not answer"):
        checked(answer, STORY, context())


def test_the_question_holds_the_story_and_its_day() -> None:
    system, user = question(STORY)
    assert "changes_party" in system["content"]
    assert STORY.text in user["content"]
    assert "2022-01-19" in user["content"]
