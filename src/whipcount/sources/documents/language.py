"""Tell English from other languages by its small words and theirs."""

from __future__ import annotations

import re

from whipcount.errors import InputError

__all__ = ["english_share", "refuse_other_languages"]

_WORD = re.compile(r"[^\W\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SMALL = _set(
    "the of and to in a is that for it on as with was he his at by be from this have has not are but had they who said "
    "an were she her their will which would been we you i or if no more after when about its out up all there"
)
_OTHER = (
    _set("le la les des du de un une et il elle ils que qui dans pour par sur avec ont est sont ses leur au aux ce"),
    _set("der das und ist nicht mit von den dem ein eine hat wird für auf sich er sie zu im dass bei nach"),
    _set("el los las la de del y que en un una por con para su se es ha al lo como sus"),
    _set("il la di che un una per con del della è ha nel gli dei le alla sono non si da"),
    _set("o os de do da dos que em um uma para com não se por no na ao mais foi"),
    _set("de het een van en dat niet zijn voor met heeft ook maar uit naar wordt bij te"),
    _set("yr mae wedi ei yn ar gan bod ond eu fod oedd hefyd y ac am"),
    _set("w nie na się z do jest że od po przez jak za dla i"),
    _set("och att det som är på av för har inte den ett og ikke til er en med"),
)
"""Small words of French, German, Spanish, Italian, Portuguese, Dutch, Welsh, Polish and the Scandinavian languages."""

_LEAST_WORDS, _LEAST_SHARE = 40, 0.18
_LEAST_OTHER, _TIMES = 4, 2
_LAST_LATIN = "\u024f"


def english_share(text: str) -> float:
    """Return the share of the words that are small English words, in [0, 1]."""
    words = _words(text)
    return sum(word in _SMALL for word in words) / max(len(words), 1)


def refuse_other_languages(text: str, ref: str) -> None:
    """Raise ``InputError`` if a text is not English; name lists and short texts without small words pass."""
    if _is_long_without_english(text) or _is_of_another_language(text) or _is_of_another_script(text):
        raise InputError(f"{ref} does not seem to be English; only English stories can be read.")


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:20_000].lower())


def _is_long_without_english(text: str) -> bool:
    words = _WORD.findall(text[:20_000])
    lower = sum(word.islower() for word in words)
    return len(words) >= _LEAST_WORDS and lower > len(words) / 2 and english_share(text) < _LEAST_SHARE


def _is_of_another_language(text: str) -> bool:
    """Tell whether the small words of another language are several, and far more than the English ones."""
    words = _words(text)
    english = sum(word in _SMALL for word in words)
    other = max(sum(word in small for word in words) for small in _OTHER)
    return other >= _LEAST_OTHER and other > _TIMES * english


def _is_of_another_script(text: str) -> bool:
    letters = [letter for letter in text[:20_000] if letter.isalpha()]
    return 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters)
