from datetime import date

import pytest

from whipcount.facts.reading import read_document
from whipcount.reader.types import Document


def statuses(text: str, kind: str, published: str) -> set[str]:
    claims = read_document(Document(text, None, None, published)).claims
    return {claim.status.value for claim in claims if claim.type.value == kind}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Sajid Javid has decided not to defend Bromsgrove at the next election.", "standing_down", "asserted"),
        ("MPs agreed on Tuesday to suspend Owen Paterson from the Commons for thirty days.", "suspended", "asserted"),
        (
            "The committee on standards has recommended that Owen Paterson be suspended from the Commons.",
            "standards_report",
            "asserted",
        ),
    ],
)
def test_what_the_words_settle(text: str, kind: str, status: str) -> None:
    assert statuses(text, kind, "2021-11-03") == {status}


def test_who_stood_again_is_not_standing_down() -> None:
    assert "asserted" not in statuses("Sajid Javid will fight Bromsgrove again.", "standing_down", "2022-12-02")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Boris Johnson lost his chancellor yesterday. Alex Chalk resigned as solicitor general.", "2022-07-05"),
        ("Boris Johnson lost his chancellor. Alex Chalk resigned as solicitor general.", "2022-07-06"),
        ("Boris Johnson will face MPs on Monday. Alex Chalk resigned as solicitor general.", "2022-07-06"),
    ],
)
def test_a_morning_paper_tells_of_the_eve(text: str, on: str) -> None:
    claims = read_document(Document(text, None, None, "2022-07-06")).claims
    assert {claim.on for claim in claims if claim.type.value == "resigns_office"} == {on}


def test_who_is_handed_a_letter_sends_none() -> None:
    text = "Jacob Rees-Mogg has sent his letter of no confidence to Sir Graham Brady. Who else has written to Mr Brady?"
    claims = read_document(Document(text, None, None, date(2018, 11, 17).isoformat())).claims
    senders = {claim.actor.name for claim in claims if claim.type.value == "letter_submitted" and claim.actor}
    assert senders == {"Jacob Rees-Mogg"}


def test_what_is_resigned_comes_from_the_register() -> None:
    text = "Barry McElduff, the member for West Tyrone, has resigned over a video."
    claims = read_document(Document(text, None, None, "2018-01-16")).claims
    assert [claim.type.value for claim in claims] == ["resigns_seat"]
