"""Leaderships of the three old parties since 1945, ballots on them, general elections and who governed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from whipcount.facts.tables import day, open_day, rows

__all__ = [
    "KNOWN_UNTIL",
    "ElectionCall",
    "LeaderBallot",
    "Leadership",
    "Manner",
    "births",
    "election_calls",
    "governed",
    "intentions",
    "leader_ballots",
    "leaderships",
]

KNOWN_UNTIL = date(2026, 7, 20)
"""The last day to which the table of leaderships was checked."""

LEADERSHIPS_HEADER = ["party", "person_id", "name", "from", "announced", "to", "manner", "source"]
BALLOTS_HEADER = ["party", "name", "called", "on", "for", "against", "source"]
CALLS_HEADER = ["on", "announced", "source"]
BIRTHS_HEADER = ["person_id", "name", "born", "source"]
INTENTIONS_HEADER = ["party", "name", "said", "what", "source"]
GOVERNMENTS_HEADER = ["party", "from", "to", "source"]
ARRANGEMENTS_HEADER = ["government", "party", "kind", "from", "to", "source", "note"]
_COALITION = "coalition"


class Manner(StrEnum):
    """How a leadership ended."""

    RETIRED = "retired"  # of his own will, as far as is known
    ILL_HEALTH = "ill_health"  # gave up for illness
    PRESSURE = "pressure"  # gave up under pressure from his party or after a defeat that was not an election
    LOST_ELECTION = "lost_election"  # announced it within a week of a general election
    LOST_BALLOT = "lost_ballot"  # removed by a ballot of his party, or gave up after one
    DIED = "died"  # in office
    MERGED = "merged"  # the party itself ended


@dataclass(frozen=True, slots=True)
class Leadership:
    """One leader of one party, acting leaders left out.

    Attributes
    ----------
    party, name, person : ``person`` is the id in the register
    start : first day
    announced : the day on which it was public that it would end, or on which it ended; None while it lasts
    end : the day of handing over, None while it lasts
    manner : None while it lasts
    source : address
    """

    party: str
    person: str
    name: str
    start: date
    announced: date | None
    end: date | None
    manner: Manner | None
    source: str


@dataclass(frozen=True, slots=True)
class LeaderBallot:
    """A ballot of a party on its leader.

    Attributes
    ----------
    party, name : on whom
    called : the day on which it was public that it would be held, None where that is not known
    on : the day of the result, None where it was never held
    against : share of the votes for and against, None where it was never held
    """

    party: str
    name: str
    called: date | None
    on: date | None
    against: Fraction | None


@dataclass(frozen=True, slots=True)
class ElectionCall:
    """A general election: its day, and the day on which that day was public."""

    on: date
    announced: date


@cache
def leaderships() -> tuple[Leadership, ...]:
    """Return every leadership, by party and day.

    Examples
    --------
    >>> [(one.name, str(one.announced), one.manner.value) for one in leaderships() if one.name == "Boris Johnson"]
    [('Boris Johnson', '2022-07-07', 'pressure')]
    """
    return tuple(
        Leadership(
            party, person, name, day(start), open_day(announced), open_day(end), Manner(manner) if manner else None, url
        )
        for party, person, name, start, announced, end, manner, url in rows(
            "manual/leaderships.csv", LEADERSHIPS_HEADER
        )
    )


@cache
def leader_ballots() -> tuple[LeaderBallot, ...]:
    """Return every ballot, by day."""
    table = rows("manual/leadership_ballots.csv", BALLOTS_HEADER)
    return tuple(
        LeaderBallot(party, name, open_day(called), open_day(on), _against(won, lost))
        for party, name, called, on, won, lost, _ in table
    )


@cache
def election_calls() -> tuple[ElectionCall, ...]:
    """Return every general election since 1950, by day."""
    return tuple(ElectionCall(day(on), day(told)) for on, told, _ in rows("manual/election_calls.csv", CALLS_HEADER))


@cache
def births() -> dict[str, date]:
    """Return person id -> day of birth of every leader.

    Examples
    --------
    >>> births()["twfy:25353"].year
    1962
    """
    return {person: day(born) for person, _, born, _ in rows("manual/leader_births.csv", BIRTHS_HEADER)}


@cache
def intentions() -> dict[tuple[str, str], date]:
    """Return (party, name) -> day on which a leader said in public that he would go, without a day or on a condition.

    What ends a leadership by itself, a day within twelve months or a successor to be chosen, is in :func:`leaderships`.

    Examples
    --------
    >>> str(intentions()["labour", "Tony Blair"])
    '2004-09-30'
    """
    table = rows("manual/leader_intentions.csv", INTENTIONS_HEADER)
    return {(party, name): day(said) for party, name, said, _, _ in table}


def governed(party: str, on: date) -> bool:
    """Tell whether a party governed at the end of a day, alone or in a coalition.

    Examples
    --------
    >>> governed("labour", date(1945, 8, 1)), governed("liberal-democrat", date(2012, 1, 1))
    (True, True)
    """
    return any(of == party and start <= on and (end is None or on <= end) for of, start, end in _governments())


@cache
def _governments() -> tuple[tuple[str, date, date | None], ...]:
    tables = ("manual/governments_before_1964.csv", "manual/governments.csv")
    alone = [(row[0], day(row[1]), open_day(row[2])) for table in tables for row in rows(table, GOVERNMENTS_HEADER)]
    shared = [
        (row[1], day(row[3]), open_day(row[4]))
        for row in rows("manual/arrangements.csv", ARRANGEMENTS_HEADER)
        if row[2] == _COALITION
    ]
    return (*alone, *shared)


def _against(won: str, lost: str) -> Fraction | None:
    return Fraction(lost) / (Fraction(won) + Fraction(lost)) if won and lost else None
