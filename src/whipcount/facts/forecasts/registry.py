"""The models by name: each a module beside this one with the same four functions, loaded when it is asked for."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol, cast

from whipcount.errors import CountError, InputError, NotFoundError, UserError
from whipcount.facts.cases import OpenCase, open_case
from whipcount.facts.forecasts.ended import end_public
from whipcount.facts.forecasts.predictions import SHARES
from whipcount.forecast.freeze import digest, to_dict
from whipcount.forecast.record import Forecast, Model, Prediction
from whipcount.frames import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["LEADERS", "Door", "Forecasts", "ask_case", "clock", "door", "gather", "models"]

LEADERS = (Model.LETTERS, Model.BALLOT, Model.SURVIVAL)
"""The models that speak of the leader of a case."""

_COLUMNS = (
    "model", "unit", "on", "known", "horizon", "question", "resolution", "probability", *SHARES, "base_rate",
    "data_hash", "model_version", "seed",
)  # fmt: skip
_SHOWN = ("model", "question", "probability", "q10", "q50", "q90", "base_rate")
_HOME = "whipcount.facts.forecasts"


class Door(Protocol):
    """What every model offers."""

    def shipped(self) -> Any:
        """Return the fit that came with the program."""

    def refit(self, seed: int = 0) -> Any:
        """Fit again on the embedded tables."""

    def ask(self, unit: str | None, on: date, known: date | None = None, seed: int = 0) -> list[Forecast]:
        """Return forecasts about a unit, or about every one."""

    def ask_case(self, case: OpenCase, on: date, known: date | None = None, seed: int = 0) -> Sequence[Forecast]:
        """Return forecasts about the leader of a case; only models of :data:`LEADERS` have it."""

    def backtest(self, seed: int = 0) -> list[Prediction]:
        """Return every out-of-time prediction."""


@dataclass(frozen=True, slots=True)
class Forecasts:
    """What the models say about a case.

    Attributes
    ----------
    case : what was asked: the case or the model
    on, known : the two clocks
    forecasts : of every model that applies, by model
    refusals : model -> why it does not apply, in a sentence
    """

    case: str
    on: date
    known: date
    forecasts: tuple[Forecast, ...]
    refusals: dict[Model, str]

    def to_dict(self) -> dict[str, Any]:
        """Return it as one JSON document."""
        return {
            "asked": self.case,
            "on": self.on.isoformat(),
            "known": self.known.isoformat(),
            "forecasts": [{**to_dict(one), "hash": digest(one)} for one in self.forecasts],
            "refusals": {model.value: reason for model, reason in self.refusals.items()},
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a forecast; quantiles as columns ``q025`` to ``q975``."""
        return frame([_row(one) for one in self.forecasts], _COLUMNS)

    def _repr_html_(self) -> str:
        caption = f"Forecasts of {self.case} on {self.on}, from what was public by {self.known}"
        return html_table(caption, [_row(one) for one in self.forecasts], _SHOWN)


def _row(one: Forecast) -> dict[str, Any]:
    quantiles = {name: (one.quantiles or {}).get(share) for name, share in SHARES.items()}
    return {**to_dict(one), "on": one.on, "known": one.known, **quantiles}


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


def ask_case(case: str | OpenCase, on: date, known: date | None = None, seed: int = 0) -> Forecasts:
    """Return what every model that applies says about the leader of a case.

    Parameters
    ----------
    case : id of a shipped case, a folder, or a case that is open, a scenario among them
    on : the day that the forecasts speak of
    known : the day to which facts were public, None for ``on``
    seed : of the models that draw

    Raises
    ------
    NotFoundError : no such case
    InputError : ``known`` lies after ``on``; a forecast knows nothing of what came later
    CountError : the end of the leadership was public by then, or no model applies; why each does not is told
    """
    seen = clock(on, known)
    opened = case if isinstance(case, OpenCase) else open_case(case)
    forecasts, refusals = gather(opened, on, seen, LEADERS, seed)
    if not forecasts:
        reasons = list(dict.fromkeys(refusals.values()))
        if len(reasons) == 1:
            raise CountError(reasons[0])
        told = [f"{model.value}: {reason}" for model, reason in refusals.items()]
        raise CountError(f"No model can say anything about {opened.case.id} on {on}.", told)
    return Forecasts(opened.case.id, on, seen, tuple(forecasts), refusals)


def gather(
    opened: OpenCase, on: date, seen: date, models: Sequence[Model], seed: int = 0
) -> tuple[list[Forecast], dict[Model, str]]:
    """Return what some models say of the leader of a case, and why the others say nothing.

    Parameters
    ----------
    opened : the case
    on, seen : the two clocks
    models : of :data:`LEADERS`
    seed : of the models that draw
    """
    ended = end_public(opened.case, on)
    if ended is not None and ended <= seen:
        reason = (
            f"The end of {opened.case.leader_name}'s leadership was public on {ended}, so that on {on} nothing about "
            "it is left to forecast; ask about an earlier day."
        )
        return [], dict.fromkeys(models, reason)
    forecasts: list[Forecast] = []
    refusals: dict[Model, str] = {}
    for model in models:
        try:
            forecasts += door(model.value).ask_case(opened, on, seen, seed)
        except UserError as error:
            refusals[model] = error.message
    return forecasts, refusals


def clock(on: date, known: date | None) -> date:
    """Return the day to which facts were public.

    Raises
    ------
    InputError : it lies after the day that the forecast speaks of
    """
    if known is not None and known > on:
        raise InputError(
            f"--known {known} lies after --on {on}: a forecast uses what was public on its day; give an earlier day."
        )
    return known or on
