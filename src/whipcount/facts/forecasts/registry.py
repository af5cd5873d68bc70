"""The models by name: each a module beside this one with the same four functions, loaded when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any, Protocol, cast

from whipcount.errors import CountError, InputError, NotFoundError, UserError
from whipcount.forecast.record import Forecast, Model, Prediction

__all__ = ["LEADERS", "Answers", "Door", "ask_case", "door", "models"]

LEADERS = (Model.LETTERS, Model.BALLOT, Model.SURVIVAL)
"""The models that speak of the leader of a case."""

_HOME = "whipcount.facts.forecasts"


class Door(Protocol):
    """What every model offers."""

    def shipped(self) -> Any:
        """Return the fit that came with the program."""

    def refit(self, seed: int = 0) -> Any:
        """Fit again on the embedded tables."""

    def ask(self, unit: str | None, on: date, known: date | None = None, seed: int = 0) -> list[Forecast]:
        """Return forecasts about a unit, or about every one."""

    def backtest(self, seed: int = 0) -> list[Prediction]:
        """Return every out-of-time prediction."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the models say about a case.

    Attributes
    ----------
    case : id
    on, known : the two clocks
    forecasts : of every model that applies, by model
    refusals : model -> why it does not apply, in a sentence
    """

    case: str
    on: date
    known: date
    forecasts: tuple[Forecast, ...]
    refusals: dict[Model, str]


def models() -> list[Model]:
    """Return the models that this version has.

    Examples
    --------
    >>> Model.DEFECTION in models()
    True
    """
    return [model for model in Model if importlib.util.find_spec(f"{_HOME}.{model.value}")]


def door(model: str) -> Door:
    """Return a model by its name.

    Raises
    ------
    NotFoundError : no such model, or this version lacks it
    """
    if model not in [one.value for one in Model]:
        raise NotFoundError(f"No model called {model!r}; there are {', '.join(one.value for one in models())}.")
    if Model(model) not in models():
        raise NotFoundError(
            f"This version has no {model} model yet; it has {', '.join(one.value for one in models()) or 'none'}."
        )
    module: ModuleType = importlib.import_module(f"{_HOME}.{model}")
    return cast("Door", module)


def ask_case(case: str, on: date, known: date | None = None, seed: int = 0) -> Answers:
    """Return what every model that applies says about the leader of a case.

    Parameters
    ----------
    case : id of a shipped case, or a folder
    on : the day that the forecasts speak of
    known : the day to which facts were public, None for ``on``
    seed : of the models that draw

    Raises
    ------
    NotFoundError : no such case
    InputError : ``known`` lies after ``on``; a forecast knows nothing of what came later
    CountError : no model applies; why each does not is told
    """
    seen = _clock(on, known)
    forecasts: list[Forecast] = []
    refusals: dict[Model, str] = {}
    for model in LEADERS:
        try:
            forecasts += door(model.value).ask(case, on, seen, seed)
        except InputError:
            raise
        except UserError as error:
            refusals[model] = error.message
    if not forecasts:
        told = [f"{model.value}: {reason}" for model, reason in refusals.items()]
        raise CountError(f"No model can say anything about {case} on {on}.", told)
    return Answers(case, on, seen, tuple(forecasts), refusals)


def _clock(on: date, known: date | None) -> date:
    if known is not None and known > on:
        raise InputError(
            f"--known {known} lies after --on {on}: a forecast uses what was public on its day; give an earlier day."
        )
    return known or on
