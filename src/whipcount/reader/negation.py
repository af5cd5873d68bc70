"""A plain *not* or *denied* over an act, which no count of examples should outvote."""

from __future__ import annotations

import re

from whipcount.reader.annotate import Ground
from whipcount.reader.people import SPEECH_VERBS
from whipcount.reader.types import ClaimType as T
from whipcount.reader.words_of import Word

__all__ = ["has_denial", "is_denied"]

_ACTS = frozenset(
    [
        T.CHANGES_PARTY, T.LOSES_WHIP, T.RESIGNS_WHIP, T.WHIP_RESTORED, T.LETTER_SUBMITTED, T.LETTER_WITHDRAWN,
        T.RESIGNS_OFFICE, T.DISMISSED, T.APPOINTED, T.RESIGNS_SEAT, T.TALKS_WITH_PARTY, T.LEADER_RESIGNS,
    ]
)  # fmt: skip
_CUE = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|den(?:y|ies|ied|ying|ial)|refus\w+|reject\w*|rul\w+ out|declin\w+|"
    r"dismiss\w*|insist\w*|stay\w*|remain\w*|keep\w*|keeps|kept|carry on|carrying on|continu\w+|surviv\w+|untrue|false|fiction|"
    r"rubbish|nonsense|piffle|tosh|scotch\w*|quash\w*|rebuff\w*|turn\w* down|far from|unlike|still|escap\w+|avoid\w*|spar\w+|"
    r"cannot|fight on|loyal|hardly|stop\w* short|laugh\w*|instead|fail\w*|block\w*|clear\w*)\b|n[\'\u2019]t\b",
    re.I,
)
_NO_CONFIDENCE = re.compile(r"\bno[ -]confidence\b", re.I)
_GOVERNED = frozenset(["xcomp", "ccomp", "acomp", "pcomp", "prep", "pobj", "dobj", "attr", "acl"])
_DENIALS = frozenset(["deny", "refuse", "decline", "reject", "refute"])


def has_denial(text: str) -> bool:
    """Tell whether any word of a sentence can carry a denial."""
    return bool(_CUE.search(_NO_CONFIDENCE.sub(" ", text)))


def is_denied(kind: T, ground: Ground) -> bool:
    """Tell whether each act of the type in a scene is negated or denied.

    Only acts are looked at: in *will not stand again* and *no longer supports* the *not* is part of what is claimed.
    """
    triggers = [hit.clause.trigger for hit in ground.fired if hit.type is kind]
    return kind in _ACTS and bool(triggers) and all(_negated(trigger) for trigger in triggers)


def _negated(trigger: Word) -> bool:
    """Look up to three words above an act, no further than its own clause and what governs it."""
    word = trigger
    for _ in range(4):
        if word.lemma in _DENIALS:
            return True
        if word is not trigger and word.lemma in SPEECH_VERBS:
            return False
        if word.kids("neg"):
            return True
        if word.dep not in _GOVERNED:
            return False
        word = word.head
    return False
