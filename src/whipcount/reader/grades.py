"""On whose word a claim stands."""

from __future__ import annotations

import re

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.people import SPEECH_VERBS
from whipcount.reader.types import ClaimType, Grade, Quote
from whipcount.reader.words_of import Word

__all__ = ["grade"]

_SOMEBODY = (
    r"(?:(?:\w+ )?(?:sources?|insiders?|allies|ally|friends?|aides?|colleagues?|officials?|supporters)|one (?:mp|minister|rebel|tory)|"
    r"an? (?:\w+ )?(?:minister|whip|rebel|backbencher|mp|ally|aide)|(?:some|several|many|other|senior) (?:\w+ )?(?:mps|ministers|rebels))"
)
_TELLS = r"(?:sa(?:y|ys|id)|claim\w*|believe\w*|suggest\w*|expect\w*|think|thought|told|tell|confirm\w*|insist\w*|indicat\w*|hint\w*|predict\w*)"
_NAMELESS = re.compile(
    rf"\b(?:according to (?:\w+ )?{_SOMEBODY}|{_SOMEBODY} (?:(?:close to|of|in|at|near|who) (?:[\w'\u2019]+ ){{1,3}})?(?:have |has )?{_TELLS}|"
    rf"it is understood|understood to|reportedly|rumou?red|rumou?rs?|"
    r"(?:is|are) (?:said|believed|thought|expected|reported) to|the bbc understands|hears|whispers?|gossip)\b",
    re.I,
)
_TOLD_FRIENDS = re.compile(r"\btold (?:\w+ )?(?:friends|colleagues|allies|aides)\b", re.I)
_SIGNED = re.compile(
    r"\b(?:signed|signatories|signatory|signing|joint letter|open letter|put (?:his|her|their) names?)\b", re.I
)


def grade(kind: ClaimType, ground: Ground, quote: Quote, seen: Annotated) -> tuple[Grade, str | None]:
    """Return the grade of a claim and whose word it is, None where it is the text's own.

    Parameters
    ----------
    kind : of the claim
    ground : the scene
    quote : the words that show the claim
    seen : the text around
    """
    person = ground.scene.person
    sentence = ground.scene.sentence
    if any(s.speaker == person and s.start < quote.end and quote.start < s.end for s in seen.spoken):
        return Grade.ON_RECORD, _name(person, seen)
    if _SIGNED.search(seen.text[sentence.start : sentence.end]):
        return Grade.GROUP_LETTER, None
    told = _TOLD_FRIENDS.search(seen.text[sentence.start : sentence.end])
    if told:
        return Grade.ANONYMOUS, told[0]
    nameless = _NAMELESS.search(seen.text[sentence.start : sentence.end])
    sayer = _sayer(kind, ground)
    if nameless and not (sayer and sayer.ref == person):
        return Grade.ANONYMOUS, nameless[0]
    if sayer is None:
        return Grade.REPORTED, None
    if sayer.ref == person:
        return Grade.ON_RECORD, _name(person, seen)
    if sayer.ref or sayer.other:
        return Grade.CLAIMED, seen.text[sayer.start : sayer.end]
    return Grade.REPORTED, None


def _sayer(kind: ClaimType, ground: Ground) -> Word | None:
    """Return the named subject of a verb of speech above the act, or of the main clause."""
    person = ground.scene.person
    for hit in (hit for hit in ground.fired if hit.type is kind):
        for upper in hit.clause.trigger.above():
            if upper.is_verb and upper.lemma in SPEECH_VERBS:
                return _subject(upper, person)
    root = ground.scene.sentence.root
    verbs = [root, *(word for word in ground.scene.sentence.words if word.is_verb and word is not root)]
    sayers = [_subject(verb, person) for verb in verbs if verb.lemma in SPEECH_VERBS]
    return next((one for one in sayers if one and one.ref == person), sayers[0] if root.lemma in SPEECH_VERBS else None)


def _subject(verb: Word, person: str) -> Word | None:
    """Return who says it: the person where he is one of those named, else the first."""
    named = [word for first in verb.kids("nsubj") for word in _with_others(first) if word.ref or word.other]
    return next((word for word in named if word.ref == person), named[0] if named else None)


def _with_others(word: Word) -> list[Word]:
    return [word, *(other for joined in word.kids("conj") for other in _with_others(joined))]


def _name(person: str, seen: Annotated) -> str | None:
    member = seen.roster.members.get(person)
    return member.name if member else None
