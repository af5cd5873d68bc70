"""The words that show a claim: the shortest clause, an exact piece of the text."""

from __future__ import annotations

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.types import ClaimType, Quote
from whipcount.reader.words_of import Word

__all__ = ["quote_of"]

_SAID = frozenset([ClaimType.CRITICAL, ClaimType.SUPPORTS_LEADER])
_EDGES = " \t\n,;:-\u2013\u2014"


def quote_of(kind: ClaimType, ground: Ground, seen: Annotated) -> Quote:
    """Return the clause whose pattern fires for the type, else the sentence."""
    clauses = [hit.clause for hit in ground.fired if hit.type == kind]
    sentence = ground.scene.sentence
    if clauses and kind not in _SAID:
        words = [word for word in min(clauses, key=lambda c: len(c.words)).words if word.end > word.start]
        words = _with_subject(words, ground, sentence.words)
        return _cut(seen.text, min(w.start for w in words), max(w.end for w in words))
    return _cut(seen.text, sentence.start, sentence.end)


def _with_subject(words: list[Word], ground: Ground, sentence: list[Word]) -> list[Word]:
    """Take in the person's name when it stands shortly before the clause."""
    if any(word.ref == ground.scene.person for word in words):
        return words
    first = min(word.i for word in words)
    named = [w for w in sentence if w.ref == ground.scene.person and first - 12 <= w.i < first]
    return [*named[-1:], *words]


def _cut(text: str, start: int, end: int) -> Quote:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Quote(text[start:end], start, end)
