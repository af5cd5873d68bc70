"""How often members leave: the House now, the member's party now, and the member himself, each shrunk to the one above.

Every level is the mean of a gamma distribution after its events were seen: a few pseudo-events at the rate of the level
above, then its own events over its own member-years, of which older ones count less. Members who leave one party on
one day are one shock, so that n of them count as the square root of n. Nothing after the day is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from whipcount.forecast.defection.spans import Floats, Ints
from whipcount.forecast.defection.stays import Departure, Stay

__all__ = ["LEVELS", "YEAR", "paces"]

YEAR = 365.25
WEEK = 7

BEFORE = 0.004
"""Departures a member-year before the rows begin: the 43 moves of 1981 to 1997 in a House of about 645."""

START, HOUSE, PARTY, OWN = 2.0, 3.0, 2.0, 1.0
"""Pseudo-events of the long run, the House, a party and a member."""

HOUSE_FADES, PARTY_FADES = 1.5 * YEAR, 2.0 * YEAR
"""Days after which an event and a member-day count 1/e."""

MOST_YEARS = 30.0

LEVELS = ("long_run", "house_pace", "party_pace", "own_moves")


def paces(held: Sequence[Stay], moves: Sequence[Departure], stay: Ints, day: Ints) -> Floats:
    """Return the logarithm of the yearly rate, (rows, levels); the rate is the sum over ``LEVELS``.

    Parameters
    ----------
    held : of all members
    moves : departures
    stay : row -> index into ``held``
    day : row -> ordinal

    Returns
    -------
    the long-run rate, then what the House, the party and the member add to it
    """
    days, back = np.unique(day, return_inverse=True)
    parties = sorted({one.party for one in held})
    grid = np.arange(min(one.first for one in held), int(days.max(initial=0)) + 1, WEEK)
    sitting = np.stack([_sitting(held, party, grid) for party in parties])
    known, weight = _shocks(moves)
    long_run = (START + _faded(known, weight, days, np.inf)) / (
        START / BEFORE + _faded(grid, _years(sitting.sum(0)), days, np.inf)
    )
    house = _shrunk(HOUSE, long_run, known, weight, grid, _years(sitting.sum(0)), days, HOUSE_FADES)
    own_party = np.array([one.party for one in moves])
    by_party = np.stack([
        _shrunk(
            PARTY, house, known[own_party == party], weight[own_party == party], grid, _years(sitting[n]), days,
            PARTY_FADES,
        )
        for n, party in enumerate(parties)
    ])  # fmt: skip
    at = np.array([parties.index(one.party) for one in held], np.int64)[stay]
    party = by_party[at, back]
    member = _own(held, stay, day, party)
    levels = np.log(np.column_stack([long_run[back], house[back], party, member]))
    found: Floats = np.diff(levels, axis=1, prepend=0.0)
    return found


def _sitting(held: Sequence[Stay], party: str, grid: Ints) -> Ints:
    first = np.sort([one.first for one in held if one.party == party])
    last = np.sort([one.last for one in held if one.party == party])
    found: Ints = np.searchsorted(first, grid, side="right") - np.searchsorted(last, grid, side="left")
    return found


def _years(sitting: Ints) -> Floats:
    return np.asarray(sitting * (WEEK / YEAR), np.float64)


def _shocks(moves: Sequence[Departure]) -> tuple[Ints, Floats]:
    """Return the days on which departures were known, and what each counts."""
    together = Counter((one.party, one.known) for one in moves)
    known = np.array([one.known for one in moves], np.int64)
    return known, np.array([together[one.party, one.known] ** -0.5 for one in moves])


def _faded(at: Ints, values: Floats, days: Ints, fades: float) -> Floats:
    """Return the sum of the values up to each day, older ones weighed less."""
    order = np.argsort(at, kind="stable")
    at, values = at[order], values[order]
    start = int(at[0]) if len(at) else 0
    # exp(-(day - at) / fades) parts into a factor of the day and a running sum; 30 years are far from overflow.
    sums = np.concatenate([[0.0], np.cumsum(values * np.exp((at - start) / fades))])
    found: Floats = sums[np.searchsorted(at, days, side="right")] * np.exp(-(days - start) / fades)
    return found


def _shrunk(
    pseudo: float, above: Floats, known: Ints, weight: Floats, grid: Ints, years: Floats, days: Ints, fades: float
) -> Floats:
    return (pseudo + _faded(known, weight, days, fades)) / (pseudo / above + _faded(grid, years, days, fades))


def _own(held: Sequence[Stay], stay: Ints, day: Ints, party: Floats) -> Floats:
    moved = np.array([len(one.earlier) for one in held], np.float64)[stay]
    entered = np.array([one.entered for one in held], np.int64)[stay]
    years = np.minimum((day - entered) / YEAR, MOST_YEARS)
    found: Floats = (OWN + moved) / (OWN / party + years)
    return found
