"""What the survival model is worth: year by year from what was known, one leader left out, and without its parts.

    python benchmarks/survival.py years
    python benchmarks/survival.py leaders
    python benchmarks/survival.py parts

``years``: what the fits of each New Year foretell of the year after it, beside the base rate that they knew.
``leaders``: each leader from a fit on all others, with spans from leaders drawn again (seed 0), and by how it ended.
``parts``: the same without one feature after another, without the lead in the calendar, and with what nobody can know.
"""

from __future__ import annotations

import dataclasses
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Any

from whipcount.facts.forecasts import survival as facts
from whipcount.facts.forecasts.survival_rows import weekly_rows
from whipcount.facts.leaderships import KNOWN_UNTIL, leaderships
from whipcount.forecast.record import Prediction
from whipcount.forecast.survival import HORIZONS, Fit, Row, fit
from whipcount.forecast.survival.backtest import foretell
from whipcount.forecast.survival.calendar import Calendar
from whipcount.forecast.survival.features import ORDINARY

FIRST = 1960
SPANS = ((FIRST, facts.FIRST_YEAR), (1980, 1990), (facts.FIRST_YEAR, KNOWN_UNTIL.year + 1))
DRAWS = 10_000
ROOM = "whipcount.forecast.survival"
NAMES = {f"{one.name}/{one.party}": one.manner.value if one.manner else "leads still" for one in leaderships()}

Pair = tuple[float, float]


def year_of(year: int) -> list[Prediction]:
    """Return every prediction for the days of a year from what was over when it began."""
    day = date(year, 1, 1)
    fitted = facts.shipped().on(day) if year >= facts.FIRST_YEAR else facts.fit_known(day)
    return foretell(fitted, [row for row in weekly_rows() if row.on.year == year])


def told(found: Sequence[Prediction], days: int) -> str:
    """Return a row: forecasts, ends, expected ends by the model and by the base rate, Brier score saved."""
    rows = [one for one in found if one.horizon == days]
    gone, expected, by_base = (
        sum(1 - value for value in column) for column in zip(*_columns(rows), strict=True)
    )  # fmt: skip
    ours, base = squares(rows)
    return (
        f"{days:4} {len(rows):6,} {gone:5.0f} {expected:8.1f} {by_base:8.1f} "
        f"{ours / len(rows):8.5f} {base / len(rows):8.5f} {1 - ours / base:8.1%}"
    )


def _columns(rows: Sequence[Prediction]) -> Iterator[tuple[float, float, float]]:
    return ((one.outcome, one.probability or 0.0, one.base or 0.0) for one in rows)


def squares(rows: Sequence[Prediction]) -> Pair:
    """Return the sums of squared errors of the model and of the base rate."""
    return (
        sum(((one.probability or 0.0) - one.outcome) ** 2 for one in rows),
        sum(((one.base or 0.0) - one.outcome) ** 2 for one in rows),
    )


