"""The patterns that fire in a scene."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whipcount.reader.clauses import Clause, masked
from whipcount.reader.patterns import PATTERNS, Pattern
from whipcount.reader.scenes import Scene
from whipcount.reader.standing import Standing
from whipcount.reader.types import ClaimType

__all__ = ["Hit", "hits"]

_LEADERS_ONLY = frozenset(
    [ClaimType.CONFIDENCE_BALLOT_CALLED, ClaimType.CONFIDENCE_BALLOT_RESULT, ClaimType.LEADER_RESIGNS]
)
_OF_RULERS = frozenset([ClaimType.CRITICAL])
_STANCES = frozenset(
    [
        ClaimType.LETTER_SUBMITTED,
        ClaimType.LETTER_WITHDRAWN,
        ClaimType.CALLS_TO_RESIGN,
        ClaimType.CALLS_FOR_TIMETABLE,
        ClaimType.SUPPORTS_LEADER,
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A pattern that fires: the type it tells and the clause it fires in."""

    type: ClaimType
    clause: Clause


def hits(scene: Scene, standing: Standing) -> list[Hit]:
    """Return the patterns that fire for the person of a scene, in the order of the clauses."""
    found = []
    for role, clause in scene.parts:
        patterns = _for_trigger(clause.trigger.lemma)
        texts = {own: _text(clause, scene, standing, own) for own in {p.type in _OF_RULERS for p in patterns}}
        wanted = "s" if role == "i" else role
        for pattern in patterns:
            text = texts[pattern.type in _OF_RULERS]
            if wanted in pattern.roles and _may(pattern.type, standing) and _fits(pattern, text):
                found.append(Hit(pattern.type, clause))
    return found


def _fits(pattern: Pattern, text: str) -> bool:
    return bool(pattern.need.search(text)) and not (pattern.bar and pattern.bar.search(text))


def _text(clause: Clause, scene: Scene, standing: Standing, own: bool) -> str:
    """Return the clause with signs; ministers are a sign only where criticism of one's own is looked for."""
    return masked(clause.words, scene.person, standing.leader, standing.party, own and standing.governs)


def _may(kind: ClaimType, standing: Standing) -> bool:
    """Tell whether that standing allows it: only a leader faces a ballot, and takes no stance on himself."""
    return standing.leads if kind in _LEADERS_ONLY else not (standing.leads and kind in _STANCES)


@lru_cache(maxsize=4096)
def _for_trigger(lemma: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in PATTERNS if pattern.trigger.fullmatch(lemma))
