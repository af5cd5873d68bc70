"""People named in one breath: "Ann Lee, Bob Roe and Cy Dee" do, or suffer, the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whipcount.reader.words_of import Sentence, Word

__all__ = ["named_together", "runs"]

_BETWEEN = re.compile(
    r"(?:,? (?:of|in|for|from) (?:the )?[A-Z][^,;.()]{2,40}?)?"
    r"\s*(?:\([^()]*\)\s*|,? [a-z][^,;:.()]{2,40}(?=;))?(?:,|;|and|&|, and|as well as|along with)?"
    r"\s*(?:the )?(?:Sir|Dame|Mr|Mrs|Ms|Dr|Rev)?\s*"
)
_LONGEST_SEAT = 50


def runs(text: str, sentence: Sentence) -> Iterator[list[Word]]:
    """Yield the words of each run of members with nothing but seats, commas and *and* between their names.

    Parameters
    ----------
    text : of the story
    sentence : with people resolved
    """
    run: list[Word] = []
    for word in (word for word in sentence.words if word.ref and word.mention is not None):
        if run and word.ref == run[-1].ref and word.start - run[-1].end < _LONGEST_SEAT:
            continue
        if run and not _BETWEEN.fullmatch(text[run[-1].end : word.start]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def named_together(text: str, sentence: Sentence) -> Iterator[list[str]]:
    """Yield ids of each run of two or more members.

    Parameters
    ----------
    text : of the story
    sentence : with people resolved
    """
    for run in runs(text, sentence):
        found = list(dict.fromkeys(word.ref for word in run if word.ref))
        if len(found) > 1:
            yield found
