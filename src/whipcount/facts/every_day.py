"""Party sizes of the House of Commons on every day, from the embedded tables."""

from __future__ import annotations

from functools import cache

from whipcount.facts.people import register
from whipcount.register.columns import columns
from whipcount.register.every_day import EveryDay

__all__ = ["every_day"]


@cache
def every_day() -> EveryDay:
    """Return the sizes of the parties, ready for spans of days."""
    return EveryDay(columns(register().spells))
