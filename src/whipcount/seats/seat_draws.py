"""Seats drawn many times over: polls err, regions and seats leave the swing, as far as they did at past elections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from whipcount.seats.poll_errors import PollErrors
from whipcount.seats.seat_errors import Array, Scatter, carried, matrix
from whipcount.seats.swing import SPEAKER, Swing, Votes

__all__ = ["DRAWS", "Board", "board", "draw_seats", "span"]

DRAWS = 2000
_AT_ONCE = 100
_NORTHERN_IRELAND = "N"


@dataclass(frozen=True, slots=True)
class Board:
    """The seats before a draw.

    Attributes
    ----------
    seats : codes of those whose votes can move
    parties : columns
    shares : under the swing if the average is right
    per_point : what a seat's share changes by for one unit of the national share
    towards : the other kind of swing less this one
    moves : whether the party's share in the seat can change
    others : per seat the largest share among parties that cannot move, and whose it is
    fixed : party -> seats that no draw changes
    """

    seats: Sequence[str]
    parties: Sequence[str]
    shares: Array
    per_point: Array
    towards: Array
    moves: NDArray[np.bool_]
    others: Array
    other_parties: Sequence[str]
    fixed: Mapping[str, int]


def board(
    votes: Votes, parties: Sequence[str], before: Mapping[str, Fraction], after: Mapping[str, Fraction], swing: Swing
) -> Board:
    """Return the seats under a swing, ready to be drawn.

    Parameters
    ----------
    votes : seat -> party -> votes
    parties : those that can move
    before, after : party -> national share in these votes and now
    """
    seats = [s for s, cast in sorted(votes.items()) if not s.startswith(_NORTHERN_IRELAND) and SPEAKER not in cast]
    still = Counter(max(sorted(cast), key=lambda p: cast[p]) for s, cast in votes.items() if s not in set(seats))
    base = matrix(votes, seats, parties)
    was = np.array([float(before.get(party, 0)) for party in parties])
    now = np.array([float(after[party]) if party in after else np.nan for party in parties])
    other = Swing.PROPORTIONAL if swing is Swing.UNIFORM else Swing.UNIFORM
    shares = carried(base, was, now, swing)
    stood = base > 0
    moves = stood | (~np.isnan(now) & (swing is Swing.UNIFORM))
    names, best = zip(*(_largest_other(votes[seat], parties) for seat in seats), strict=True)
    return Board(
        seats, parties, shares, _per_point(base, was, swing), carried(base, was, now, other) - shares, moves,
        np.array(best), names, still,
    )  # fmt: skip


def draw_seats(
    on: Board, scatter: Scatter, errors: PollErrors, region_of: Mapping[str, str], seed: int, draws: int = DRAWS
) -> tuple[dict[str, int], ...]:
    """Return party -> seats for each draw.

    The polls err by a mixture of their errors on past eves, so that parties err together as they did. Seats lean to
    the other kind of swing; regions and seats leave it by mixtures of what was measured. The size of all that scatter
    is itself drawn, since it was measured at a few elections only.

    Parameters
    ----------
    on : the seats
    scatter : measured for the same parties
    errors : of the polls on past eves, for the same parties
    region_of : seat -> region
    seed : the same seed gives the same draws
    draws : how many
    """
    random = np.random.default_rng(seed)
    winners = np.concatenate([_winners(on, scatter, errors, region_of, random, n) for n in _chunks(draws)])
    columns = np.stack([(winners == k).sum(axis=1) for k in range(len(on.parties))], axis=1)
    return tuple(_counted(on, row, won.tolist()) for row, won in zip(winners, columns, strict=True))


def span(counts: Sequence[int], level: Fraction) -> tuple[int, int]:
    """Return the fewest and the most of the middle of the counts that holds a share ``level`` of them or more.

    Examples
    --------
    >>> span([5, 1, 4, 2, 3], Fraction(3, 5))
    (2, 4)
    """
    ordered = sorted(counts)
    out = int(len(ordered) * (1 - level) / 2)
    return ordered[out], ordered[len(ordered) - 1 - out]


def _chunks(draws: int) -> Iterator[int]:
    for start in range(0, draws, _AT_ONCE):
        yield min(_AT_ONCE, draws - start)


def _winners(
    on: Board, scatter: Scatter, errors: PollErrors, region_of: Mapping[str, str], random: np.random.Generator, n: int
) -> NDArray[np.intp]:
    """Return for each draw and seat the column of the first, the last column being the largest other."""
    size = _sizes(random, len(scatter.elections), n)
    national = _mixed(random, errors.rows, (n,)) * _sizes(random, errors.eves, n)[:, None]
    lean = random.standard_normal((n, len(on.parties))) * scatter.lean * size[:, None]
    left = _left(on, scatter, region_of, random, n) * size[:, None, None]
    drawn = on.shares - national[:, None, :] * on.per_point + lean[:, None, :] * on.towards + left
    shares = np.where(on.moves, np.maximum(drawn, 0.0), on.shares)
    others = np.broadcast_to(on.others[None, :, None], (n, len(on.seats), 1))
    return np.asarray(np.argmax(np.concatenate([shares, others], axis=2), axis=2), dtype=np.intp)


def _left(
    on: Board, scatter: Scatter, region_of: Mapping[str, str], random: np.random.Generator, n: int
) -> NDArray[np.float64]:
    """Return what regions and seats leave the swing by, for each draw, seat and party."""
    left = np.zeros((n, len(on.seats), len(on.parties)))
    nations = sorted({seat[0] for seat in on.seats})
    for nation in nations:
        places = sorted({region_of[seat] for seat in on.seats if seat[0] == nation})
        means = scatter.regions[nation]
        common = _mixed(random, means / np.sqrt(len(means)), (n, len(places)))
        held = [k for k, seat in enumerate(on.seats) if seat[0] == nation]
        place = [places.index(region_of[on.seats[k]]) for k in held]
        own = random.standard_normal((n, len(held), len(on.parties))) @ _root(scatter.seats[nation])
        left[:, held, :] = common[:, place, :] + own
    return left


def _mixed(random: np.random.Generator, rows: Array, shape: tuple[int, ...]) -> Array:
    """Return mixtures of rows: their mean squares and products are the sums of those of the rows."""
    return np.asarray(random.standard_normal((*shape, len(rows))) @ rows, dtype=np.float64)


def _root(rows: Array) -> Array:
    """Return the symmetric root of the mean products of rows."""
    values, vectors = np.linalg.eigh(rows.T @ rows / len(rows))
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)) @ vectors.T, dtype=np.float64)


def _sizes(random: np.random.Generator, measured: int, n: int) -> Array:
    """Return factors that turn normal draws into Student's, for a variance measured ``measured`` times."""
    if not measured:
        return np.ones(n)
    return np.asarray(np.sqrt(measured / random.chisquare(measured, n)), dtype=np.float64)


def _counted(on: Board, row: NDArray[np.intp], won: Sequence[int]) -> dict[str, int]:
    others = Counter(on.other_parties[k] for k in np.flatnonzero(row == len(on.parties)).tolist())
    return dict(Counter(dict(zip(on.parties, won, strict=True))) + others + Counter(on.fixed))


def _per_point(base: Array, was: Array, swing: Swing) -> Array:
    if swing is Swing.UNIFORM:
        return np.ones_like(base)
    return np.asarray(np.divide(base, was, out=np.zeros_like(base), where=was > 0), dtype=np.float64)


def _largest_other(cast: Mapping[str, int], parties: Sequence[str]) -> tuple[str, float]:
    left = {party: n for party, n in cast.items() if party not in parties}
    name = max(sorted(left), key=lambda party: left[party], default="")
    return name, left.get(name, 0) / sum(cast.values()) if name else 0.0
