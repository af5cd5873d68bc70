"""The chance that a general election that nobody has called falls within a span of days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp

__all__ = ["LONGEST", "NOTICE", "election_chance", "rates"]

NOTICE = 21
"""Days between the calling of an election and the vote that have always been given since 1945; the shortest was 21."""

LONGEST = 5 * 365 + 48
"""Days from one election to the last day on which the next can be held: five years and the weeks of a campaign."""

PRIOR_RATES = (0.05, 0.15, 0.15, 0.40, 1.20)
"""Elections a year in each year of a Parliament, before any is looked at; the last holds to the end."""

PRIOR_YEARS = 4.0
"""How many years in each year of a Parliament the prior is worth."""

YEAR = 365.25
_EDGES = (0.0, 1.0, 2.0, 3.0, 4.0, LONGEST / YEAR)


def rates(lengths: Sequence[int]) -> tuple[float, ...]:
    """Return elections a year in each year of a Parliament: a gamma prior and the Parliaments known by then.

    Parameters
    ----------
    lengths : days that Parliaments lasted

    Examples
    --------
    >>> rates(())
    (0.05, 0.15, 0.15, 0.4, 1.2)
    """
    years = [days / YEAR for days in lengths]
    return tuple(
        (prior * PRIOR_YEARS + sum(low < length <= high for length in years))
        / (PRIOR_YEARS + sum(min(max(length - low, 0.0), high - low) for length in years))
        for prior, (low, high) in zip(PRIOR_RATES, pairwise(_EDGES), strict=True)
    )


def election_chance(parliament: int, lengths: Sequence[int], after: int, until: int) -> float:
    """Return the chance of an uncalled election more than ``after`` and at most ``until`` days from now.

    Parameters
    ----------
    parliament : days since the last election
    lengths : days that earlier Parliaments lasted

    Examples
    --------
    >>> election_chance(1800, (), 0, 7), election_chance(1800, (), 0, 180)
    (0.0, 1.0)
    """
    found = rates(lengths)
    now = _lasts(parliament + NOTICE, found)
    if now == 0.0:
        return float(after <= NOTICE < until)
    first, last = max(after, NOTICE), max(until, NOTICE)
    return (_lasts(parliament + first, found) - _lasts(parliament + last, found)) / now


def _lasts(days: int, found: Sequence[float]) -> float:
    """Return the chance that a Parliament lasts longer than so many days."""
    if days >= LONGEST:
        return 0.0
    years = days / YEAR
    spent = (
        rate * min(max(years - low, 0.0), high - low) for rate, (low, high) in zip(found, pairwise(_EDGES), strict=True)
    )
    return exp(-sum(spent))
