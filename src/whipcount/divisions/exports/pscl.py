"""The ``rollcall`` object of R's package pscl: three tables and the lines of R that put them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whipcount.csv_text import csv_text
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import SIDES, Vote, read_votes

__all__ = ["pscl_tables"]

SCRIPT = """\
# source("rollcall.R", chdir = TRUE) gives rc, an object of class rollcall of the package pscl.
votes <- as.matrix(read.csv("votes.csv", row.names = 1, check.names = FALSE))
legis <- read.csv("legis.csv", row.names = 1)
vote <- read.csv("vote.csv", row.names = 1)
rc <- pscl::rollcall(
  votes, yea = 1, nay = 0, missing = 8, notInLegis = 9,
  legis.names = rownames(legis), vote.names = rownames(vote), legis.data = legis, vote.data = vote
)
"""
NO_VOTE, NOT_IN_LEGIS = 8, 9


def pscl_tables(calls: RollCalls, names: Mapping[str, str], at: Sequence[int]) -> dict[str, str]:
    """Return file name -> content; ``source("rollcall.R", chdir = TRUE)`` in R makes the object.

    Votes are 1 aye and 0 no, tellers and proxies on their side, 8 no vote, 9 no member; the party is the last one
    that a member had in the divisions.

    Parameters
    ----------
    calls : the record
    names : person id -> name
    at : columns of the divisions
    """
    sat = [person for person in calls.voters if any(calls.labels(person)[n] is not None for n in at)]
    rows = {n: read_votes(calls.divisions[n].votes, calls.voters) for n in at}
    ids = [calls.divisions[n].id for n in at]
    votes = [[person, *(_code(calls, person, n, rows[n][person]) for n in at)] for person in sat]
    legis = [[person, names[person], _last_party(calls, person, at)] for person in sat]
    heads = [[d.id, d.on.isoformat(), d.title, d.ayes, d.noes] for d in (calls.divisions[n] for n in at)]
    return {
        "votes.csv": csv_text([["", *ids], *votes]),
        "legis.csv": csv_text([["", "name", "party"], *legis]),
        "vote.csv": csv_text([["", "date", "title", "ayes", "noes"], *heads]),
        "rollcall.R": SCRIPT,
    }


def _code(calls: RollCalls, person: str, n: int, vote: Vote) -> int:
    if calls.labels(person)[n] is None:
        return NOT_IN_LEGIS
    return {Vote.AYE: 1, Vote.NO: 0}[SIDES[vote]] if vote in SIDES else NO_VOTE


def _last_party(calls: RollCalls, person: str, at: Sequence[int]) -> str:
    return [label for n in at if (label := calls.labels(person)[n]) is not None][-1]
