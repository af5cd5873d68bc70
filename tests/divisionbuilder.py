"""Two parties of twenty, b0 to b19 blue and r0 to r19 red, and their divisions as rows of letters."""

from collections.abc import Iterable
from datetime import date

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
