"""Whatever the text, reading ends well: no error, exact quotes, members of the day, the same answer twice."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whipcount.facts.reading import context, read_document
from whipcount.reader.types import ActorKind, Document

WORDS = st.sampled_from(
    [
        "Boris Johnson",
        "Christian Wakeford",
        "Mr Wakeford",
        "the Bury South MP",
        "he",
        "she",
        "I",
        "you",
        "Labour",
        "the Conservatives",
        "has left",
        "joined",
        "a letter of no confidence",
        "said",
        "“",
        "”",
        "'",
        ".",
        ",",
        ";",
        ":",
        "\n\n",
        "- ",
        "Dear Prime Minister",
        "Yours ever",
        "the whip",
        "resigned",
        "should go",
        "on Monday",
        "in May 2019",
        "no longer",
        "not",
        "may",
        "could",
        "backs",
        "criticised",
        "Prime Minister",
        "Smith",
        "🙂",
        "é",
        "Sir",
        "MP",
        "and",
        "to",
        "the",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=60).map(" ".join),
    st.text(min_size=1, max_size=300),
    st.text(alphabet="AaBb .,“”'\n", min_size=1, max_size=200),
)
DAYS = st.one_of(st.none(), st.dates(date(1979, 5, 4), date(2027, 1, 1)).map(date.isoformat), st.just("2022-01"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, published=DAYS)
def test_reading_ends_well(text: str, published: str | None) -> None:
    document = Document(text, published=published)
    reading = read_document(document)
    assert reading == read_document(document)
    people = context().register.people
    for claim in reading.claims:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text != ""
        assert 0 < claim.confidence < 1
        assert claim.known == published
        if claim.actor is not None and claim.actor.kind is ActorKind.MEMBER:
            assert claim.actor.id in people
