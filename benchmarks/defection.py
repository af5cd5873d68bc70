"""How well departures are foretold: each Parliament by those before it, and the Conservatives of January 2026.

    OMP_NUM_THREADS=1 python benchmarks/defection.py

Beside what ``whipcount forecast backtest defection`` prints, each expected count has the 95% range of the model's own
distribution, in which members leave together. The last lines rank the Conservatives who sat on 14 and on 15 January
2026 by the vintage of May 2024 and what was known on the day, tell where those stand who joined Reform by the end
of the register, and what a peer scored. Exit code 1 if a count lies outside its range.
"""

from __future__ import annotations

import sys
from datetime import date

import numpy as np

from whipcount.facts.forecasts.defection import ask
from whipcount.facts.forecasts.defection_rows import material
from whipcount.facts.forecasts.peers import peers
from whipcount.facts.people import register
from whipcount.forecast.defection.backtest import backtest, folds
from whipcount.forecast.defection.counts import count_range, size_weights
from whipcount.forecast.record import Model
from whipcount.forecast.scores import auc

PEER_DAYS = (date(2026, 1, 14), date(2026, 1, 15))
HORIZON = 365


def counts() -> bool:
    facts = material()
    weights = {str(parliament.elected_on.year): size_weights(one.seen) for parliament, one in folds(facts)}
    found = backtest(facts)
    is_inside = True
    print("days  fold  departures  expected  95% range  base rate")
    for horizon, fold in sorted({(one.horizon, one.fold) for one in found}):
        rows = [one for one in found if (one.horizon, one.fold) == (horizon, fold)]
        came, mean = int(sum(one.outcome for one in rows)), sum(one.probability or 0.0 for one in rows)
        low, high = count_range(mean, weights[fold])
        base = sum(one.base or 0.0 for one in rows)
        is_inside &= low <= came <= high
        mark = "" if low <= came <= high else "  outside"
        print(f"{horizon:4}  {fold}  {came:10}  {mean:8.1f}  {low:3} to {high:3}  {base:9.1f}{mark}")
    return is_inside


def peer(on: date) -> None:
    sitting = [one for one in ask(None, on, None) if one.horizon == HORIZON]
    rows = [one for one in sitting if register().party_on(one.unit, on) == "conservative"]
    joined = [any(s.party == "reform" and s.start > on for s in register().spells_of(one.unit)) for one in rows]
    chance = np.array([one.probability for one in rows], np.float64)
    places = [
        f"{register().people[rows[n].unit].name} {n + 1} ({chance[n]:.1%})" for n, left in enumerate(joined) if left
    ]
    print(
        f"{on}: {len(rows)} Conservatives, {sum(joined)} joined Reform by {register().known_until}; "
        f"AUC {auc(chance, np.array(joined, np.float64)):.2f}; {chance.sum():.1f} departures of any kind expected in "
        f"{HORIZON} days; places: {', '.join(places)}"
    )


def main() -> int:
    is_inside = counts()
    for on in PEER_DAYS:
        peer(on)
    for one in peers(Model.DEFECTION):
        print(f"{one.peer} of itself: {one.words}")
    return 0 if is_inside else 1


if __name__ == "__main__":
    sys.exit(main())
