"""Tell English from other languages by its small words."""

from __future__ import annotations

import re

from whipcount.errors import InputError

__all__ = ["english_share", "refuse_other_languages"]

_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a is that for it on as with was he his at by be from this have has not are but had they who "
        "said an were she her their will which would been we you i or if no more after when about its out up all there",
    )
)
_LEAST_WORDS, _LEAST_SHARE = 40, 0.18


def english_share(text: str) -> float:
    """Return the share of the words that are small English words, in [0, 1]."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    return sum(word in _SMALL for word in words) / max(len(words), 1)


def refuse_other_languages(text: str, ref: str) -> None:
    """Raise ``InputError`` if a text of some length is not English; short texts and name lists pass."""
    words = re.findall(r"[^\W\d_]+", text[:20_000])
    lower = sum(word.islower() for word in words)
    if len(words) >= _LEAST_WORDS and lower > len(words) / 2 and english_share(text) < _LEAST_SHARE:
        raise InputError(f"{ref} does not seem to be English; only English stories can be read.")
