"""Forecasts from Python."""

from __future__ import annotations

from datetime import date

from whipcount.arguments import check_arguments
from whipcount.dates import as_day
from whipcount.facts.forecasts.asked import ask
from whipcount.facts.forecasts.registry import Forecasts

__all__ = ["forecast"]


def forecast(
    target: str,
    on: date | str,
    known: date | str | None = None,
    *,
    unit: str | None = None,
    member: str | None = None,
    seed: int = 0,
) -> Forecasts:
    """Return what a model, or every model that applies to the leader of a case, says on a day.

    Parameters
    ----------
    target : ``letters``, ``ballot``, ``defection`` or ``survival``; or a case, shipped or a folder
    on : the day that the forecasts speak of
    known : use only what was public on this day; None for ``on``
    unit : what a model is asked about, such as ``twfy:25874`` or ``leader:labour``; None for all that it knows
    member : name or id of a member, for ``defection``
    seed : of the models that draw

    Raises
    ------
    NotFoundError : no such model, case, unit or member
    InputError : arguments that do not go together, or ``known`` after ``on``
    CountError : nothing can be said, and why; or forecasts that sum to more than ever happened

    Examples
    --------
    >>> found = forecast("johnson-2022", "2022-07-06")
    >>> [one.horizon for one in found.forecasts if one.model == "survival"]
    [7, 30, 90, 180]
    """
    check_arguments(forecast, locals())
    return ask(target, as_day(on), as_day(known) if known else None, unit, member, seed)
