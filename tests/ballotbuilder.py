"""Made-up contests for the ballot model."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from whipcount.forecast.ballot.row import Body, Row

START = date(2000, 1, 1)


def contest(n: int, votes: int | None, voters: int | None = 100, **fields: Any) -> Row:
    against = None if votes is None else Fraction(votes, voters or 100)
    given = {
        "unit": f"contest {n}",
        "on": START + timedelta(days=100 * n),
        "country": "Here",
        "party": "Blue",
        "leader": f"Leader {n}",
        "body": Body.CAUCUS,
        "in_government": False,
        "again": False,
        "voters": voters,
        "against": against,
        "outvoted": None if against is None else against > Fraction(1, 2),
    }
    return Row(**(given | fields))


def contests(*votes: int, **fields: Any) -> list[Row]:
    return [contest(n, one, **fields) for n, one in enumerate(votes)]
