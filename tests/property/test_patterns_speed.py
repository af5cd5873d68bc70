"""No pattern of the reader takes longer than in proportion to the clause: each is tried on words that nearly fit."""

from __future__ import annotations

import re
import time

import pytest

from whipcount.reader.patterns import PATTERNS

WORDS_LONG = 18
WORDS = ["be first elect in 1992 , and in the last parliament", "a the new his to be as of", "A L M X PTY , and"]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    pattern.search(text)
    return time.perf_counter() - start


def starts(pattern: re.Pattern[str]) -> list[str]:
    """Return the literal words of a pattern, with which it may begin to fit."""
    return sorted(set(re.findall(r"[a-z]{3,}", pattern.pattern)))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.type.value}-{pattern.roles}")
def test_a_clause_that_nearly_fits_is_given_up_soon(pattern) -> None:
    for part in (pattern.need, pattern.bar):
        for word in starts(part) if part else ():
            for filler in WORDS:
                # An ambiguous repetition would double its time with every word: 18 take seconds.
                assert seconds(part, f"A {word} " + " ".join((filler.split() * 9)[:WORDS_LONG])) < 1
