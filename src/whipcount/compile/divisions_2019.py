"""Compile the divisions of 2019 on leaving the European Union that are at hand; the matrix begins after them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from whipcount.compile.divisions import DIVISIONS_HEADER
from whipcount.compile.names import number, text
from whipcount.compile.people import seat_key
from whipcount.compile.tables import bound, csv_bytes, require
from whipcount.divisions.merge import merged, renamed
from whipcount.divisions.readers.commons_votes import read_commons_csv
from whipcount.divisions.record import Record
from whipcount.divisions.types import Vote, letter_of
from whipcount.errors import SourceError, UserError

__all__ = ["VOTERS_HEADER", "build"]

VOTERS_HEADER = ["person", "name"]
FILES = "Division*.csv"
LOST = "?"
"""What stands in the files for a letter with an accent."""

_Held = dict[str, list[tuple[str, str, int]]]


def build(source: Path) -> dict[str, bytes]:
    """Return ``divisions_2019.csv`` and ``voters_2019.csv``, laid out as ``divisions.csv`` and ``voters.csv``.

    The files name members by name and seat; who held the seat on the day is asked of the register.

    Raises
    ------
    SourceError : a file is missing or unreadable, a seat was held by nobody, or a count is out of bounds
    """
    folder = source / "votes" / "commons-brexit-2019"
    paths = sorted(folder.glob(FILES))
    if not paths:
        raise SourceError(f"{FILES} is missing from {folder}; name a folder laid out as the manifest says.")
    held = _held(source)
    record = merged([_with_persons(path, held) for path in paths], letter_of(Vote.NO_VOTE))
    order = sorted(range(len(record.voters)), key=lambda n: int(record.voters[n].id))
    bound("divisions of 2019", len(record.divisions), 10, 30)
    bound("voters of 2019", len(order), 630, 680)
    divisions = [
        [d.id, d.on, d.title, d.named_ayes, d.named_noes, d.official_ayes, d.official_noes,
         "".join(d.votes[n] for n in order)]
        for d in record.divisions
    ]  # fmt: skip
    voters = [[record.voters[n].id, record.voters[n].name] for n in order]
    return {
        "divisions_2019.csv": csv_bytes(DIVISIONS_HEADER, divisions),
        "voters_2019.csv": csv_bytes(VOTERS_HEADER, voters),
    }


def _with_persons(path: Path, held: _Held) -> Record:
    # Above the table stand lines of another length, so that the check for whole tables does not fit these files.
    try:
        record = read_commons_csv(path.read_text(encoding="utf-8-sig"), int(path.stem.removeprefix("Division")))
    except (UserError, ValueError) as fault:
        raise SourceError(f"{path.name} is no division of the Commons website ({fault}); fetch it again.") from None
    day = record.divisions[0].on.isoformat()
    return renamed(record, {voter.id: _holder(path.name, voter.id, day, held) for voter in record.voters})


def _holder(file: str, voter: str, day: str, held: _Held) -> str:
    """Return who sat for the seat that stands behind a voter's name; ``?`` is a letter that the publisher lost."""
    seat = voter.partition("|")[2]
    terms = held.get(seat_key(seat)) or [term for name in held if _is_like(seat, name) for term in held[name]]
    found = {person for start, end, person in terms if start <= day <= end}
    if len(found) != 1:
        raise SourceError(f"{file}: the register has {len(found)} members for {seat!r} on {day}.")
    return str(found.pop())


def _is_like(seat: str, name: str) -> bool:
    words = sorted(re.escape(word).replace(re.escape(LOST), ".") for word in seat.lower().split())
    return LOST in seat and re.fullmatch(" ".join(words), name) is not None


def _held(source: Path) -> _Held:
    """Return seat -> first day, last day and person of everybody who held it."""
    held: _Held = defaultdict(list)
    for seat, start, end, person in _terms(source):
        held[seat_key(seat)].append((start, end, person))
    return held


def _terms(source: Path) -> Iterator[tuple[str, str, str, int]]:
    frame = pl.read_parquet(require(source / "register" / "simple_memberships.parquet"))
    for row in frame.filter(pl.col.chamber == "commons").iter_rows(named=True):
        yield text(row["constituency"]), text(row["start_date"]), text(row["end_date"]), number(row["person_id"])
