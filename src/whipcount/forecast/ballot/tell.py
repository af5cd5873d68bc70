"""Say what a confidence ballot would bring, exactly enough for an outsider to resolve it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from whipcount.forecast.ballot.design import EFFECTS
from whipcount.forecast.ballot.fit import Fit
from whipcount.forecast.ballot.predict import Outlook, in_favour, outlook
from whipcount.forecast.ballot.row import Row
from whipcount.forecast.chances import Floats, quantiles
from whipcount.forecast.record import Driver, Forecast, Model

__all__ = ["VERSION", "Ask", "forecast"]

VERSION = "ballot-1"

_IF = (
    "Resolves with the first ballot of confidence in {leader} held after {on} (who votes: {body}), as announced by "
    "whoever counts it; void if none is held while {leader} leads."
)
AGAINST = "How many of {voters} members vote against {leader} if a confidence ballot is held next? {trigger}"
FOR = "How many of {voters} members vote for {leader} if a confidence ballot is held next? {trigger}"
OUTVOTED = "Do more members vote against {leader} than for, if a confidence ballot is held next? {trigger}"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a forecast is asked about, in words and figures.

    Attributes
    ----------
    unit : case id
    row : the contest without a result
    known : the day to which the facts were known
    trigger : a sentence on what brings a ballot about
    electors : who votes, in words
    data_hash : of all that the forecast was made from
    """

    unit: str
    row: Row
    known: date
    trigger: str
    electors: str
    data_hash: str


def forecast(fit: Fit, asked: Ask, seed: int = 0) -> tuple[Forecast, ...]:
    """Return votes against, votes for, and the chance that more are against than for.

    Parameters
    ----------
    fit : from contests that were over on the day
    asked : the contest
    seed : kept for the record; nothing is drawn
    """
    found = outlook(fit, asked.row)
    for_table, outvoted = in_favour(fit, found.against)
    usual = float(round(fit.usual * found.voters))
    told = [
        (AGAINST, None, quantiles(found.against), usual),
        (FOR, None, quantiles(for_table), found.voters - usual),
        (OUTVOTED, _open(outvoted), None, (fit.outvoted + 0.5) / (fit.contests + 1)),
    ]
    words = {
        "leader": asked.row.leader,
        "voters": asked.row.voters,
        "body": asked.electors,
        "on": asked.row.on.isoformat(),
        "trigger": asked.trigger,
    }
    drivers = _drivers(asked.row, found)
    return tuple(
        Forecast(
            Model.BALLOT, asked.unit, asked.row.on, asked.known, None, question.format(**words).strip(),
            _IF.format(**words), chance, values, base, drivers, asked.data_hash, f"{VERSION}/{fit.last}", seed,
        )
        for question, chance, values, base in told
    )  # fmt: skip


def _open(chance: float) -> float:
    """Return a chance inside (0, 1), as far from its ends as what was counted allows."""
    return min(max(chance, 1e-6), 1 - 1e-6)


def _drivers(row: Row, found: Outlook) -> tuple[Driver, ...]:
    """Return what moves the log odds of a vote against, the largest first; the general level is none."""
    values = _shown(row)
    told = [
        Driver(effect.name, values[effect.name], float(moved))
        for effect, moved in zip(EFFECTS[1:], found.effects[1:], strict=True)
        if moved
    ]
    if row.declared is not None:
        told.append(Driver("declared against", str(row.declared), _moved(found)))
    return tuple(sorted(told, key=lambda driver: (-abs(driver.effect), driver.name)))


def _shown(row: Row) -> dict[str, str]:
    share = "unknown" if row.payroll is None or row.voters is None else f"{row.payroll} of {row.voters}"
    values = [row.body.value, "yes", "yes", share]
    return {effect.name: value for effect, value in zip(EFFECTS, values, strict=True)}


def _moved(found: Outlook) -> float:
    """Return how far the declarations move the log odds of the mean share."""
    return _log_odds(found.against) - _log_odds(found.blind)


def _log_odds(table: Floats) -> float:
    share = float(np.arange(len(table)) @ table) / (len(table) - 1)
    return log(share / (1 - share))
