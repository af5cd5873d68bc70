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
        text = masked(clause.words, scene.person, standing.leader, standing.party) if patterns else ""
        wanted = "s" if role == "i" else role
        for pattern in patterns:
            if wanted in pattern.roles and pattern.need.search(text) and not (pattern.bar and pattern.bar.search(text)):
                found.append(Hit(pattern.type, clause))
    return found


@lru_cache(maxsize=4096)
def _for_trigger(lemma: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in PATTERNS if pattern.trigger.fullmatch(lemma))
