from datetime import date

import pytest

from whipcount.facts.reading import context, read_document
from whipcount.reader.labels import post_title
from whipcount.reader.post_held import post_held
from whipcount.reader.types import ClaimType, Document, Status

WP = "work and pensions secretary"


def held(name: str, kind: str, status: str, office: str | None, on: str | None, published: date) -> str | None:
    person = next(p.id for p in context().register.people.values() if p.name == name and p.id in context().posts)
    return post_held(ClaimType(kind), Status(status), office, context().posts[person], on, published)


@pytest.mark.parametrize(
    ("name", "kind", "status", "office", "on", "published", "post"),
    [
        ("Amber Rudd", "resigns_office", "asserted", "cabinet", "2019-09-07", "2019-09-08", WP),
        ("Amber Rudd", "resigns_office", "past", "cabinet", "2018-04", "2019-09-08", "home secretary"),
        ("John Gummer", "appointed", "asserted", "environment", "1993-05-27", "1993-05-28", "environment secretary"),
        ("Robin Cook", "resigns_office", "past", "cabinet", "2003-03", "2005-08-08", "Leader of the House of Commons"),
        ("Robin Cook", "resigns_office", "past", "cabinet", None, "2005-08-08", "cabinet"),
        ("Jacob Rees-Mogg", "resigns_office", "denied", None, None, "2022-10-19", "business secretary"),
        ("Amber Rudd", "resigns_office", "asserted", "whip", "2019-09-07", "2019-09-08", "whip"),
    ],
)  # fmt: skip
def test_the_register_gives_the_post_that_the_words_leave_open(
    name: str, kind: str, status: str, office: str | None, on: str | None, published: str, post: str
) -> None:
    assert held(name, kind, status, office, on, date.fromisoformat(published)) == post


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Secretary of State for Foreign and Commonwealth Affairs", "foreign secretary"),
        ("Secretary of State for Justice and Lord Chancellor", "justice secretary"),
        ("Secretary of State for Northern Ireland", "Northern Ireland secretary"),
        ("Chancellor of the Exchequer", "Chancellor of the Exchequer"),
    ],
)
def test_a_title_as_the_press_says_it(title: str, said: str) -> None:
    assert post_title(title) == said


def test_a_claim_has_the_post_of_the_register() -> None:
    claims = read_document(Document("Amber Rudd has resigned from the cabinet.", None, None, "2019-09-08")).claims
    assert [claim.office for claim in claims if claim.type.value == "resigns_office"] == [WP]
