"""Say how many letters are in and whether they will be enough, exactly enough for an outsider to resolve it."""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate
from math import exp, log

from whipcount.forecast.chances import quantiles
from whipcount.forecast.letters.fit import Fit
from whipcount.forecast.letters.predict import chance, number, without_recent
from whipcount.forecast.letters.row import HORIZONS, Standing
from whipcount.forecast.record import Driver, Forecast, Model

__all__ = ["VERSION", "base_rate", "chances", "forecast"]

VERSION = "letters-1"

NUMBER = "How many letters of no confidence in {leader} are in at the end of {on}? {threshold} of {members} are needed."
NUMBER_RESOLUTION = (
    "The number of letters that stood with whoever receives them at the end of {on}, withdrawn and void ones not "
    "counted, as that person states it later; void if it is never stated."
)
PASSED = "Is it announced within {days} days that the {threshold} letters against {leader} that are needed are in?"
PASSED_RESOLUTION = (
    "Yes if whoever receives the letters announces, after {on} and by the end of {last}, that the threshold is reached "
    "or that a ballot of confidence in {leader} is to be held."
)


def forecast(fit: Fit, asked: Standing, data_hash: str, seed: int = 0) -> tuple[Forecast, ...]:
    """Return the number of letters, then the chance of each horizon.

    Parameters
    ----------
    fit : from contests that were over on the day
    data_hash : of all that the forecast is made from
    seed : kept for the record; nothing is drawn
    """
    common = (_drivers(fit, asked), data_hash, f"{VERSION}/{fit.last}", seed)
    words = _words(asked, None)
    in_now = Forecast(
        Model.LETTERS, asked.unit, asked.on, asked.known, None, NUMBER.format(**words),
        NUMBER_RESOLUTION.format(**words), None, quantiles(number(fit, asked)), _usual(fit, asked), *common,
    )  # fmt: skip
    return in_now, *(
        Forecast(
            Model.LETTERS, asked.unit, asked.on, asked.known, days, PASSED.format(**_words(asked, days)),
            PASSED_RESOLUTION.format(**_words(asked, days)), value, None, base_rate(fit, asked, days), *common,
        )
        for days, value in zip(HORIZONS, chances(fit, asked), strict=True)
    )  # fmt: skip


def chances(fit: Fit, asked: Standing) -> tuple[float, ...]:
    """Return the chance of each horizon; what is reached within fewer days is reached within more."""
    return tuple(accumulate((chance(fit, asked, days) for days in HORIZONS), max))


def _words(asked: Standing, days: int | None) -> dict[str, object]:
    last = asked.on + timedelta(days=days or 0)
    return {
        "leader": asked.leader,
        "on": asked.on.isoformat(),
        "last": last.isoformat(),
        "days": days,
        "threshold": asked.threshold,
        "members": asked.members,
    }


def _usual(fit: Fit, asked: Standing) -> float | None:
    """Return those publicly against times the usual ratio, fewer than a ballot takes."""
    return None if fit.ratio is None else float(min(round(asked.public * fit.ratio), asked.threshold - 1))


def base_rate(fit: Fit, asked: Standing, days: int) -> float | None:
    """Return the chance from how often thresholds were reached per day under the book, half a time added.

    None where it is not known for how long letters have been counted.
    """
    if asked.rule_days is None:
        return None
    rate = (fit.reached.get(asked.book, 0) + 0.5) / max(asked.rule_days, 1)
    return 1 - exp(-rate * days)


def _drivers(fit: Fit, asked: Standing) -> tuple[Driver, ...]:
    """Return what moves the chance within the middle horizon away from the base rate, the largest first."""
    days = HORIZONS[1]
    odds, calm = (_log_odds(chance(fit, one, days)) for one in (asked, without_recent(asked)))
    found = [Driver(f"new declarations in {days} days", str(asked.recent[days]), odds - calm)]
    base = base_rate(fit, asked, days)
    if base is not None:
        standing = f"{asked.public} publicly against, {asked.declared} letters on the record"
        found.append(Driver("standing", standing, calm - _log_odds(base)))
    return tuple(sorted(found, key=lambda driver: -abs(driver.effect)))


def _log_odds(value: float) -> float:
    return log(value / (1 - value))
