"""Refuse to publish forecasts of many members that cannot all be right: their sum says more than ever happened."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from whipcount.errors import CountError
from whipcount.forecast.record import Forecast

__all__ = ["INSIDE", "GuardError", "guard", "highest_credible"]

INSIDE = Fraction(99, 100)
"""The share of past counts that the sum of the probabilities must not exceed."""


class GuardError(CountError):
    """Forecasts whose sum lies above the range of what has happened."""

    code = "guard"


def highest_credible(past: Sequence[int]) -> int:
    """Return the count that 99.5% of past counts do not exceed: the upper end of their central 99%.

    Parameters
    ----------
    past : counts of as many days as the horizon, at least one

    Raises
    ------
    CountError : none is known

    Examples
    --------
    >>> highest_credible([0, 1, 2, 3])
    3
    """
    if not past:
        raise CountError("No past count is known for this horizon, so that forecasts of many cannot be checked.")
    above = (1 - INSIDE) / 2
    return sorted(past)[len(past) - 1 - int(len(past) * above)]


def guard(forecasts: Sequence[Forecast], past: Sequence[int]) -> None:
    """Refuse forecasts of the same question about many units whose probabilities sum to too much.

    Parameters
    ----------
    forecasts : of one model, day and horizon
    past : how often it happened in as many days as the horizon, one count a span, all before the day

    Raises
    ------
    GuardError : the sum lies above the 99% range of the past counts
    CountError : no past count is known
    """
    if not forecasts:
        return
    highest, first = highest_credible(past), forecasts[0]
    total = sum(one.probability for one in forecasts if one.probability is not None)
    if total > highest:
        raise GuardError(
            f"The {len(forecasts)} {first.model.value} forecasts of {first.on} for {first.horizon} days sum to "
            f"{total:.1f} expected, more than the {highest} at the end of the 99% range of past counts, and are not "
            f"published. Fit the model again ('whipcount forecast fit {first.model.value}') or report it with the day."
        )
