"""What was learned by a day: coefficients, past frequencies, and how far counts scatter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from whipcount.errors import ModelError
from whipcount.forecast.defection.features import FEATURES
from whipcount.forecast.defection.pace import LEVELS
from whipcount.forecast.defection.spans import Floats
from whipcount.forecast.vintages import newest

__all__ = ["HORIZONS", "VERSION", "Fit", "Vintage"]

VERSION = "defection-2"
HORIZONS = (30, 90, 365)
_PLACES = 6


@dataclass(frozen=True, slots=True)
class Vintage:
    """The model as it stood at the end of a day.

    Attributes
    ----------
    until : the last day that it learned from
    rows, events : member-weeks and departures that it learned from
    intercept : of the log rate, beside the pace
    coefficients, errors : feature -> coefficient and its standard error
    base : horizon -> share of member-days from which a departure followed within it
    seen : observed and expected departures of each Parliament so far, those before the rows at their mean
    """

    until: date
    rows: int
    events: int
    intercept: float
    coefficients: Mapping[str, float]
    errors: Mapping[str, float]
    base: Mapping[int, float]
    seen: tuple[tuple[float, float], ...]

    @property
    def beta(self) -> Floats:
        """Intercept and coefficients in the order of the features."""
        return np.array([self.intercept, *(self.coefficients[name] for name in FEATURES)])

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "until": self.until.isoformat(),
            "rows": self.rows,
            "events": self.events,
            "intercept": self.intercept,
            "coefficients": dict(self.coefficients),
            "errors": dict(self.errors),
            "base": {str(horizon): share for horizon, share in self.base.items()},
            "seen": [list(pair) for pair in self.seen],
        }


@dataclass(frozen=True, slots=True)
class Fit:
    """The model as it stood at the end of each Parliament, and now.

    Attributes
    ----------
    vintages : by day
    seed : as given; the fit draws nothing
    version : of the model
    """

    vintages: tuple[Vintage, ...]
    seed: int
    version: str = VERSION

    def on(self, day: date) -> Vintage:
        """Return the newest vintage that learned nothing after a day.

        Raises
        ------
        NotFoundError : the day is before the first
        """
        return newest(self.vintages, day, "defection")

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values, numbers rounded to what a forecast can tell apart."""
        return {
            "model": "defection",
            "version": self.version,
            "seed": self.seed,
            "levels": list(LEVELS),
            "features": list(FEATURES),
            "vintages": [one.to_dict() for one in self.vintages],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Fit:
        """Read what ``to_dict`` gave.

        Raises
        ------
        ModelError : it is of another version or has other features
        """
        if values.get("version") != VERSION or values.get("features") != list(FEATURES):
            raise ModelError(
                f"The fit is of model {values.get('version')!r} where this program has {VERSION!r}; "
                "run 'whipcount forecast fit defection'."
            )
        return cls(tuple(_vintage(one) for one in values["vintages"]), int(values["seed"]))


def _vintage(values: Mapping[str, Any]) -> Vintage:
    return Vintage(
        until=date.fromisoformat(values["until"]),
        rows=int(values["rows"]),
        events=int(values["events"]),
        intercept=float(values["intercept"]),
        coefficients={name: float(value) for name, value in values["coefficients"].items()},
        errors={name: float(value) for name, value in values["errors"].items()},
        base={int(horizon): float(share) for horizon, share in values["base"].items()},
        seen=tuple((float(observed), float(expected)) for observed, expected in values["seen"]),
    )
