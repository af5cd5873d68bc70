"""What a story without a title is called."""

from __future__ import annotations

import pytest

from whipcount.desk.review.title import LONGEST, title_of

LONG = "The minister for paperclips has said that she will leave the cabinet on Friday "


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("\n \n", ""),
        ("\n Minister  goes \nShe has gone.", "Minister goes"),
        ("a" * LONGEST, "a" * LONGEST),
        (LONG + "evening. " + LONG, LONG + "evening."),
        ("Mr. A. Smith, who has sat " + LONG * 2, ("Mr. A. Smith, who has sat " + LONG * 2)[:118].rstrip() + "…"),
        ("a" * 500, "a" * (LONGEST - 1) + "…"),
    ],
)
def test_the_title(text: str, title: str) -> None:
    assert title_of(text) == title
    assert len(title_of(text)) <= LONGEST


def test_no_word_is_cut() -> None:
    for n in range(1, 40):
        words = ["w" * n] * 200
        assert set(title_of(" ".join(words)).rstrip("…").split()) == {"w" * n}
