"""A record of divisions as a matrix of numbers."""

from __future__ import annotations

from functools import lru_cache

from whipcount.divisions.matrix import RollCall
from whipcount.divisions.rollcall import RollCalls

__all__ = ["as_matrix"]


@lru_cache(maxsize=4)
def as_matrix(calls: RollCalls) -> RollCall:
    """Return the roll calls as numbers with the party of the day; tellers and proxies are on their side."""
    return RollCall(*calls.arrays)
