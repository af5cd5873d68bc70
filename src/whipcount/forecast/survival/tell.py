"""Say how likely it is that a leader still leads, exactly enough for an outsider to resolve it."""

from __future__ import annotations

from datetime import date, timedelta
from math import log

from whipcount.forecast.record import Driver, Forecast, Model
from whipcount.forecast.survival.chance import (
    base_chance,
    elections_within,
    gone_chances,
    lost_chances,
)
from whipcount.forecast.survival.features import BANDS, ORDINARY, matrix, want_out_effect
from whipcount.forecast.survival.fit import Fit
from whipcount.forecast.survival.row import Row, data_hash

__all__ = ["HORIZONS", "VERSION", "forecast"]

HORIZONS = tuple(high for _, high in BANDS)
"""Days ahead."""

VERSION = "survival-2"

TOLD = 0.005
"""The chance of an election from which on it is told among the drivers; less would be shown as nought."""

QUESTION = "Will {leader} still lead the {party} party after {days} days, at the end of {last}?"
RESOLUTION = (
    "Yes if at the end of {last}, by the clock of London, {leader} leads the party and has not announced that he or "
    "she will give up the leadership. It is no from the day on which, whichever comes first, an announcement is public "
    "that the leadership will end within twelve months or as soon as a successor is chosen, on no condition that the "
    "leader can still escape; or a ballot is lost that removes the leader or makes the leader give up; or the leader "
    "dies or leaves the leadership. The day of handing over does not matter. A resignation in order to stand again "
    "and a deputy who stands in for a sick leader leave the leader in place."
)
_NAMES = {
    "conservative": "Conservative",
    "labour": "Labour",
    "liberal": "Liberal",
    "liberal-democrat": "Liberal Democrat",
}


def forecast(fit: Fit, row: Row, unit: str, known: date, seed: int = 0) -> tuple[Forecast, ...]:
    """Return one forecast for each horizon.

    Parameters
    ----------
    fit : what it is computed from; the version tells the day by which it was learned
    row : the leader on the day
    unit : what was asked about, ``leader:conservative`` or ``johnson-2022``
    known : the day to which the facts were known
    seed : kept for the record
    """
    gone = gone_chances(fit, [row])[0]
    return tuple(_one(fit, row, n, float(chance), unit, known, seed) for n, chance in enumerate(gone))


def _one(fit: Fit, row: Row, band: int, gone: float, unit: str, known: date, seed: int) -> Forecast:
    days = HORIZONS[band]
    words = {
        "leader": row.leader,
        "party": _NAMES.get(row.party, row.party),
        "days": days,
        "last": (row.on + timedelta(days=days)).isoformat(),
    }
    return Forecast(
        Model.SURVIVAL, unit, row.on, known, days, QUESTION.format(**words), RESOLUTION.format(**words),
        1 - gone, None, 1 - base_chance(fit, days), _drivers(fit, row, band, gone), data_hash(row, fit.to_dict()),
        f"{VERSION}/{fit.until}", seed,
    )  # fmt: skip


def _drivers(fit: Fit, row: Row, band: int, gone: float) -> tuple[Driver, ...]:
    """Return what moves the log odds of still leading, the largest first; an election by what it takes away."""
    values = matrix(ORDINARY, [row])[0]
    found = [
        Driver(feature.name, feature.shown(row), -float(effect * value))
        for feature, value, effect in zip(ORDINARY, values[1:], fit.ordinary[band][1:], strict=True)
        if value and effect
    ]
    if row.want_out:
        found.append(
            Driver("want the leader out in public", f"{row.want_out:.1%} of the electorate", -want_out_effect(row))
        )
    found += _election(fit, row, band, gone)
    return tuple(sorted(found, key=lambda driver: (-abs(driver.effect), driver.name)))


def _election(fit: Fit, row: Row, band: int, gone: float) -> list[Driver]:
    held = elections_within(fit, row, HORIZONS[band])
    if held < TOLD:
        return []
    lost = float(lost_chances(fit, [row])[0])
    without = (1 - gone) / (1 - lost * held)
    value = f"{held:.0%} by then; {lost:.0%} that it would end the leadership"
    return [Driver("general election", value, _log_odds(1 - gone) - _log_odds(without))]


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))
