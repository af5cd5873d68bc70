"""The divisions of 2019 to 2024 and those added by the user, with the register's parties and government posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from whipcount.divisions.record import Record, Voter
from whipcount.divisions.rollcall import RollCalls, Span
from whipcount.divisions.topics import Topics
from whipcount.divisions.types import Division
from whipcount.divisions.whips import Direction, LineFrom, Whip
from whipcount.errors import NotFoundError
from whipcount.facts.added_divisions import COMMONS, added_chambers, added_record, together
from whipcount.facts.offices import offices
from whipcount.facts.people import register
from whipcount.facts.tables import day, rows

__all__ = [
    "calls_of_2019",
    "chamber_calls",
    "chamber_names",
    "embedded_record",
    "key_divisions",
    "roll_calls",
    "topics",
    "voter_names",
    "whips",
]

DIVISIONS_HEADER = ["id", "on", "title", "named_ayes", "named_noes", "official_ayes", "official_noes", "votes"]
VOTERS_HEADER = ["mnis", "person", "name"]
EARLIER_VOTERS_HEADER = ["person", "name"]
WHIPS_HEADER = ["division", "party", "direction", "line_from", "strength", "source"]
_DAY = timedelta(days=1)


@cache
def roll_calls() -> RollCalls:
    """Return every embedded division: 20 December 2019 to 30 April 2024."""
    record = embedded_record()
    return RollCalls(record.divisions, [voter.id for voter in record.voters], _parties_of, _payroll_of, whips())


@cache
def embedded_record() -> Record:
    """Return the embedded divisions as a record, without parties: the register has them."""
    divisions = [_division(row) for row in rows("tables/divisions.csv", DIVISIONS_HEADER)]
    voters = [Voter(f"twfy:{person}", name, ()) for _, person, name in rows("tables/voters.csv", VOTERS_HEADER)]
    ordered = sorted(divisions, key=lambda division: (division.on, int(division.id.split(":")[1])))
    return Record(COMMONS, tuple(ordered), tuple(voters))


@cache
def calls_of_2019() -> RollCalls:
    """Return 16 divisions of January to September 2019 on leaving the European Union.

    They are a part of their Parliament, chosen by their subject, and so no record of how loyal anybody was in it.

    Examples
    --------
    >>> calls_of_2019().divisions[0].id, len(calls_of_2019().divisions)
    ('commons:562', 16)
    """
    divisions = [_division(row) for row in rows("tables/divisions_2019.csv", DIVISIONS_HEADER)]
    voters = [f"twfy:{person}" for person, _ in rows("tables/voters_2019.csv", EARLIER_VOTERS_HEADER)]
    return RollCalls(divisions, voters, _parties_of, _payroll_of)


@cache
def chamber_calls(chamber: str = COMMONS) -> RollCalls:
    """Return the divisions of a chamber, those that the user added included.

    Members of the Commons have the party and post of the register on the day, those of other chambers, and people
    whom the register lacks, the party of the file.

    Raises
    ------
    NotFoundError : nothing was added of that chamber
    SourceError : an added table is damaged
    """
    added = added_record(chamber)
    if added is None and chamber == COMMONS:
        return roll_calls()
    if added is None:
        known = ", ".join(sorted({COMMONS, *added_chambers()}))
        raise NotFoundError(f"No divisions of {chamber!r} are here; known are {known}; 'whipcount data add' adds more.")
    if chamber != COMMONS:
        return added.roll_calls()
    record = together([embedded_record(), added])
    from_file = {voter.id: voter.parties for voter in record.voters}

    def parties_of(person: str) -> Iterable[Span]:
        return _parties_of(person) if person in register().people else from_file[person]

    return RollCalls(record.divisions, [voter.id for voter in record.voters], parties_of, _payroll_of, whips())


def chamber_names(chamber: str = COMMONS) -> dict[str, str]:
    """Return person id -> name for everybody in the register and in the divisions of a chamber."""
    added = added_record(chamber)
    return {voter.id: voter.name for voter in (added.voters if added else ())} | voter_names()


@cache
def topics() -> Topics:
    """Return which words in a title make which topic; our own choice, with the labels of the key divisions."""
    table = rows("manual/topics.csv", ["topic", "words"])
    labels = {id: label for id, label, _ in key_divisions()}
    return Topics({topic: words.split("|") for topic, words in table}, labels)


@cache
def whips() -> tuple[Whip, ...]:
    """Return what parties told their members to do, as far as a page bears it out; kept by hand."""
    table = rows("manual/whips.csv", WHIPS_HEADER)
    return tuple(
        Whip(division, party, Direction(direction), LineFrom(line_from), strength or None, source)
        for division, party, direction, line_from, strength, source in table
    )


@cache
def key_divisions() -> tuple[tuple[str, str, str], ...]:
    """Return (division id, label, what an aye means) for the divisions that profiles show; our own choice."""
    table = rows("manual/key_divisions.csv", ["id", "label", "aye_means"])
    return tuple((id, label, meaning) for id, label, meaning in table)


def voter_names() -> dict[str, str]:
    """Return person id -> name for everybody in the register."""
    return {person.id: person.name for person in register().people.values()}


def _division(row: list[str]) -> Division:
    id, on, title, ayes, noes, all_ayes, all_noes, votes = row
    return Division(
        id,
        day(on),
        title,
        int(ayes),
        int(noes),
        int(all_ayes) if all_ayes else None,
        int(all_noes) if all_noes else None,
        votes,
    )


def _parties_of(person: str) -> Iterator[Span]:
    """Yield the labels at the end of each day, and that of the last day for a member who left that day."""
    for spell in register().spells_of(person):
        yield spell.party or "unknown", spell.start, spell.end


def _payroll_of(person: str) -> Iterator[Span]:
    """Yield government posts; one that ended on a day was not held at its end."""
    for office in offices().get(person, ()):
        if office.is_payroll:
            yield office.title, office.start, _last(office.end)


def _last(end: date | None) -> date | None:
    return None if end is None else end - _DAY
