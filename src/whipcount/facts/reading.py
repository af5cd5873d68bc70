"""The reader with the embedded register, leaders and model."""

from __future__ import annotations

from functools import cache

from whipcount.facts.leaders import leaders
from whipcount.facts.people import register
from whipcount.reader.context import Context

__all__ = ["context"]


@cache
def context() -> Context:
    """Return all that the reader knows of the world."""
    return Context(register(), leaders())
