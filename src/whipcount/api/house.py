"""The House from Python: one day, its changes, the size of every party on every day."""

from __future__ import annotations

from datetime import date

from whipcount.arguments import check_arguments
from whipcount.dates import as_day
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.tally.changes import Changes
from whipcount.tally.house import House
from whipcount.tally.house import house as house_on
from whipcount.tally.series import changes as changes_between

__all__ = ["changes", "house"]


def house(on: date | str, known: date | str | None = None) -> House:
    """Return the House at the end of a day with the arithmetic of its working majority.

    Parameters
    ----------
    on : the day, from 1 May 1997 on
    known : use only what was public on this day; None for all that is known now

    Raises
    ------
    InputError : not a day, or one before party labels begin

    Examples
    --------
    >>> found = house("2022-01-19")
    >>> found.parties["conservative"], found.working_majority
    (359, 77)
    """
    check_arguments(house, locals())
    return house_on(register(), conventions(), as_day(on), as_day(known) if known else None)


def changes(first: date | str, last: date | str, known: date | str | None = None) -> Changes:
    """Return every seat that changed hands, changed label or emptied from ``first`` to ``last``, both included.

    Examples
    --------
    >>> [(row.name, row.from_party, row.to_party) for row in changes("2022-01-19", "2022-01-19")]
    [('Christian Wakeford', 'conservative', 'labour')]
    """
    check_arguments(changes, locals())
    start, end, clock = as_day(first), as_day(last), as_day(known) if known else None
    return Changes(start, end, tuple(changes_between(register(), conventions(), start, end, clock)))
