"""A small chamber made up for the tests: two parties, two Parliaments, a few who leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from whipcount.forecast.defection import Material, VoteTally
from whipcount.register.types import Parliament, Spell

FIRST, SECOND, THIRD = date(2001, 6, 7), date(2005, 5, 5), date(2010, 5, 6)
UNTIL = date(2012, 6, 1)
PARLIAMENTS = (
    Parliament(53, FIRST, date(2005, 4, 11), 40),
    Parliament(54, SECOND, date(2010, 4, 12), 40),
    Parliament(55, THIRD, None, 40),
)
DAY = timedelta(days=1)


def spell(person: str, party: str, start: date, end: date | None, **changes: Any) -> Spell:
    plain: dict[str, Any] = {
        "person_id": person, "seat": f"Seat of {person}", "gss": None, "party": party, "start": start, "end": end,
        "start_reason": "general_election", "end_reason": None, "known_from": start,
    }  # fmt: skip
    return Spell(**(plain | changes))


def moved(person: str, party: str, on: date, into: str, parliament: int, **changes: Any) -> list[Spell]:
    """Return the spells of a member who sat from the election on and changed the label on a day."""
    term = PARLIAMENTS[parliament]
    return [
        spell(person, party, term.elected_on, on - DAY),
        spell(person, into, on, term.dissolved_on, start_reason="changes_party", **changes),
    ]


def spells() -> list[Spell]:
    rows = [
        spell(f"twfy:{n}", "red" if n % 2 else "blue", term.elected_on, term.dissolved_on)
        for n in range(1, 37)
        for term in PARLIAMENTS
        if not (n <= 3 and term.number == 53 + n - 1)
    ]
    rows += moved("twfy:1", "red", date(2003, 3, 3), "independent", 0)
    rows += moved("twfy:2", "blue", date(2008, 1, 10), "red", 1)
    rows += moved("twfy:3", "red", date(2011, 2, 1), "independent", 2)
    return rows


def material(rows: list[Spell] | None = None, until: date = UNTIL, **changes: Any) -> Material:
    plain: dict[str, Any] = {
        "spells": tuple(spells() if rows is None else rows), "parliaments": PARLIAMENTS, "offices": {}, "polls": (),
        "national": (), "results": {}, "governments": (), "leaders": (), "votes": {}, "earlier_counts": (29, 0, 1, 13),
        "until": until,
    }  # fmt: skip
    return Material(**(plain | changes))


def votes(days: list[date], against: list[int]) -> VoteTally:
    at = np.array([day.toordinal() for day in days], np.int64)
    return VoteTally(at, np.array(against, np.int64))
