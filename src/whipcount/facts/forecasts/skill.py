"""How good each model was on what it had not seen, as its back-test last said: shipped, so that a brief can tell it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from whipcount.errors import ModelError
from whipcount.facts.forecasts.counts import counts_of
from whipcount.facts.tables import read_bytes
from whipcount.forecast.record import Model, Prediction
from whipcount.forecast.scorecard import ALL, chance_scores, number_scores

__all__ = ["FILE", "skill_of", "skill_table"]

FILE = "forecasts/record.json"
"""Where the figures lie below ``data/``."""


def skill_table(predictions: Mapping[Model, Sequence[Prediction]]) -> dict[str, Any]:
    """Return the figures over all folds of each back-test as JSON values."""
    return {
        model.value: {
            "chances": [one.to_dict() for one in chance_scores(rows, counts_of(model)) if one.fold == ALL],
            "numbers": [one.to_dict() for one in number_scores(rows)],
        }
        for model, rows in predictions.items()
    }


def skill_of(model: Model) -> str | None:
    """Return a sentence on the back-test of a model, None where none is shipped.

    Examples
    --------
    >>> skill_of(Model.BALLOT).startswith("ballot: with each contest left out in turn, the 80% interval held")
    True
    """
    shipped = _shipped().get(model.value)
    if shipped is None:
        return None
    if model is Model.BALLOT:
        kind = next(one for one in shipped["numbers"][0]["coverage"] if one["meant"] == 0.8)
        return (
            f"{model.value}: with each contest left out in turn, the 80% interval held the result of {kind['held']} of "
            f"{kind['n']}, and was {kind['median_width']:.0f} points wide in the median"
        )
    rows = [one for one in shipped["chances"] if one["horizon"] is not None and one["brier_skill"] is not None]
    n = max(one["n"] for one in rows)
    told = ", ".join(f"{_better(one['brier_skill'])} over {one['horizon']} days" for one in rows)
    return f"{model.value}: in up to {n:,} tests of a horizon the Brier score was, beside the base rate's, {told}"


def _better(skill: float) -> str:
    return f"{abs(skill):.0%} {'better' if skill >= 0 else 'worse'}"


@cache
def _shipped() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(read_bytes(FILE))
    except ValueError:
        raise ModelError(f"The embedded figures {FILE} are damaged; install whipcount again.") from None
    return found
