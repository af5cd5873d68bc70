"""How a row of the register is named where it is the only source."""

from __future__ import annotations

from whipcount.register.types import Spell

__all__ = ["is_row_id", "row_id"]

_PREFIX = "register:spell:"


def row_id(spell: Spell) -> str:
    """Return the id of a spell: whose it is and its first day.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2022, 1, 19)
    >>> row_id(Spell("twfy:25874", "Bury South", None, "labour", day, None, None, None, day))
    'register:spell:twfy:25874:2022-01-19'
    """
    return f"{_PREFIX}{spell.person_id}:{spell.start.isoformat()}"


def is_row_id(source: str) -> bool:
    """Tell whether a source is a row of the register and not an address."""
    return source.startswith(_PREFIX)
