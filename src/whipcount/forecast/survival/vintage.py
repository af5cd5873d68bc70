"""The fits by the day by which each was learned, so that a forecast for a past day knows nothing that came later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.errors import ModelError
from whipcount.forecast.survival.features import BANDS, LEAVING, LOSING, ORDINARY, THIRD
from whipcount.forecast.survival.fit import Fit, fit
from whipcount.forecast.survival.row import Row, known_rows
from whipcount.forecast.survival.tell import VERSION
from whipcount.forecast.vintages import newest

__all__ = ["Vintages", "fit_vintages"]


@dataclass(frozen=True, slots=True)
class Vintages:
    """What the model had learned by one day after another.

    Attributes
    ----------
    fits : by day
    seed : as given; nothing is drawn
    """

    fits: tuple[Fit, ...]
    seed: int

    def on(self, day: date) -> Fit:
        """Return the newest fit that learned nothing after a day.

        Raises
        ------
        NotFoundError : the day is before the first
        """
        return newest(self.fits, day, "survival", begun=", when enough leaders had gone")

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"model": "survival", "version": VERSION, **_order(), "fits": [one.to_dict() for one in self.fits]}

    @classmethod
    def from_dict(cls, body: Mapping[str, Any]) -> Vintages:
        """Return what gave :meth:`to_dict`.

        Raises
        ------
        ModelError : it is of another version or has other features
        """
        order = _order()
        if body.get("version") != VERSION or {name: body.get(name) for name in order} != order:
            raise ModelError(
                f"The fits are of model {body.get('version')!r} or of other features than {VERSION!r} has; "
                "run 'whipcount forecast fit survival'."
            )
        fits = tuple(Fit.from_dict(one) for one in body["fits"])
        return cls(fits, fits[-1].seed)


def fit_vintages(rows: Sequence[Row], days: Iterable[date], seed: int = 0) -> Vintages:
    """Fit for each day on what was over by its end.

    Parameters
    ----------
    rows : leader-weeks with outcomes, to be cut off at each day
    days : in order
    seed : kept for the record
    """
    return Vintages(tuple(fit(known_rows(rows, day), seed) for day in days), seed)


def _order() -> dict[str, list[Any]]:
    """Return the names of the bands and of the effects in the order in which each fit has them."""
    parts = {"ordinary": ORDINARY, "losing": LOSING, "leaving": LEAVING, "third": THIRD}
    names = {part: ["intercept", *(feature.name for feature in features)] for part, features in parts.items()}
    return {"bands": [list(band) for band in BANDS]} | names
