"""Who is meant by a subject without a name: *a Labour MP* whose name comes next, *both*, *they* of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whipcount.reader.words_of import Sentence, Word

__all__ = ["is_anonymous", "meant"]

_MEMBER = re.compile(
    r"(?:mp|backbencher|minister|ex-minister|chancellor|secretary|rebel|member|whip|frontbencher|aide|veteran|grandee)s?$"
)
_ALL_OF_THEM = {"both": 2, "pair": 2, "two": 2, "neither": 2, "trio": 3, "three": 3, "four": 4}
_SUBJECT = ("nsubj", "nsubjpass")


def meant(number: int, sentences: Sequence[Sentence]) -> list[str]:
    """Return ids of those whom the subject of a sentence means though it names nobody; empty when nobody is found.

    Parameters
    ----------
    number : of the sentence, 0-based
    sentences : of the text, with people resolved
    """
    subjects = sentences[number].root.kids(*_SUBJECT)
    if not subjects or subjects[0].ref or subjects[0].other or subjects[0].kids("conj"):
        return []
    subject = subjects[0]
    if is_anonymous(subject):
        named = list(_named_next(number, sentences))
        return named if len(named) > 1 or not subject.tag.endswith("S") else []
    count = _ALL_OF_THEM.get(subject.lemma) or next(
        (_ALL_OF_THEM[child.lemma] for child in subject.children if child.lemma in _ALL_OF_THEM), None
    )
    if subject.lemma == "they":
        listed = list(_listed_before(number, sentences))
        return listed if len(listed) > 1 else []
    return _last(number, sentences, count) if count else []


def is_anonymous(subject: Word) -> bool:
    """Tell whether a subject is *a former minister* or *three MPs*: members not yet named.

    Parameters
    ----------
    subject : of a main clause
    """
    if not _MEMBER.search(subject.lemma):
        return False
    if subject.tag.endswith("S"):
        return bool(subject.kids("nummod")) or any(child.lemma in {"several", "some"} for child in subject.children)
    return any(child.lemma in {"a", "an", "another", "one"} for child in subject.children)


def _named_next(number: int, sentences: Sequence[Sentence]) -> Iterator[str]:
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    if following is None or any(word.ref for word in sentences[number].words if word.dep in _SUBJECT):
        return
    yield from _listed(following)


def _listed_before(number: int, sentences: Sequence[Sentence]) -> Iterator[str]:
    if number > 0:
        yield from _listed(sentences[number - 1])


def _listed(sentence: Sentence) -> Iterator[str]:
    """Yield those named by the subject: the first and all that are joined to him."""
    word = next(iter(sentence.root.kids(*_SUBJECT)), None)
    while word is not None:
        if word.ref and word.mention is not None:
            yield word.ref
        word = next(iter(word.kids("conj")), None)


def _last(number: int, sentences: Sequence[Sentence], count: int) -> list[str]:
    """Return the last people named who did something, ``count`` of them, or nobody when they are fewer."""
    found: list[str] = []
    for sentence in reversed(sentences[max(0, number - 3) : number]):
        acting = [w for w in sentence.words if w.ref and w.mention and w.mention.kind == "member" and _acts(w)]
        found += [word.ref for word in reversed(acting) if word.ref and word.ref not in found]
        if len(found) >= count:
            return list(dict.fromkeys(found))[:count]
    return []


def _acts(word: Word) -> bool:
    while word.dep == "conj" and word.head is not word:
        word = word.head
    return word.dep in {*_SUBJECT, "ROOT"}
