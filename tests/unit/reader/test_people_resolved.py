from datetime import date

from whipcount.facts.reading import context
from whipcount.reader.annotate import annotate


def _who(text: str, word: str, day: date) -> str | None:
    """Return the name of the person for whom the last such word of a text stands."""
    seen = annotate(text, day, context())
    words = [w for sentence in seen.sentences for w in sentence.words if w.text == word]
    ref = words[-1].ref
    return context().register.people[ref].name if ref else None


def test_the_whip_that_is_lost_is_nobody() -> None:
    assert _who("Andrew Bridgen is an MP. He lost the whip in the summer.", "whip", date(2023, 6, 1)) is None


def test_he_is_not_the_one_of_whom_he_speaks() -> None:
    text = "Gordon Brown was criticised by Eric Joyce. He said that Gordon Brown had no message for voters."
    assert _who(text, "He", date(2008, 7, 30)) == "Eric Joyce"
