"""How far seats were from the swing at past elections: measured party by party, region by region, seat by seat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whipcount.seats.swing import SPEAKER, Swing, Votes

__all__ = ["Pair", "Scatter", "carried", "matrix", "measure", "mobile_parties"]

Array = NDArray[np.float64]

_NORTHERN_IRELAND = "N"
_NO_PARTY = "independent"


@dataclass(frozen=True, slots=True)
class Pair:
    """One general election on the boundaries of the votes that a swing would have been laid over.

    Attributes
    ----------
    on : polling day
    base : seat -> party -> votes of the election before, on the boundaries of this one
    votes : seat -> party -> votes of this one
    """

    on: date
    base: Votes
    votes: Votes


@dataclass(frozen=True, slots=True)
class Scatter:
    """What seats did that the swing did not tell; every row is one observation with a column for each party.

    Attributes
    ----------
    elections : those that it was measured at
    lean : root mean square of the way that seats went towards the other kind of swing, of 1
    regions : nation (first letter of the code) -> means of its regions, in shares of the vote
    seats : nation -> what is left seat by seat
    """

    elections: tuple[date, ...]
    lean: float
    regions: Mapping[str, Array]
    seats: Mapping[str, Array]


def mobile_parties(base: Votes, polled: Iterable[str]) -> tuple[str, ...]:
    """Return the parties whose votes can move: those polled, and those without a poll that won two seats or more."""
    first = [max(sorted(cast), key=lambda party: cast[party]) for gss, cast in base.items() if _is_open(gss, cast)]
    told = set(polled)
    return tuple(sorted(told | {p for p in first if first.count(p) > 1 and not p.startswith(_NO_PARTY)}))


def matrix(votes: Votes, seats: Sequence[str], parties: Sequence[str]) -> Array:
    """Return the shares of parties (columns) in seats (rows)."""
    rows = [[votes[seat].get(party, 0) for party in parties] for seat in seats]
    valid = [[sum(votes[seat].values())] for seat in seats]
    return np.array(rows, dtype=np.float64) / np.array(valid, dtype=np.float64)


def carried(shares: Array, before: Array, after: Array, swing: Swing) -> Array:
    """Return the shares in every seat under a swing from national shares to others; NaN keeps a party where it is."""
    moves = ~np.isnan(after)
    if swing is Swing.UNIFORM:
        return shares + np.where(moves, after - before, 0.0)
    factors = np.divide(after, before, out=np.ones_like(before), where=moves & (before > 0))
    return np.asarray(shares * factors, dtype=np.float64)


def measure(
    pairs: Sequence[Pair], parties: Sequence[str], polled: Iterable[str], region_of: Mapping[str, str], swing: Swing
) -> Scatter:
    """Return how far seats were from a swing by the true national shares.

    Parameters
    ----------
    pairs : elections to measure at
    parties : columns
    polled : those that a swing moves; the others keep their votes, and what they did instead counts in full
    region_of : seat -> region
    swing : the kind of swing
    """
    told = set(polled)
    measured = [_residuals(pair, parties, told, swing) for pair in pairs]
    lean = _lean(measured)
    regions: dict[str, list[Array]] = {}
    rest: dict[str, list[Array]] = {}
    for one in measured:
        left = one.error - one.towards * _leans(one)
        for nation, region in sorted({(seat[0], region_of[seat]) for seat in one.seats}):
            rows = left[[seat[0] == nation and region_of[seat] == region for seat in one.seats]]
            mean = _column_means(rows)
            regions.setdefault(nation, []).append(mean)
            rest.setdefault(nation, []).append(rows - mean)
    return Scatter(
        tuple(pair.on for pair in pairs),
        lean,
        {nation: _filled(np.array(rows)) for nation, rows in regions.items()},
        {nation: _filled(np.concatenate(rows)) for nation, rows in rest.items()},
    )


@dataclass(frozen=True, slots=True)
class _Residuals:
    seats: Sequence[str]
    error: Array
    """Share less that under the swing, NaN where the party did not stand."""
    towards: Array
    """The other swing less this one."""


def _residuals(pair: Pair, parties: Sequence[str], polled: set[str], swing: Swing) -> _Residuals:
    seats = [
        s
        for s, cast in sorted(pair.base.items())
        if _is_open(s, cast) and s in pair.votes and _is_open(s, pair.votes[s])
    ]
    base, votes = matrix(pair.base, seats, parties), matrix(pair.votes, seats, parties)
    before, after = _national(pair.base, seats, parties), _national(pair.votes, seats, parties)
    after[[party not in polled for party in parties]] = np.nan
    other = Swing.PROPORTIONAL if swing is Swing.UNIFORM else Swing.UNIFORM
    under, against = carried(base, before, after, swing), carried(base, before, after, other)
    stood = (votes > 0) & (base > 0)
    return _Residuals(seats, np.where(stood, votes - under, np.nan), np.where(stood, against - under, 0.0))


def _national(votes: Votes, seats: Sequence[str], parties: Sequence[str]) -> Array:
    total = sum(sum(votes[seat].values()) for seat in seats)
    return np.array([sum(votes[seat].get(party, 0) for seat in seats) / total for party in parties])


def _leans(one: _Residuals) -> Array:
    """Return for each party how far its seats went towards the other swing: 0 not at all, 1 all the way."""
    size = (one.towards**2).sum(axis=0)
    along = (np.nan_to_num(one.error) * one.towards).sum(axis=0)
    return np.asarray(np.divide(along, size, out=np.zeros_like(size), where=size > 0), dtype=np.float64)


def _lean(measured: Sequence[_Residuals]) -> float:
    """Return the root mean square of the leans, each with the weight of what the two swings differ by."""
    sizes = np.array([(one.towards**2).sum(axis=0) for one in measured])
    leans = np.array([_leans(one) for one in measured])
    return float(np.sqrt((sizes * leans**2).sum() / sizes.sum())) if sizes.sum() else 0.0


def _column_means(rows: Array) -> Array:
    told = ~np.isnan(rows)
    return np.asarray(np.nansum(rows, axis=0) / np.where(told.any(axis=0), told.sum(axis=0), np.nan), dtype=np.float64)


def _filled(rows: Array) -> Array:
    """Return rows in which each party's mean square is that of where it stood; nought where it nowhere did."""
    told = (~np.isnan(rows)).sum(axis=0)
    return np.asarray(np.nan_to_num(rows) * np.sqrt(len(rows) / np.maximum(told, 1)), dtype=np.float64)


def _is_open(seat: str, cast: Mapping[str, Any]) -> bool:
    return not seat.startswith(_NORTHERN_IRELAND) and SPEAKER not in cast
