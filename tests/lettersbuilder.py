"""Made-up contests and standings for the letters model."""

from __future__ import annotations

from datetime import date
from typing import Any

from whipcount.forecast.letters.row import Past, Standing

ON = date(2022, 3, 1)


def past(n: int, public: int, letters: int | None, needed: int = 48, members: int = 320) -> Past:
    return Past(f"contest {n}", date(2000 + n, 1, 1), "a-book", members, needed, public, letters)


def standing(**fields: Any) -> Standing:
    given = {
        "unit": "a-case", "leader": "Lea Der", "on": ON, "known": ON, "book": "a-book", "members": 360,
        "threshold": 54, "declared": 10, "public": 15, "recent": {30: 5, 90: 12}, "rule_days": 8000,
    }  # fmt: skip
    return Standing(**(given | fields))


PAST = [past(1, 20, 48), past(2, 29, 48), past(3, 30, 54), past(4, 2, None)]
