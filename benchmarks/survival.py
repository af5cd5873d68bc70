"""What the fits of each New Year foretell of the year after it, beside the base rate that they knew.

    python benchmarks/survival.py

One row a horizon for the days before the first shipped fit, for the 1980s and for all since. Nothing is random.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from whipcount.facts.forecasts import survival as facts
from whipcount.facts.forecasts.survival_rows import weekly_rows
from whipcount.facts.leaderships import KNOWN_UNTIL
from whipcount.forecast.record import Prediction
from whipcount.forecast.survival import HORIZONS
from whipcount.forecast.survival.backtest import foretell

FIRST = 1960
SPANS = ((FIRST, facts.FIRST_YEAR), (1980, 1990), (facts.FIRST_YEAR, KNOWN_UNTIL.year + 1))


def year_of(year: int) -> list[Prediction]:
    """Return every prediction for the days of a year from what was over when it began."""
    day = date(year, 1, 1)
    fitted = facts.shipped().on(day) if year >= facts.FIRST_YEAR else facts.fit_known(day)
    return foretell(fitted, [row for row in weekly_rows() if row.on.year == year])


def told(found: Sequence[Prediction], days: int) -> str:
    """Return a row: forecasts, ends, expected ends by the model and by the base rate, Brier score saved."""
    rows = [one for one in found if one.horizon == days]
    pairs = [(one.probability or 0.0, one.base or 0.0, one.outcome) for one in rows]
    ours, base = (sum((pair[n] - pair[2]) ** 2 for pair in pairs) for n in (0, 1))
    gone, expected, by_base = (sum(1 - pair[n] for pair in pairs) for n in (2, 0, 1))
    return f"{days:4} {len(rows):6,} {gone:5.0f} {expected:8.1f} {by_base:8.1f} {1 - ours / base:8.1%}"


def main() -> None:
    """Print the table."""
    years = {year: year_of(year) for year in range(FIRST, KNOWN_UNTIL.year + 1)}
    for first, end in SPANS:
        print(f"{first} to {end - 1}: days, forecasts, gone, expected, by the base rate, better by")
        found = [one for year in range(first, end) for one in years[year]]
        print("\n".join(told(found, days) for days in HORIZONS))


if __name__ == "__main__":
    main()
