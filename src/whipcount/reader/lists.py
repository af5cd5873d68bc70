"""People named in one breath: "Ann Lee, Bob Roe and Cy Dee" do, or suffer, the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from whipcount.reader.annotate import Ground
from whipcount.reader.words_of import Sentence, Word

__all__ = ["named_below", "named_together"]

_BETWEEN = re.compile(
    r"\s*(?:\([^()]*\)\s*|,? [a-z][^,;:.()]{2,40}(?=;))?(?:,|;|and|&|, and|as well as|along with)?"
    r"\s*(?:Sir|Dame|Mr|Mrs|Ms|Dr)?\s*"
)


def named_together(text: str, sentence: Sentence) -> Iterator[list[str]]:
    """Yield ids of each run of two or more members with nothing but commas and *and* between their names.

    Parameters
    ----------
    text : of the story
    sentence : with people resolved
    """
    run: list[Word] = []
    for word in (word for word in sentence.words if word.ref and word.mention is not None):
        if run and not _BETWEEN.fullmatch(text[run[-1].end : word.start]):
            yield from _people(run)
            run = []
        run.append(word)
    yield from _people(run)


def _people(run: list[Word]) -> Iterator[list[str]]:
    found = list(dict.fromkeys(word.ref for word in run if word.ref))
    if len(found) > 1:
        yield found


def named_below(grounds: Sequence[Ground]) -> list[list[int]]:
    """Return for each heading the numbers of the scenes that stand below it and tell nothing but a name.

    Parameters
    ----------
    grounds : in the order of the text
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for number, ground in enumerate(grounds):
        heading = ground.scene.heading
        if heading and not any(word.is_verb for word in ground.scene.sentence.words):
            groups[id(heading[0])].append(number)
    return [rows for rows in groups.values() if len(rows) > 1]
