"""Party leaders and prime ministers by date, from the embedded table."""

from __future__ import annotations

from functools import cache

from whipcount.facts.tables import day, open_day, rows
from whipcount.reader.context import Leader

__all__ = ["leaders"]

HEADER = ["party", "person_id", "name", "from", "to", "role", "acting", "source"]


@cache
def leaders() -> tuple[Leader, ...]:
    """Return every span under one leader, as the table has them."""
    table = rows("manual/leaders.csv", HEADER)
    return tuple(
        Leader(party, person or None, name, day(start), open_day(end), role)
        for party, person, name, start, end, role, _, _ in table
    )
