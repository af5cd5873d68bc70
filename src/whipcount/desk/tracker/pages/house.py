"""The page of the House on a day: parties, chair, vacancies, the sum of the majority, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.facts.constituencies import boundaries_on
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.seats.types import Boundaries
from whipcount.tally.changes import Changes
from whipcount.tally.house import FIRST_DAY, House, house
from whipcount.tally.series import Change, changes

__all__ = ["HousePage", "house_page", "parties_by_seat", "span"]

_DAY = timedelta(days=1)
_BACK = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class HousePage:
    """Everything that the page of a House day shows.

    Attributes
    ----------
    today : changes of the day itself
    recent : those of the three months before it, the newest first
    seats : seat code -> party, for the map; empty where no map is known
    """

    house: House
    today: tuple[Change, ...]
    recent: tuple[Change, ...]
    boundaries: Boundaries | None
    seats: Mapping[str, str]
    previous: date | None
    following: date | None


def house_page(on: date, known: date | None, last: date) -> HousePage:
    """Return the page.

    Parameters
    ----------
    last : the last day that can be asked for

    Raises
    ------
    InputError : a day before party labels begin
    """
    found = house(register(), conventions(), on, known)
    since = max(on - _BACK, FIRST_DAY)
    rows = changes(register(), conventions(), since, on, known)
    return HousePage(
        found, tuple(row for row in rows if row.on == on), tuple(reversed(_named(rows, on))), boundaries_on(on),
        parties_by_seat(on, known), on - _DAY if on > FIRST_DAY else None, on + _DAY if on < last else None,
    )  # fmt: skip


def parties_by_seat(on: date, known: date | None) -> dict[str, str]:
    """Return seat code -> party of the member on a day, vacant seats left out."""
    day = min(on, register().known_until)
    return {s.gss: s.party or "independent" for s in register().members_on(day, known) if s.gss}


def span(first: date, last: date, known: date | None = None) -> Changes:
    """Return the changes from one day to another, both included, as one result."""
    return Changes(first, last, tuple(changes(register(), conventions(), first, last, known)))


def _named(rows: Sequence[Change], on: date) -> list[Change]:
    return [row for row in rows if row.on < on]
