"""Counts by groups of members, from Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from whipcount.arguments import check_arguments
from whipcount.dates import as_day
from whipcount.facts.breakdown import break_down_case
from whipcount.facts.cases import OpenCase, open_case
from whipcount.tally.breakdown import Breakdown

__all__ = ["count_by"]


def count_by(
    case: OpenCase | str | Path,
    on: date | str,
    by: str,
    known: date | str | None = None,
    exclusive: bool = False,
) -> Breakdown:
    """Return who stands where on a day, by groups of members.

    Parameters
    ----------
    case : an open case, the id of a shipped one, or a folder
    on : the day
    by : ``intake``, ``majority``, ``office``, ``leave``, ``region`` or ``cohort``
    known : use only what was public on this day; None for all that is known now
    exclusive : count each member under his strongest stance only

    Raises
    ------
    InputError : no such breakdown, or the members of that chamber are not known
    NotFoundError : no such case

    Examples
    --------
    >>> found = count_by("johnson-2022", "2022-06-06", "intake")
    >>> found.group("2019").share("letter_submitted")
    '4/94'
    """
    check_arguments(count_by, locals())
    opened = case if isinstance(case, OpenCase) else open_case(case)
    return break_down_case(opened, as_day(on), by, as_day(known) if known else None, exclusive)
