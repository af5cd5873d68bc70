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
        text = _text(clause, scene, standing) if patterns else ""
        wanted = "s" if role == "i" else role
        for pattern in patterns:
            if not _may(pattern.type, standing):
                continue
            if wanted in pattern.roles and pattern.need.search(text) and not (pattern.bar and pattern.bar.search(text)):
                found.append(Hit(pattern.type, clause))
    return found


def _text(clause: Clause, scene: Scene, standing: Standing) -> str:
    return masked(clause.words, scene.person, standing.leader, standing.party, standing.governs)


def _may(kind: ClaimType, standing: Standing) -> bool:
    """Tell whether that standing allows it: only a leader faces a ballot, and takes no stance on himself."""
    return standing.leads if kind in _LEADERS_ONLY else not (standing.leads and kind in _STANCES)


@lru_cache(maxsize=4096)
def _for_trigger(lemma: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in PATTERNS if pattern.trigger.fullmatch(lemma))
