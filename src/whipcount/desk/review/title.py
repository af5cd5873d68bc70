"""The title of a story that comes without one."""

from __future__ import annotations

import re

__all__ = ["LONGEST", "title_of"]

LONGEST = 120
"""Letters in the longest title."""

_SHORTEST = 30
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2})[.!?][\"”’]?(?=\s)")
_CUT = "…"


def title_of(text: str) -> str:
    r"""Return the first line of a story, or the beginning of it: its first sentence, or as many words as have room.

    Examples
    --------
    >>> title_of("\n  Minister goes \n\nThe minister has gone.")
    'Minister goes'
    >>> title_of("The minister for paperclips has gone. " + "Nobody knows why. " * 9)
    'The minister for paperclips has gone.'
    >>> title_of("word " * 99)[-12:], len(title_of("word " * 99))
    ('d word word…', 120)
    """
    line = next((" ".join(one.split()) for one in text.splitlines() if one.strip()), "")
    if len(line) <= LONGEST:
        return line
    ends = (found.end() for found in _SENTENCE.finditer(line))
    end = next((end for end in ends if _SHORTEST <= end <= LONGEST), None)
    return line[:end] if end else _shortened(line)


def _shortened(line: str) -> str:
    room = LONGEST - len(_CUT)
    kept = line[:room] if line[room] == " " else line[:room].rpartition(" ")[0]
    return (kept or line[:room]).rstrip() + _CUT
