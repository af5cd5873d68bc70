"""Leader-weeks made up for the tests."""

from datetime import date, timedelta
from typing import Any

from whipcount.forecast.survival import Outcome, Row

START = date(1990, 1, 1)


def row(**changes: Any) -> Row:
    plain: dict[str, Any] = {
        "leader": "A", "party": "labour", "on": START, "age": 50.0, "in_government": False, "is_third": False,
        "lead": 0.0, "rating": None, "says_going": False, "lost_week": None, "ballot_pending": False,
        "ballot_against": 0.0, "want_out": None, "called_in": None, "parliament": 400, "governing_lead": 0.0,
    }  # fmt: skip
    return Row(**(plain | changes))


def leader(name: str, weeks: int, gone: bool, lead: float, polled: int | None = None) -> list[Row]:
    """Return the weeks of one leader; he goes after the last of them, or is still there a year later."""
    days = 7 * weeks
    return [
        row(
            leader=name, on=START + timedelta(days=day), lead=lead,
            outcome=Outcome(
                days - day if gone else None, days - day + 365, polled - day if polled and polled >= day else None,
                lead < 0 if polled and polled >= day else None,
            ),
        )
        for day in range(0, days, 7)
    ]  # fmt: skip


def rows() -> list[Row]:
    """Return six leaders, of whom those behind go."""
    return [
        *leader("A", 100, True, -0.2, 698), *leader("B", 150, True, -0.1), *leader("C", 200, False, 0.1, 698),
        *leader("D", 120, True, -0.15, 838), *leader("E", 250, False, 0.2), *leader("F", 80, True, 0.0),
    ]  # fmt: skip