def span_of(found: Sequence[Prediction], days: int) -> Pair:
    """Return the middle 95% of the Brier score saved, leaders drawn again with replacement."""
    by_leader: dict[str, list[Prediction]] = defaultdict(list)
    for one in found:
        if one.horizon == days:
            by_leader[f"{one.fold}/{one.unit}"].append(one)
    sums = [squares(rows) for rows in by_leader.values()]
    draw = random.Random(0)
    saved = sorted(
        1 - sum(ours for ours, _ in drawn) / sum(base for _, base in drawn)
        for drawn in (draw.choices(sums, k=len(sums)) for _ in range(DRAWS))
    )
    return saved[DRAWS // 40], saved[-DRAWS // 40 - 1]


def years() -> None:
    """Print what each New Year's fit foretold."""
    found = {year: year_of(year) for year in range(FIRST, KNOWN_UNTIL.year + 1)}
    for first, end in SPANS:
        print(f"{first} to {end - 1}: days, forecasts, gone, expected, by the base rate, Brier, base, better by")
        rows = [one for year in range(first, end) for one in found[year]]
        print("\n".join(told(rows, days) for days in HORIZONS))


def leaders() -> None:
    """Print the back-test that leaves one leader out."""
    found = facts.backtest()
    print("days, forecasts, gone, expected, by the base rate, Brier, base, better by, 95% span")
    for days in HORIZONS:
        low, high = span_of(found, days)
        print(f"{told(found, days)}  {low:.1%} to {high:.1%}")
    ends: dict[str, list[Prediction]] = defaultdict(list)
    for one in found:
        ends[NAMES[f"{one.fold}/{one.unit.removeprefix('leader:')}"]].append(one)
    for manner, rows in sorted(ends.items()):
        saved = ((1 - ours / base) for ours, base in (squares(of_days(rows, days)) for days in HORIZONS))
        n = sum(one == manner for one in NAMES.values())
        print(f"{manner:14} {n:2} leaders {' '.join(f'{one:8.1%}' for one in saved)}")


def of_days(rows: Sequence[Prediction], days: int) -> list[Prediction]:
    """Return the predictions of one horizon."""
    return [one for one in rows if one.horizon == days]


def parts() -> None:
    """Print the Brier score saved without each part, and with what nobody can know."""
    print(f"{'':54} {' '.join(f'{days:>7}' for days in HORIZONS)}  days")
    with changed("fit", _remembered, "backtest"):
        show("as it is")
        with changed("elections_within", _held, "chance"):
            show("if the day of every election were known")
            with changed("lost_chances", _lost, "chance"):
                show("and whom it ends")
        with changed("fit_calendar", lambda rows: dataclasses.replace(CALENDAR(rows), lead=0.0), "backtest"):
            show("without the lead in the calendar")
    with changed("ORDINARY", (), "fit", "chance"):
        show("without any feature of ordinary days")
    for feature in ORDINARY:
        with changed("ORDINARY", tuple(one for one in ORDINARY if one is not feature), "fit", "chance"):
            show(f"without: {feature.name}")


FITS: dict[frozenset[tuple[str, str]], Fit] = {}


def _remembered(rows: Sequence[Row], seed: int) -> Fit:
    """Return the fit on these leaders, made once for all parts that do not change it."""
    key = frozenset((row.leader, row.party) for row in rows)
    if key not in FITS:
        FITS[key] = fit(rows, seed)
    return FITS[key]


def show(name: str) -> None:
    """Print one row."""
    found = facts.backtest()
    saved = (1 - ours / base for ours, base in (squares(of_days(found, days)) for days in HORIZONS))
    print(f"{name:54} {' '.join(f'{one:7.1%}' for one in saved)}", flush=True)


CALENDAR: Callable[[Sequence[Row]], Calendar] = import_module(f"{ROOM}.calendar").fit_calendar


@contextmanager
def changed(name: str, value: Any, *modules: str) -> Iterator[None]:
    """Give a name of the model another meaning for a while."""
    rooms: list[ModuleType] = [sys.modules[f"{ROOM}.{module}"] for module in modules]
    before = [getattr(room, name) for room in rooms]
    for room in rooms:
        setattr(room, name, value)
    try:
        yield
    finally:
        for room, one in zip(rooms, before, strict=True):
            setattr(room, name, one)


def _held(_: object, row: Row, days: int) -> float:
    return float(row.outcome is not None and row.outcome.polled_in is not None and row.outcome.polled_in < days)


def _lost(_: object, rows: Sequence[Row]) -> Any:
    numpy, fit = import_module("numpy"), sys.modules[f"{ROOM}.fit"]
    return numpy.array([float(fit._by_election(row)) for row in rows])


def main() -> None:
    """Print what is asked for."""
    asked = sys.argv[1:] or ["years"]
    known = {"years": years, "leaders": leaders, "parts": parts}
    if len(asked) != 1 or asked[0] not in known:
        sys.exit("python benchmarks/survival.py years|leaders|parts")
    known[asked[0]]()


if __name__ == "__main__":
    main()
