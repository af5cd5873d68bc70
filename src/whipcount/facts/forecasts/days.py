"""The forecasts of a case for each day of a span, each as it would have been made on that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from whipcount.errors import CountError, InputError
from whipcount.facts.cases import OpenCase
from whipcount.facts.forecasts.predictions import SHARES
from whipcount.facts.forecasts.registry import LEADERS, gather
from whipcount.forecast.record import Forecast, Model
from whipcount.frames import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["COLUMNS", "Replay", "replay"]

COLUMNS = (
    "on", "model", "horizon", "question", "probability", "base_rate", *SHARES,
)  # fmt: skip
"""One row a forecast."""

_DAY = timedelta(days=1)
_MOST = 1500


@dataclass(frozen=True, slots=True)
class Replay:
    """Every forecast of a span.

    Attributes
    ----------
    case : id
    start, end : first and last day
    forecasts : by day
    refusals : model -> the first day on which it had nothing to say, and why
    """

    case: str
    start: date
    end: date
    forecasts: tuple[Forecast, ...]
    refusals: dict[Model, tuple[date, str]]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One row a forecast with :data:`COLUMNS`."""
        return [_row(one) for one in self.forecasts]

    def to_dict(self) -> dict[str, Any]:
        """Return it as one JSON document."""
        return {
            "case": self.case,
            "since": self.start.isoformat(),
            "until": self.end.isoformat(),
            "rows": self.rows,
            "refusals": {
                model.value: {"on": on.isoformat(), "reason": reason} for model, (on, reason) in self.refusals.items()
            },
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row a forecast."""
        return frame(self.rows, COLUMNS)

    def _repr_html_(self) -> str:
        return html_table(f"Forecasts of {self.case} from {self.start} to {self.end}", self.rows, COLUMNS)


def replay(
    opened: OpenCase,
    start: date | None = None,
    end: date | None = None,
    models: Sequence[Model] = LEADERS,
    seed: int = 0,
) -> Replay:
    """Return what the models would have said on each day of a span, from what was public on it.

    Parameters
    ----------
    opened : the case
    start, end : first and last day; None for the first and the last day of its events
    models : those to ask
    seed : of the models that draw

    Raises
    ------
    InputError : the span is empty or too long, or the case has no events
    CountError : no model has anything to say on any of the days
    """
    first, last = _span(opened, start, end)
    forecasts: list[Forecast] = []
    refusals: dict[Model, tuple[date, str]] = {}
    for on in _days(first, last):
        told, refused = gather(opened, on, on, models, seed)
        forecasts += told
        for model, reason in refused.items():
            refusals.setdefault(model, (on, reason))
    if not forecasts:
        reasons = [f"{model.value}: {reason}" for model, (_, reason) in refusals.items()]
        raise CountError(f"No model can say anything about {opened.case.id} from {first} to {last}.", reasons)
    return Replay(opened.case.id, first, last, tuple(forecasts), refusals)


def _span(opened: OpenCase, start: date | None, end: date | None) -> tuple[date, date]:
    days = [event.known_day for event in opened.case.events]
    if not days:
        raise InputError(f"The case {opened.case.id} has no events; add rows to events.csv before it is replayed.")
    first, last = start or min(days), end or max(days)
    if first > last:
        raise InputError(f"The span from {first} to {last} is empty; give --since before --until.")
    if (last - first).days >= _MOST:
        raise InputError(f"The span from {first} to {last} has more than {_MOST} days; give a shorter one.")
    return first, last


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY


def _row(one: Forecast) -> dict[str, Any]:
    told = {name: (one.quantiles or {}).get(share) for name, share in SHARES.items()}
    head = {
        "on": one.on.isoformat(),
        "model": one.model.value,
        "horizon": one.horizon,
        "question": one.question,
        "probability": one.probability,
        "base_rate": one.base_rate,
    }
    return {name: {**head, **told}.get(name) for name in COLUMNS}
