"""How well departures could be ranked at all from what is public: fits that have seen what they are tested on.

    OMP_NUM_THREADS=1 python benchmarks/defection_reach.py

No such fit may be used for a forecast. It is a ceiling: where even a fit to the very departures that it ranks stays
below a goal, no honest fit of these features can reach it, and where it stands far above the honest one, a handful of
departures was learned by heart. For each Parliament and 90 days: the honest back-test, the fit to all Parliaments (the
tested one among them), the fit to the tested one alone with the model's prior and with one ten times as wide, boosted
trees fitted as the back-test is, the AUC by cause, and how much of the log score a perfect level alone would save.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from whipcount.facts.forecasts.defection_rows import material
from whipcount.forecast.defection.backtest import EVERY, FIRST_ORIGIN
from whipcount.forecast.defection.chances import chances
from whipcount.forecast.defection.features import FEATURES
from whipcount.forecast.defection.fit import INTERCEPT_SD, SD, shock_weights
from whipcount.forecast.defection.newton import logistic
from whipcount.forecast.defection.pace import YEAR
from whipcount.forecast.defection.panel import WEEK, Panel, on_days, weekly
from whipcount.forecast.defection.spans import Floats, Ints
from whipcount.forecast.defection.stays import departures
from whipcount.forecast.scores import auc

HORIZON = 90
WIDE = 10.0
OTHERS = 30_000
WHIP = "loses_whip"


def fitted(panel: Panel, rows: Ints, sd: float) -> Floats:
    known = panel.where(rows)
    y = known.outcome(WEEK)
    precision = np.r_[INTERCEPT_SD**-2, np.full(len(FEATURES), sd**-2)]
    x, offset = np.column_stack([np.ones(len(known)), known.x]), known.pace.sum(1) + np.log(WEEK / YEAR)
    return logistic(x, y, precision=precision, offset=offset, weight=shock_weights(known, y)).beta


def boosted(panel: Panel, rows: Ints) -> Callable[[Panel], Floats]:
    """Return trees fitted to every departure and to some of the other member-weeks."""
    y = panel.outcome(WEEK)[rows]
    others = np.random.default_rng(0).choice(rows[y == 0], OTHERS, replace=False)
    at = np.concatenate([rows[y > 0], others])
    trees = HistGradientBoostingClassifier(
        max_depth=3, learning_rate=0.05, max_iter=150, l2_regularization=10, random_state=0
    )
    trees.fit(np.column_stack([panel.pace, panel.x])[at], panel.outcome(WEEK)[at])
    return lambda asked: np.asarray(trees.predict_proba(np.column_stack([asked.pace, asked.x]))[:, 1], np.float64)


def by_cause(asked: Panel, chance: Floats, came: Floats) -> dict[bool, str]:
    """Return the AUC of whips lost and of all other departures, each against those who stayed."""
    causes = {(one.person, one.on): one.cause for one in departures(material())}
    told: dict[bool, str] = {}
    for lost in (True, False):
        kind = [
            bool(y) and (causes[asked.stays[stay].person, int(left)] == WHIP) is lost
            for y, stay, left in zip(came, asked.stay, asked.left, strict=True)
        ]
        kept = np.array(kind) | (came == 0)
        score = auc(chance[kept], came[kept])
        told[lost] = f"{sum(kind):3} {score:.2f}" if score is not None else "  0     "
    return told


def saved(chance: Floats, came: Floats) -> float:
    """Return what ranking alone saves of the log score: both levels are set to what came."""
    share = came.mean()
    level = np.clip(chance * came.sum() / chance.sum(), 1e-9, 1 - 1e-9)

    def loss(p: Floats | float) -> float:
        return float(-np.mean(came * np.log(p) + (1 - came) * np.log1p(-np.asarray(p))))

    return 1 - loss(level) / loss(float(share))


def main() -> int:
    facts = material()
    panel = weekly(facts)
    everything = np.arange(len(panel))
    print("elected  left  honest  all  own  own, wide  trees  whip lost  otherwise  ranking alone saves")
    for n, tested in enumerate(facts.parliaments[2:], 2):
        ends = (tested.dissolved_on or facts.until).toordinal()
        first = tested.elected_on.toordinal() + FIRST_ORIGIN
        last = ends if tested.dissolved_on else ends - HORIZON + 1
        asked = on_days(facts, range(first, last, EVERY[HORIZON]))
        came = asked.outcome(HORIZON)
        before = facts.parliaments[n - 1].dissolved_on or facts.until
        earlier = np.flatnonzero(panel.day + WEEK <= before.toordinal())
        own = np.flatnonzero(panel.parliament == tested.number)
        fits = [fitted(panel, rows, sd) for rows, sd in ((earlier, SD), (everything, SD), (own, SD), (own, WIDE * SD))]
        said = [chances(asked, beta, facts.parliaments, HORIZON) for beta in fits]
        ranks = [auc(one, came) or 0.0 for one in (*said, boosted(panel, earlier)(asked))]
        cause = by_cause(asked, said[0], came)
        print(
            f"{tested.elected_on.year}  {int(came.sum()):6}  {'  '.join(f'{one:5.2f}' for one in ranks)}  "
            f"{cause[True]:>9}  {cause[False]:>9}  {saved(said[0], came):+.1%}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
