"""A scene as the model reads it: names give way to signs that say what the person is to the one in question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whipcount.reader.scenes import Scene
from whipcount.reader.standing import Standing
from whipcount.reader.words_of import Sentence, Word

__all__ = ["SIGNS", "scene_signs"]

SIGNS = ("[A]", "[L]", "[R]", "[M]", "[X]", "[O]", "[P]", "[SAYS]", "[HEADS]", "[LEADS]", "[GOVERNS]", "[IMPLICIT]")
"""The person in question, his leader, another party's leader, another member, somebody else, his party, another party;
his own words begin; a list's heading; he leads; his party governs; he is not named in the sentence."""

CONTEXT = 48
"""Words of the sentences before that the model sees."""


def scene_signs(scene: Scene, standing: Standing) -> tuple[list[str], list[str]]:
    """Return the words before and the words of the sentence, lower case, with signs for people and parties."""
    before = list(_facts(scene, standing))
    if scene.heading:
        before += ["[HEADS]", *_words(scene.heading, scene, standing)]
    told: list[str] = []
    for sentence in scene.earlier:
        told += _sentence(sentence, scene, standing)
    return before + told[-CONTEXT:], _sentence(scene.sentence, scene, standing)


def _facts(scene: Scene, standing: Standing) -> Iterable[str]:
    if standing.leads:
        yield "[LEADS]"
    if standing.governs:
        yield "[GOVERNS]"
    if scene.implicit:
        yield "[IMPLICIT]"


def _sentence(sentence: Sentence, scene: Scene, standing: Standing) -> list[str]:
    return list(_words(sentence.words, scene, standing))


def _words(words: Sequence[Word], scene: Scene, standing: Standing) -> Iterable[str]:
    said = False
    for word in words:
        if word.speaker != scene.person:
            said = False
        elif not said:
            said = True
            yield "[SAYS]"
        yield from _word(word, scene.person, standing)


def _word(word: Word, person: str, standing: Standing) -> Iterable[str]:
    if word.mention is not None and word.mention.kind == "party":
        yield "[O]" if word.mention.ids[0] == standing.party else "[P]"
        return
    if word.ref is not None:
        yield _sign(word.ref, person, standing)
        if word.mention is not None:
            return
    elif word.mention is not None:
        yield "[X]"
        return
    yield word.text.lower()


def _sign(ref: str, person: str, standing: Standing) -> str:
    if ref == person:
        return "[A]"
    if ref == standing.leader:
        return "[L]"
    return "[R]" if ref in standing.leaders else "[M]"
