"""A plain denial is a denial, whatever the model makes of it."""

from datetime import date

import pytest

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate
from whipcount.reader.negation import is_denied
from whipcount.reader.types import ClaimType as T


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
