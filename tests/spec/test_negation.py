"""A plain denial is a denial, whatever the model makes of it."""

from datetime import date

import pytest

from whipcount.facts.reading import context, read_document
from whipcount.reader.annotate import annotate
from whipcount.reader.negation import has_denial, is_denied
from whipcount.reader.types import ClaimType as T
from whipcount.reader.types import Document


def denied(sentence: str, kind: T) -> list[bool]:
    grounds = annotate(sentence, date(2022, 2, 10), context()).grounds
    return [is_denied(kind, g) for g in grounds if any(hit.type is kind for hit in g.fired)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Andrew Bridgen says that he is not about to join Labour.", T.CHANGES_PARTY),
        ("Andrew Bridgen has not submitted a letter of no confidence in Boris Johnson.", T.LETTER_SUBMITTED),
        ("Andrew Bridgen denied that he had joined Labour.", T.CHANGES_PARTY),
        ("Andrew Bridgen refused to resign as a minister.", T.RESIGNS_OFFICE),
    ],
)
def test_denials(sentence: str, kind: T) -> None:
    assert denied(sentence, kind)
    assert all(denied(sentence, kind))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Andrew Bridgen has joined Labour.", T.CHANGES_PARTY),
        ("Andrew Bridgen, who has joined Labour, did not give a reason.", T.CHANGES_PARTY),
        ("Andrew Bridgen will not stand again at the next election.", T.STANDING_DOWN),
    ],
)
def test_no_denials(sentence: str, kind: T) -> None:
    assert not any(denied(sentence, kind))


def test_a_denial_needs_a_word() -> None:
    assert has_denial("She said that she wouldn't be joining them.")
    assert not has_denial("She will sit as an independent in the House of Commons.")


def test_the_one_who_is_handed_a_letter_sends_none() -> None:
    text = (
        "Andrew Bridgen, the Conservative MP for North West Leicestershire, said on Thursday that he had submitted a "
        "letter of no confidence in Boris Johnson to Sir Graham Brady, the chairman of the 1922 Committee."
    )
    claims = read_document(Document(text, published="2022-01-13")).claims
    senders = [c.actor.name for c in claims if c.type is T.LETTER_SUBMITTED and c.actor]
    assert senders == ["Andrew Bridgen"]
