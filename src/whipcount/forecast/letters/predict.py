"""How many letters are in, and whether they will reach the threshold: sums in closed form, nothing simulated.

A share of those who write a letter is publicly against the leader. How many are public is known; of them at least those
count whose letter is on the record, at most all. Before anything is told few letters are likelier than many, each
doubling as likely as the next. Without an announcement the letters of the day before were too few. New ones come as
fast as new declarations did, divided by the share that is public.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from whipcount.forecast.chances import Floats, quantiles
from whipcount.forecast.letters.fit import Fit
from whipcount.forecast.letters.row import Past, Standing, window
from whipcount.forecast.reporting import SHARES, few_first

__all__ = ["LAG", "chance", "enough_from_public", "letters_from_public", "number", "without_recent"]

LAG = 1
"""Days from the letter that reaches the threshold to the announcement: one in 2018 and in 2022."""

PRIOR_SHAPE = 0.5
"""Declarations added to those seen, so that none seen does not mean none to come (Jeffreys' prior of a rate)."""


def number(fit: Fit, asked: Standing) -> Floats:
    """Return the chance of each number of letters at the end of the day, from 0 to all members."""
    before = _before(fit, asked)
    arrivals = _arrivals(asked, LAG, window(LAG), asked.members)
    found = np.zeros(asked.members + 1)
    for share in range(len(SHARES)):
        found += np.convolve(before[:, share], arrivals[:, share])[: asked.members + 1]
    return np.asarray(found / found.sum(), np.float64)


def chance(fit: Fit, asked: Standing, days: int) -> float:
    """Return the chance that it is announced within so many days that the threshold is reached."""
    before = _before(fit, asked)
    arrivals = _arrivals(asked, days, window(days), asked.threshold - 1)
    enough = 1 - np.cumsum(arrivals, axis=0)[::-1]
    return float(np.clip((before * enough).sum(), 1e-6, 1 - 1e-6))


def letters_from_public(fit: Fit, past: Past) -> dict[float, float]:
    """Return the quantiles of the letters of a contest from those publicly against alone, ballot or none."""
    return quantiles(_from_public(fit, past))


def enough_from_public(fit: Fit, past: Past) -> float:
    """Return the chance that the letters of a contest reach the threshold, from those publicly against alone."""
    return float(np.clip(_from_public(fit, past)[past.threshold :].sum(), 1e-6, 1 - 1e-6))


def without_recent(asked: Standing) -> Standing:
    """Return the same standing if no declaration were recent."""
    return replace(asked, recent=dict.fromkeys(asked.recent, 0))


def _from_public(fit: Fit, past: Past) -> Floats:
    totals = np.arange(past.members + 1)
    told = fit.public.likelihood(past.public, past.public, totals) @ np.array(fit.public.weights)
    table = few_first(totals) * told
    return np.asarray(table / table.sum(), np.float64)


def _before(fit: Fit, asked: Standing) -> Floats:
    """Return (letters below the threshold, share public): how likely they are together at the end of the day before."""
    totals = np.arange(asked.threshold)
    most = min(asked.public, asked.threshold - 1)
    told = fit.public.likelihood(asked.declared, most, totals) * np.array(fit.public.weights)
    joint = few_first(totals)[:, None] * told
    return np.asarray(joint / joint.sum(), np.float64)


def _arrivals(asked: Standing, days: int, looked_back: int, most: int) -> Floats:
    """Return (new letters from 0 to ``most``, share public): negative binomial, Poisson counts of a gamma rate."""
    shape = asked.recent[looked_back] + PRIOR_SHAPE
    scale = days / (SHARES * looked_back)
    new = np.arange(1, most + 1)[:, None]
    steps = np.log((shape + new - 1) / new) + np.log(scale / (1 + scale))
    first = -shape * np.log1p(scale)
    return np.asarray(np.exp(np.vstack([first, first + np.cumsum(steps, axis=0)])), np.float64)
