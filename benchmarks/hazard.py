"""The logistic hazard of half a million member-weeks, beside scikit-learn, with statsmodels as the judge.

    OMP_NUM_THREADS=1 python benchmarks/hazard.py

The rows are the model's own member-weeks with its own features and an intercept, drawn evenly. Ours and scikit-learn
fit the same penalty on the same rows in the same run, in turns; scikit-learn at its default tolerance, which stops
early, and again at one that reaches the same answer. Without a penalty the coefficients are compared with those of
statsmodels' GLM. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections.abc import Callable

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

from whipcount.facts.forecasts.defection_rows import material
from whipcount.forecast.defection.newton import logistic
from whipcount.forecast.defection.panel import WEEK, weekly

ROWS = 500_000
RUNS = 5
PENALTY = 1.0
RATIO_LIMIT = 0.5
APART_LIMIT = 1e-6


def rows() -> tuple[np.ndarray, np.ndarray]:
    started = time.perf_counter()
    panel = weekly(material())
    print(f"all {len(panel):,} member-weeks built in {time.perf_counter() - started:.2f} s")
    at = np.sort(np.random.default_rng(0).choice(len(panel), ROWS, replace=False))
    drawn = panel.where(at)
    return np.column_stack([np.ones(ROWS), drawn.x]), drawn.outcome(WEEK)


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def peer(x: np.ndarray, y: np.ndarray, tolerance: float, most: int) -> LogisticRegression:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return LogisticRegression(C=1 / PENALTY, tol=tolerance, max_iter=most).fit(x[:, 1:], y)


def main() -> int:
    x, y = rows()
    features = x.shape[1] - 1
    precision = np.r_[0.0, np.full(features, PENALTY)]
    print(f"{len(y):,} rows, {features} features, {int(y.sum())} departures")

    plain = logistic(x, y).beta
    judge = sm.GLM(y, x, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=100).params
    apart = float(np.abs(plain - judge).max())
    print(f"no penalty: largest difference from statsmodels GLM {apart:.1e} (limit {APART_LIMIT:.0e})")

    work = {
        "whipcount": lambda: logistic(x, y, precision=precision),
        "scikit-learn": lambda: peer(x, y, 1e-4, 1000),
        "scikit-learn, exact": lambda: peer(x, y, 1e-9, 20_000),
        "statsmodels": lambda: sm.GLM(y, x, family=sm.families.Binomial()).fit(),
    }
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(RUNS):
        for name, run in work.items():
            times[name].append(timed(run))
    ours = statistics.median(times["whipcount"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:20} {middle:6.3f} s   ours / theirs {ours / middle:.2f}")

    mine, theirs = logistic(x, y, precision=precision).beta, peer(x, y, 1e-9, 20_000)
    print(f"same penalty: largest difference from scikit-learn, exact {np.abs(mine[1:] - theirs.coef_[0]).max():.1e}")
    ratio = ours / statistics.median(times["scikit-learn"])
    is_met = ratio <= RATIO_LIMIT and apart <= APART_LIMIT
    print(f"ratio {ratio:.2f} (limit {RATIO_LIMIT}): {'met' if is_met else 'missed'}")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
