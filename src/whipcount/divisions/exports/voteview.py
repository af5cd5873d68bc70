"""Voteview's layout: a table of members, one of votes, one of roll calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whipcount.csv_text import csv_text
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import Division, Vote, read_votes

__all__ = ["CAST_CODES", "voteview_tables"]

CAST_CODES = {
    Vote.AYE: 1, Vote.PROXY_AYE: 1, Vote.PAIRED_AYE: 2, Vote.TELLER_AYE: 3, Vote.TELLER_NO: 4, Vote.PAIRED_NO: 5,
    Vote.NO: 6, Vote.PROXY_NO: 6, Vote.ABSTAIN: 7, Vote.BOTH: 7, Vote.NO_VOTE: 9, Vote.NOT_MEMBER: 0,
}  # fmt: skip
"""Voteview has no code for tellers: theirs is that of an announced yea or nay, so that they can be told apart."""
MEMBERS = ["congress", "chamber", "icpsr", "state_abbrev", "party_code", "bioname"]
VOTES = ["congress", "chamber", "rollnumber", "icpsr", "cast_code"]
ROLLCALLS = ["congress", "chamber", "rollnumber", "date", "yea_count", "nay_count", "vote_desc", "dtl_desc"]


def voteview_tables(calls: RollCalls, names: Mapping[str, str], at: Sequence[int], congress: int) -> dict[str, str]:
    """Return file name -> content.

    Members are numbered from 1 in the place of an ICPSR number, one row for each member and party, as Voteview does
    when a member changes party; party codes are numbered too. ``keys.csv`` says which number is whom.

    Parameters
    ----------
    calls : the record
    names : person id -> name
    at : columns of the divisions
    congress : number that goes into the first column: of the Parliament
    """
    chamber = calls.divisions[at[0]].id.split(":")[0].title() if at else ""
    parties = sorted({label for person in calls.voters for n in at if (label := calls.labels(person)[n])})
    code = {party: n for n, party in enumerate(parties, start=1)}
    number: dict[tuple[str, str], int] = {}
    votes: list[list[object]] = []
    for n in at:
        division = calls.divisions[n]
        for person, vote in read_votes(division.votes, calls.voters).items():
            party = calls.labels(person)[n]
            if party is not None:
                key = number.setdefault((person, party), len(number) + 1)
                votes.append([congress, chamber, _number(division), key, CAST_CODES[vote]])
    members = [[congress, chamber, n, "", code[party], names[person]] for (person, party), n in number.items()]
    keys = [[n, person, party, code[party]] for (person, party), n in number.items()]
    heads = [_head(calls.divisions[n], congress, chamber) for n in at]
    return {
        "members.csv": csv_text([MEMBERS, *members]),
        "votes.csv": csv_text([VOTES, *votes]),
        "rollcalls.csv": csv_text([ROLLCALLS, *heads]),
        "keys.csv": csv_text([["icpsr", "person", "party", "party_code"], *keys]),
    }


def _number(division: Division) -> str:
    return division.id.split(":")[1]


def _head(division: Division, congress: int, chamber: str) -> list[object]:
    on, title = division.on.isoformat(), division.title
    return [congress, chamber, _number(division), on, division.ayes, division.noes, title, title]
