"""Polls and the seats that they would give, from Python."""

from __future__ import annotations

from datetime import date

from whipcount.arguments import check_arguments
from whipcount.dates import as_day
from whipcount.errors import InputError
from whipcount.facts.poll_report import PollReport, newest_poll, poll_report
from whipcount.facts.projection import Projection, projection
from whipcount.seats.swing import Swing

__all__ = ["polls", "projected_seats"]


def polls(on: date | str | None = None, known: date | str | None = None) -> PollReport:
    """Return national voting intention on a day: the average of the polls, its error, the swing.

    Parameters
    ----------
    on : the day; None for that of the newest poll
    known : use only polls that were public on this day; None for all that are known now

    Raises
    ------
    InputError : not a day
    NotFoundError : no poll near to that day is known

    Examples
    --------
    >>> found = polls("2022-01-18", known="2022-01-18")
    >>> len(found.average.polls), found.main_swing[:2]
    (13, ('labour', 'conservative'))
    """
    check_arguments(polls, locals())
    return poll_report(as_day(on) if on else newest_poll(), as_day(known) if known else None)


def projected_seats(
    on: date | str | None = None, known: date | str | None = None, swing: Swing | str = Swing.UNIFORM
) -> Projection:
    """Return the seats of the last general election under the swing of a day's polls, with spans.

    Parameters
    ----------
    on, known : as for ``polls``
    swing : ``uniform`` or ``proportional``

    Raises
    ------
    InputError : no such swing
    NotFoundError : no poll near to that day, or no seats of the election before it, are known

    Examples
    --------
    >>> found = projected_seats("2019-12-11", known="2019-12-11")
    >>> found.seats["conservative"], found.spans["conservative"]
    (350, (297, 401))
    """
    check_arguments(projected_seats, locals())
    if swing not in set(Swing):
        raise InputError(f"No swing {swing!r}; there are {' and '.join(Swing)}.")
    return projection(polls(on, known), Swing(swing))
