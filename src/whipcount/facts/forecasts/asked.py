"""Ask one model, with what holds for all of them: no hindsight, and no set of forecasts that cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from whipcount.errors import InputError, NotFoundError
from whipcount.facts.forecasts.past_counts import past_counts
from whipcount.facts.forecasts.registry import LEADERS, Forecasts, ask_case, clock, door
from whipcount.facts.people import name_index
from whipcount.forecast.guard import guard
from whipcount.forecast.record import Forecast, Model

__all__ = ["ask", "ask_model"]


def ask(
    target: str, on: date, known: date | None = None, unit: str | None = None, member: str | None = None, seed: int = 0
) -> Forecasts:
    """Return the forecasts of a model, or of every model that applies to the leader of a case.

    Parameters
    ----------
    target : ``letters``, ``ballot``, ``defection`` or ``survival``; or a case
    on : the day that the forecasts speak of
    known : the day to which facts were public, None for ``on``
    unit : what a model is asked about; None for all that it knows
    member : name or id of a member, for ``defection``
    seed : of the models that draw

    Raises
    ------
    NotFoundError : no such model, case, unit or member
    InputError : options that do not go together, or hindsight
    GuardError : forecasts of all members that sum to more than ever happened
    CountError : nothing can be said, and why
    """
    if target not in {model.value for model in Model}:
        if unit or member:
            raise InputError(f"--unit and --member go with a model, not with the case {target!r}; leave them out.")
        return ask_case(target, on, known, seed)
    model = Model(target)
    found = ask_model(model, on, known, _unit(model, on, unit, member), seed)
    return Forecasts(target, on, clock(on, known), tuple(found), {})


def ask_model(model: Model, on: date, known: date | None, unit: str | None, seed: int = 0) -> list[Forecast]:
    """Return the forecasts of a model about a unit, or about all of them once the guard has passed their sum."""
    seen = clock(on, known)
    found = door(model.value).ask(unit, on, seen, seed)
    if unit is None and model is Model.DEFECTION:
        horizons: dict[int, list[Forecast]] = defaultdict(list)
        for one in found:
            horizons[one.horizon or 0].append(one)
        for days, told in horizons.items():
            guard(told, past_counts(days, seen))
    return found


def _unit(model: Model, on: date, unit: str | None, member: str | None) -> str | None:
    if member is None:
        return unit
    if model in LEADERS:
        raise InputError(f"--member goes with defection; the {model.value} model is about a leader.")
    if unit is not None:
        raise InputError("--unit and --member say the same; give one of them.")
    try:
        return name_index().one(member, on)
    except NotFoundError as error:
        raise NotFoundError(f"{error.message} Forecasts are of members who sat on {on}.") from None
