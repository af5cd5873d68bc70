"""Ask how many letters are in and whether they will be enough: the shipped fit, past contests, the ledger of a case."""

from __future__ import annotations

from datetime import date
from functools import cache

from whipcount.errors import CountError, WhipcountError
from whipcount.facts.cases import OpenCase, case_names, open_case
from whipcount.facts.forecasts.letters_rows import past_contests, replay_days, standing
from whipcount.facts.forecasts.vintages import read_fit
from whipcount.forecast import letters
from whipcount.forecast.letters.fit import Fit
from whipcount.forecast.letters.row import Past
from whipcount.forecast.record import Forecast, Prediction
from whipcount.tally.result import canonical_hash

__all__ = ["SHIPPED", "ask", "ask_case", "backtest", "fit_known", "refit", "shipped"]

SHIPPED = "forecasts/letters.json"
"""Where the fit lies below ``data/``."""


@cache
def shipped() -> Fit:
    """Return the fit that the package brings.

    Raises
    ------
    SourceError : it is missing
    ModelError : it is of another version
    """
    return read_fit(SHIPPED, Fit.from_dict)


def refit(seed: int = 0) -> Fit:
    """Fit again on the embedded contests."""
    return letters.fit(past_contests(), seed)


def backtest(seed: int = 0) -> list[Prediction]:
    """Leave each contest out, and replay each shipped case; see ``whipcount.forecast.letters.backtest``."""
    days = [day for name in case_names() for day in _replayed(name)]
    return letters.backtest(past_contests(), days, seed)


@cache
def fit_known(day: date, seed: int = 0) -> Fit:
    """Return the fit from contests that were over at the end of a day: the shipped one if that is all of them.

    Raises
    ------
    InputError : none was over
    """
    if day >= shipped().last and seed == shipped().seed:
        return shipped()
    return letters.fit(_known(day), seed)


def ask(unit: str | None, on: date, known: date | None = None, seed: int = 0) -> list[Forecast]:
    """Return how many letters are in, and the chance that the threshold is passed within 7, 30 and 90 days.

    Parameters
    ----------
    unit : a case, shipped or a folder; None for every shipped case that can be asked about on the day
    on, known : the two clocks; ``known`` None for the day itself
    seed : kept for the record; nothing is drawn

    Raises
    ------
    CountError : letters are not counted under the rulebook, the leader is safe, the threshold is passed
    InputError : no contest was known by then

    Examples
    --------
    >>> found = ask("johnson-2022", date(2022, 6, 5))
    >>> [one.horizon for one in found]
    [None, 7, 30, 90]
    """
    if unit is not None:
        return list(ask_case(open_case(unit), on, known, seed))
    found: list[Forecast] = []
    refused: list[WhipcountError] = []
    for name in case_names():
        try:
            found += ask_case(open_case(name), on, known, seed)
        except WhipcountError as fault:
            refused.append(fault)
    if not found:
        raise refused[0] if refused else CountError("No case is shipped.")
    return found


def ask_case(opened: OpenCase, on: date, known: date | None = None, seed: int = 0) -> tuple[Forecast, ...]:
    """Return the forecasts of one case; see :func:`ask`."""
    seen = known or on
    row = standing(opened, on, seen)
    day = min(on, seen)
    parts = [row.to_dict(), [one.to_dict() for one in _known(day)]]
    return letters.forecast(fit_known(day, seed), row, canonical_hash(parts), seed)


def _known(day: date) -> tuple[Past, ...]:
    return tuple(row for row in past_contests() if row.on <= day)


def _replayed(name: str) -> list[letters.Standing]:
    try:
        return list(replay_days(open_case(name)))
    except CountError:
        return []  # a case whose rulebook counts no letters has no day to replay
