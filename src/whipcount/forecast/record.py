"""What a forecast says, frozen with all that is needed to check it later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["OUTER", "QUANTILES", "TOLD", "Driver", "Forecast", "Model", "Prediction"]

QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
"""The shares of the distribution that every forecast of a number gives."""

OUTER = (0.025, 0.975)
"""Those that bound the central 95%; forecasts recorded before they were given lack them."""

TOLD = tuple(sorted((*QUANTILES, *OUTER)))
"""All shares that a new forecast gives."""


class Model(StrEnum):
    """The four questions."""

    LETTERS = "letters"  # how many letters are in, and will the threshold be passed
    BALLOT = "ballot"  # how many would vote against the leader
    DEFECTION = "defection"  # will this member leave the party or lose the whip
    SURVIVAL = "survival"  # will the leader still lead


@dataclass(frozen=True, slots=True)
class Driver:
    """One reason for a forecast: a feature, its value on the day, and what it adds to the log odds."""

    name: str
    value: str
    effect: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast as published; nothing in it changes afterwards.

    Attributes
    ----------
    model : which of the four questions
    unit : what it is about, e.g. ``twfy:25874`` or ``johnson-2022``
    on, known : the day that it speaks of, and the day to which the facts were known
    horizon : days from ``on`` until it resolves; ``None`` where an event resolves it
    question, resolution : in words, exact enough for an outsider to resolve it
    probability : in (0, 1), or ``None`` for a forecast of a number
    quantiles : share of :data:`TOLD` to value, or ``None`` for a probability
    base_rate : what a forecaster who knows only past frequencies would say: a probability, or a median
    drivers : the features that move it most, largest first
    data_hash, model_version, seed : what reproduces it
    """

    model: Model
    unit: str
    on: date
    known: date
    horizon: int | None
    question: str
    resolution: str
    probability: float | None
    quantiles: Mapping[float, float] | None
    base_rate: float | None
    drivers: tuple[Driver, ...]
    data_hash: str
    model_version: str
    seed: int


@dataclass(frozen=True, slots=True)
class Prediction:
    """One out-of-time prediction of a back-test beside what happened.

    Attributes
    ----------
    unit, on, horizon : as in :class:`Forecast`
    fold : the test period or the contest or leader left out
    probability, base : what the model and the base rate said, each in (0, 1); ``None`` for a number
    quantiles : as in :class:`Forecast`; ``None`` for a probability
    outcome : 0 or 1, or the number that came
    """

    unit: str
    on: date
    horizon: int | None
    fold: str
    probability: float | None
    base: float | None
    quantiles: Mapping[float, float] | None
    outcome: float
