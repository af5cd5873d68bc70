"""Divisions that the user added: two tables a chamber in the user's folder."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from whipcount.csv_text import csv_text
from whipcount.divisions.merge import merged, renamed
from whipcount.divisions.record import Record, Voter
from whipcount.divisions.rollcall import Span
from whipcount.divisions.types import Division, Vote, letter_of, read_votes
from whipcount.errors import NotFoundError, SourceError, UserError
from whipcount.facts.people import name_index, people
from whipcount.facts.user_data import user_folder

__all__ = ["COMMONS", "added_chambers", "added_record", "folder_of", "tables_of", "together", "with_register_ids"]

COMMONS = "commons"
DIVISIONS = ["id", "on", "title", "named_ayes", "named_noes", "official_ayes", "official_noes", "votes"]
VOTERS = ["id", "name", "parties"]


def folder_of(chamber: str) -> Path:
    """Return the folder of a chamber's added divisions."""
    return user_folder() / "divisions" / chamber


def added_chambers() -> tuple[str, ...]:
    """Return the chambers of which divisions were added."""
    folder = user_folder() / "divisions"
    return tuple(sorted(path.parent.name for path in folder.glob("*/divisions.csv"))) if folder.is_dir() else ()


def added_record(chamber: str) -> Record | None:
    """Return what was added of a chamber, None if nothing was.

    Raises
    ------
    SourceError : a table is damaged
    """
    folder = folder_of(chamber)
    if not (folder / "divisions.csv").is_file():
        return None
    try:
        divisions = tuple(_division(row) for row in _rows(folder / "divisions.csv", DIVISIONS))
        voters = tuple(Voter(id, name, tuple(_spans(cell))) for id, name, cell in _rows(folder / "voters.csv", VOTERS))
        for division in divisions:
            read_votes(division.votes, [voter.id for voter in voters])
    except (OSError, ValueError, UserError) as error:
        raise SourceError(f"The added divisions in {folder} are damaged ({error}); add them again.") from None
    return Record(chamber, divisions, voters)


def together(records: Sequence[Record]) -> Record:
    """Return several records of a chamber as one; who is in one of them only had no vote in the others.

    Raises
    ------
    InputError : a division comes with different votes
    """
    vote = Vote.NO_VOTE if records[0].chamber == COMMONS else Vote.NOT_MEMBER
    return merged(records, letter_of(vote))


def with_register_ids(record: Record) -> Record:
    """Return a record of the Commons with the ids of the register; a note names who is not in it."""
    ids = {voter.id: id for voter in record.voters if (id := _register_id(voter, record)) is not None}
    unknown = [voter.name for voter in record.voters if voter.id not in ids]
    notes = [f"Not in the register, so with the party of the file: {', '.join(unknown)}."]
    found = renamed(record, ids)
    return Record(found.chamber, found.divisions, found.voters, (*found.notes, *(notes if unknown else [])))


def _register_id(voter: Voter, record: Record) -> str | None:
    kind, _, rest = voter.id.partition(":")
    if kind == "twfy":
        return voter.id
    if kind == "mnis" and rest.isdigit():
        return next((person.id for person in people().values() if person.mnis == int(rest)), None)
    try:
        return name_index().one(rest.split("|")[0], record.divisions[0].on)
    except UserError:
        return None


def tables_of(record: Record) -> dict[str, bytes]:
    """Return the two tables of a record: file name -> content."""
    divisions = [
        [d.id, d.on.isoformat(), d.title, d.named_ayes, d.named_noes, d.official_ayes, d.official_noes, d.votes]
        for d in record.divisions
    ]
    voters = [[voter.id, voter.name, _cell(voter.parties)] for voter in record.voters]
    return {"divisions.csv": _table(DIVISIONS, divisions), "voters.csv": _table(VOTERS, voters)}


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return csv_text([header, *rows]).encode()


def _rows(path: Path, header: Sequence[str]) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        if next(reader, None) != list(header):
            raise NotFoundError(f"{path.name} has another header")
        for row in reader:
            if len(row) != len(header):
                raise NotFoundError(f"{path.name} is cut short at line {reader.line_num}")
            yield row


def _division(row: Sequence[str]) -> Division:
    id, on, title, ayes, noes, all_ayes, all_noes, votes = row
    official = [int(cell) if cell else None for cell in (all_ayes, all_noes)]
    return Division(id, date.fromisoformat(on), title, int(ayes), int(noes), official[0], official[1], votes)


def _cell(spans: Iterable[Span]) -> str:
    return "|".join(f"{label}/{start.isoformat()}/{end.isoformat() if end else ''}" for label, start, end in spans)


def _spans(cell: str) -> Iterator[Span]:
    for part in cell.split("|") if cell else ():
        label, start, end = part.rsplit("/", 2)
        yield label, date.fromisoformat(start), date.fromisoformat(end) if end else None
