"""The score table of many predictions: one row a fold and horizon, and one over all folds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from whipcount.forecast.calibration import calibration_line
from whipcount.forecast.expected import Expected, Floats, count_distribution, expected_count, together
from whipcount.forecast.intervals import Coverage, coverage, crps
from whipcount.forecast.record import Prediction
from whipcount.forecast.scores import auc, brier, log_score, recall_at, skill

__all__ = ["ALL", "TOP", "ChanceScore", "CountsOf", "NumberScore", "chance_scores", "number_scores"]

ALL = "all"
"""The fold that stands for every fold together."""

CountsOf = Callable[[float], Floats]
"""The mean of a count -> the chance of each count."""

TOP = 20
"""How many of the likeliest of a day are looked at for recall."""


@dataclass(frozen=True, slots=True)
class ChanceScore:
    """How good probabilities were.

    Attributes
    ----------
    fold, horizon : which; fold ``all`` for every fold
    n : predictions
    brier, brier_base, log, log_base : scores of the model and of the base rate, 0 is best
    auc : None where all happened or none did
    recall : share of what happened among the likeliest 20 of each day, None where no day has more than 20
    slope, intercept : of the calibration line, None where none is defined
    counted : expected against observed
    """

    fold: str
    horizon: int | None
    n: int
    brier: float
    brier_base: float | None
    log: float
    log_base: float | None
    auc: float | None
    recall: float | None
    slope: float | None
    intercept: float | None
    counted: Expected

    @property
    def brier_skill(self) -> float | None:
        """Share of the base rate's Brier score that is saved."""
        return None if self.brier_base is None else skill(self.brier, self.brier_base)

    @property
    def log_skill(self) -> float | None:
        """Share of the base rate's log score that is saved."""
        return None if self.log_base is None else skill(self.log, self.log_base)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "fold": self.fold,
            "horizon": self.horizon,
            "n": self.n,
            "observed": self.counted.observed,
            "expected": self.counted.expected,
            "range95": list(self.counted.range95),
            "range99": list(self.counted.range99),
            "brier": self.brier,
            "brier_base": self.brier_base,
            "brier_skill": self.brier_skill,
            "log_score": self.log,
            "log_score_base": self.log_base,
            "log_skill": self.log_skill,
            "auc": self.auc,
            "recall_top_20": self.recall,
            "calibration_slope": self.slope,
            "calibration_intercept": self.intercept,
        }


@dataclass(frozen=True, slots=True)
class NumberScore:
    """How good forecasts of a number were.

    Attributes
    ----------
    fold, horizon : as in :class:`ChanceScore`
    n : predictions
    crps : continuous ranked probability score, in the unit of the number; 0 is best
    error : median distance of the median from what came
    coverage : of the central 50, 80 and 90% intervals, with median widths
    """

    fold: str
    horizon: int | None
    n: int
    crps: float
    error: float
    coverage: tuple[Coverage, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "fold": self.fold,
            "horizon": self.horizon,
            "n": self.n,
            "crps": self.crps,
            "median_error": self.error,
            "coverage": [
                {"meant": one.meant, "held": one.held, "n": one.n, "share": one.share, "median_width": one.width}
                for one in self.coverage
            ],
        }


def chance_scores(predictions: Iterable[Prediction], counts: Mapping[str, CountsOf] | None = None) -> list[ChanceScore]:
    """Return the scores of the probabilities, by horizon: each fold, then all; a single fold only as all.

    Parameters
    ----------
    counts : fold -> the chance of each count with a mean, where a model knows that its events come together; events of
        other folds are taken to be independent

    Examples
    --------
    >>> from datetime import date
    >>> rows = [Prediction("u", date(2020, 1, 1), 30, "2019", p, 0.5, None, y) for p, y in ((0.9, 1.0), (0.1, 0.0))]
    >>> [(one.fold, round(one.brier_skill, 2)) for one in chance_scores(rows)]
    [('all', 0.96)]
    """
    told = [one for one in predictions if one.probability is not None]
    return [_chance(*key, rows, counts or {}) for key, rows in _groups(told)]


def number_scores(predictions: Iterable[Prediction]) -> list[NumberScore]:
    """Return the scores of the forecasts of a number, by horizon over all folds."""
    told = [one for one in predictions if one.quantiles is not None]
    return [_number(*key, rows) for key, rows in _groups(told) if key[0] == ALL]


def _groups(rows: Sequence[Prediction]) -> list[tuple[tuple[str, int | None], list[Prediction]]]:
    horizons: dict[int | None, dict[str, list[Prediction]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        horizons[row.horizon][row.fold].append(row)
    found: list[tuple[tuple[str, int | None], list[Prediction]]] = []
    for horizon in sorted(horizons, key=lambda days: days or 0):
        folds = horizons[horizon]
        if len(folds) > 1:
            found += [((fold, horizon), folds[fold]) for fold in folds]
        found.append(((ALL, horizon), [row for held in folds.values() for row in held]))
    return found


def _chance(fold: str, horizon: int | None, rows: Sequence[Prediction], counts: Mapping[str, CountsOf]) -> ChanceScore:
    p = np.array([row.probability for row in rows], np.float64)
    y = np.array([row.outcome for row in rows], np.float64)
    bases = [row.base for row in rows if row.base is not None]
    has_base = len(bases) == len(rows)
    line = calibration_line(p, y)
    days = [row.on.toordinal() for row in rows]
    return ChanceScore(
        fold=fold,
        horizon=horizon,
        n=len(rows),
        brier=brier(p, y),
        brier_base=brier(bases, y) if has_base else None,
        log=log_score(p, y),
        log_base=log_score(bases, y) if has_base else None,
        auc=auc(p, y),
        recall=recall_at(TOP, p, y, days) if max(Counter(days).values()) > TOP else None,
        slope=line.slope if line else None,
        intercept=line.intercept if line else None,
        counted=expected_count(p, y, _together(rows, counts)),
    )


def _together(rows: Sequence[Prediction], counts: Mapping[str, CountsOf]) -> Floats | None:
    """Return the chance of each count over the folds, None where every fold has independent events."""
    folds: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        folds[row.fold].append(row.probability or 0.0)
    if not counts.keys() & folds.keys():
        return None
    return together([counts[fold](sum(p)) if fold in counts else count_distribution(p) for fold, p in folds.items()])


def _number(fold: str, horizon: int | None, rows: Sequence[Prediction]) -> NumberScore:
    told = [row.quantiles or {} for row in rows]
    came = [row.outcome for row in rows]
    errors = [abs(one.get(0.5, 0.0) - value) for one, value in zip(told, came, strict=True)]
    return NumberScore(fold, horizon, len(rows), crps(told, came), float(np.median(errors)), coverage(told, came))
