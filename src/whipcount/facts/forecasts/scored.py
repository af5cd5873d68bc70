"""Frozen forecasts beside what came of them, and their scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.facts.forecasts.counts import counts_of
from whipcount.facts.forecasts.outcomes import outcome
from whipcount.facts.forecasts.peers import peers
from whipcount.forecast.freeze import Frozen, to_dict
from whipcount.forecast.record import Model, Prediction
from whipcount.forecast.resolve import Outcome, State
from whipcount.forecast.scorecard import ChanceScore, NumberScore, chance_scores, number_scores
from whipcount.ledger.types import Case

__all__ = ["Resolved", "Scored", "score"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A record with what came of it."""

    frozen: Frozen
    outcome: Outcome

    @property
    def prediction(self) -> Prediction | None:
        """What is scored; None while it is open, or void."""
        told, value = self.frozen.forecast, self.outcome.value
        if value is None:
            return None
        has_base = told.probability is not None
        base = told.base_rate if has_base else None
        return Prediction(
            told.unit, told.on, told.horizon, told.model_version, told.probability, base, told.quantiles, value
        )

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            **to_dict(self.frozen.forecast),
            "hash": self.frozen.hash,
            "recorded_at": self.frozen.recorded_at,
            "is_beforehand": self.frozen.is_beforehand,
            "state": self.outcome.state.value,
            "outcome": self.outcome.value,
            "resolved_on": self.outcome.on.isoformat() if self.outcome.on else None,
            "detail": self.outcome.detail,
        }


@dataclass(frozen=True, slots=True)
class Scored:
    """All records of a folder, judged.

    Attributes
    ----------
    records : in the order of the file
    chances, numbers : model -> scores of what has resolved
    """

    records: tuple[Resolved, ...]
    chances: dict[Model, list[ChanceScore]]
    numbers: dict[Model, list[NumberScore]]

    def n(self, state: State) -> int:
        """Return how many records are in a state."""
        return sum(one.outcome.state is state for one in self.records)

    @property
    def scored(self) -> tuple[Model, ...]:
        """The models of which something has resolved."""
        return tuple(model for model in Model if model in self.chances or model in self.numbers)

    def predictions(self, model: Model) -> list[Prediction]:
        """Return what a model said of all that has resolved."""
        told = (one.prediction for one in self.records if one.frozen.forecast.model is model)
        return [one for one in told if one is not None]

    @property
    def n_hindcasts(self) -> int:
        """How many were recorded after the day that they speak of, so that what came may have been known."""
        return sum(not one.frozen.is_beforehand for one in self.records)

    def to_dict(self) -> dict[str, Any]:
        """Return it as one JSON document."""
        return {
            "n": len(self.records),
            **{state.value: self.n(state) for state in State},
            "hindcasts": self.n_hindcasts,
            "scores": {model.value: [one.to_dict() for one in rows] for model, rows in self.chances.items()},
            "numbers": {model.value: [one.to_dict() for one in rows] for model, rows in self.numbers.items()},
            "peers": {model.value: [one.to_dict() for one in peers(model)] for model in self.scored},
            "records": [one.to_dict() for one in self.records],
        }


def score(records: Sequence[Frozen], as_of: date | None = None, cases: Sequence[Case] = ()) -> Scored:
    """Return the records with what came of them and their scores by model.

    Parameters
    ----------
    records : as loaded
    as_of : judge as on this day, leaving out records of later days; None for all that is known
    cases : those that are not shipped
    """
    named = {case.id: case for case in cases}
    usable = [frozen for frozen in records if as_of is None or frozen.forecast.on <= as_of]
    resolved = tuple(Resolved(frozen, outcome(frozen.forecast, as_of, named)) for frozen in usable)
    chances: dict[Model, list[ChanceScore]] = {}
    numbers: dict[Model, list[NumberScore]] = {}
    judged = Scored(resolved, chances, numbers)
    for model in Model:
        told = judged.predictions(model)
        if any(row.probability is not None for row in told):
            chances[model] = chance_scores(told, counts_of(model))
        if any(row.quantiles is not None for row in told):
            numbers[model] = number_scores(told)
    return judged
