"""Who did the same as another: "Scott Mann did the same", "as did Fay Jones", "so has the Bury MP"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.lists import named_together
from whipcount.reader.words_of import Sentence, Word

__all__ = ["Echo", "echoes"]

_SAME = re.compile(
    r"\b(?:(?P<may>will|would|may|might|could|is to|are to|intends? to|plans? to|ready to) )?"
    r"(?:(?:did|do|has done|have done|had done) "
    r"(?:(?:the|exactly the|much the) same|likewise|so too|so (?:last|on|in|at|this|yesterday|earlier))"
    r"|(?:made|makes|make|repeated|echoed|issued) (?:the|a) (?:same|similar) "
    r"(?:call|demand|point|request|plea|appeal|statement|complaint)"
    r"|did it (?:too|as well)|(?:say|said|says) (?:so too|so as well|the same|much the same|as much)"
    r"|(?:is|are|was|were) of the same (?:mind|view|opinion)|took the same (?:view|line)|agree[sd]?(?=[.;]|$)"
    r"|follow(?:ed)? suit|followed (?:him|her|them|shortly|soon|within|on|later|minutes|hours)\b)"
    r"(?! to\b)(?!\?)"
)
_AFTER = re.compile(r"\b(?:(?:[Ss]o|as) (?:did|has|have|had)|followed (?:\w+ ){0,3}by)\b")
_PLACE = r"(?:,? of [A-Z][\w'-]+(?: (?:and |upon |the )?[A-Z][\w'-]+){0,3})?"
_TOO = re.compile(_PLACE + r",? (?:too|likewise|as well)(?=[.:;]|$)")
_LEFT_OUT = re.compile(
    _PLACE + r",? (?=(?:on|yesterday|today|last|the (?:day|night|week)|at|in|for|from|to)\b)[^,.;]{3,40}(?=[,.;]|$)"
)
_LINK = re.compile(r"(?:[,;] (?:and )?| and )(?:Sir |Dame |Mr |Mrs |Ms |Dr )?$")
_NOT = re.compile(r"\b(?:not|n't|never|nor|refused?|declined?)\b[^.;]{0,25}$")


class Echo:
    """A person who did what another had done.

    Attributes
    ----------
    ground : the scene of the person
    like : numbers of the sentences in which the other did it, nearest first
    may : it is only to come
    """

    __slots__ = ("ground", "like", "may")

    def __init__(self, ground: Ground, may: bool) -> None:
        self.ground = ground
        self.like = tuple(ground.scene.number - back for back in range(3))
        self.may = may


def _with_others(person: str, seen: Annotated, sentence: Sentence, among: list[str]) -> list[str]:
    """Return a person and those named with him in one list."""
    runs = (run for run in named_together(seen.text, sentence) if person in run)
    return [person, *(other for run in runs for other in run if other in among)]


def echoes(seen: Annotated) -> Iterator[Echo]:
    """Yield everybody of whom the text says that he did the same as another."""
    for ground in seen.grounds:
        sentence = ground.scene.sentence
        text = seen.text[sentence.start : sentence.end]
        people = [(word.start - sentence.start, word.ref) for word in sentence.words if word.ref]
        for pattern in (_SAME, _AFTER):
            match = pattern.search(text)
            if match is None or _NOT.search(text[: match.start()]):
                continue
            after = pattern is _AFTER
            near = [ref for at, ref in people if (at > match.start()) == after]
            if near and ground.scene.person in _with_others(near[0 if after else -1], seen, sentence, near):
                yield Echo(ground, not after and bool(match["may"]))
                break
        else:
            if _without_verb(ground, seen):
                yield Echo(ground, False)


def _without_verb(ground: Ground, seen: Annotated) -> bool:
    """Whether only a name and what differs is told: "Jill Mortimer likewise", "and Neale Hanvey yesterday"."""
    sentence = ground.scene.sentence
    named = [w for w in sentence.words if w.ref == ground.scene.person and w.mention is not None]
    if len(named) != 1:
        return False
    name = named[0]
    text = seen.text[name.end : sentence.end]
    too = _TOO.match(text)
    if too is not None:
        return not any(word.is_verb and word.start > name.end for word in _clause_after(sentence, name, too.end()))
    gap = _LEFT_OUT.match(text)
    if gap is None or not _LINK.search(seen.text[sentence.start : name.start]):
        return False
    return not any(word.is_verb for word in _clause_after(sentence, name, gap.end()))


def _clause_after(sentence: Sentence, name: Word, length: int) -> list[Word]:
    return [word for word in sentence.words if name.end <= word.start < name.end + length]
