"""Divisions of two parties of twenty, b0 to b19 blue and r0 to r19 red; matrices drawn by chance."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from whipcount.divisions.matrix import RollCall
from whipcount.divisions.rollcall import RollCalls, Span
from whipcount.divisions.types import Division
from whipcount.divisions.whips import Whip

DAY = date(2022, 1, 19)
START = date(2019, 12, 13)
BLUE, RED = [f"b{n}" for n in range(20)], [f"r{n}" for n in range(20)]


def division(id: str, on: date, votes: str) -> Division:
    return Division(id, on, id, votes.count("A"), votes.count("N"), None, None, votes)


def record(
    rows: Iterable[tuple[date, str]], moves: dict[str, list[Span]] | None = None, whips: Iterable[Whip] = ()
) -> RollCalls:
    divisions = [division(f"commons:{n}", on, votes) for n, (on, votes) in enumerate(rows)]
    spans = {p: [("blue", START, None)] for p in BLUE} | {p: [("red", START, None)] for p in RED} | (moves or {})
    return RollCalls(divisions, [*BLUE, *RED], lambda person: spans[person], lambda person: (), whips)


def drawn(
    seed: int, moves: float, parties: int = 4, members: int = 30, divisions: int = 40
) -> tuple[RollCall, np.ndarray]:
    rng = np.random.default_rng(seed)
    usual = rng.integers(parties, size=(members, 1))
    other = rng.integers(-1, parties, size=(members, divisions))
    codes = np.where(rng.random((members, divisions)) < moves, other, usual)
    labels = np.array([*[f"p{n}" for n in range(parties)], ""], object)[codes]
    votes = rng.choice([0, 1, 9], size=(members, divisions))
    return RollCall.from_matrix(votes, labels), rng.random((members, divisions)) < 0.2
