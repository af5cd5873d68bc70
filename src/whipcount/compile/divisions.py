"""Compile the divisions of 2019 to 2024: one row a division, one letter a member."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from whipcount.compile.tables import bound, csv_bytes, manual_rows, require
from whipcount.errors import SourceError

__all__ = ["DIVISIONS_HEADER", "VOTERS_HEADER", "build"]

DIVISIONS_HEADER = ["id", "on", "title", "named_ayes", "named_noes", "official_ayes", "official_noes", "votes"]
VOTERS_HEADER = ["mnis", "person", "name"]
# The Public Whip's codes; -9 is a member without a recorded vote, or nobody's seat.
LETTERS = {"2": "A", "4": "N", "1": "a", "5": "n", "3": "B", "-9": "."}
CHAMBER = "commons"


def build(source: Path) -> dict[str, bytes]:
    """Return ``divisions.csv`` and ``voters.csv``.

    The n-th letter of ``votes`` belongs to the n-th voter: A aye, N no, a and n tellers, B both, a dot for none.
    A ``.zlib`` would be smaller here, but a table of text gives the same bytes with every build of zlib.

    Raises
    ------
    SourceError : a file is missing, a cell has an unknown code, or a count is out of bounds
    """
    voters = _voters(source)
    divisions = sorted(_divisions(source, len(voters)), key=lambda row: int(str(row[0]).split(":")[1]))
    bound("divisions", len(divisions), 1_000, 1_200)
    bound("voters", len(voters), 650, 800)
    return {"divisions.csv": csv_bytes(DIVISIONS_HEADER, divisions), "voters.csv": csv_bytes(VOTERS_HEADER, voters)}


def _voters(source: Path) -> list[list[object]]:
    persons = _persons(source)
    columns = _matrix(source)[0][4:]
    names = _names(source)
    rows: list[list[object]] = []
    for column in columns:
        mnis = column.removeprefix("mpid")
        if mnis not in persons:
            raise SourceError(f"votematrix-2019.dat: member {mnis} ({names.get(mnis)}) is not in the register.")
        rows.append([int(mnis), persons[mnis], names[mnis]])
    return rows


def _persons(source: Path) -> dict[str, str]:
    import polars as pl

    frame = pl.read_parquet(require(source / "register" / "person_identifiers.parquet"))
    rows = frame.filter(pl.col.scheme == "datadotparl_id").select("identifier", "person_id").sort("person_id")
    return {str(mnis): str(person).rsplit("/", 1)[1] for mnis, person in rows.iter_rows()}


def _names(source: Path) -> dict[str, str]:
    path = require(source / "votes" / "commons-2019-24" / "votematrix-2019.txt")
    cells = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: f"{row[1]} {row[2]}".strip() for row in cells if len(row) == 5}


def _divisions(source: Path, n_voters: int) -> Iterator[list[object]]:
    official = {row["id"]: (row["ayes"], row["noes"]) for row in manual_rows("division_totals.csv")}
    for row in _matrix(source)[1:]:
        number, on = row[0], row[1]
        title = re.sub(r"\s+", " ", " ".join(row[3:-n_voters])).strip()
        votes = _letters(number, row[-n_voters:])
        id = f"{CHAMBER}:{number}"
        yield [id, on, title, votes.count("A"), votes.count("N"), *official.get(id, ("", "")), votes]


def _letters(number: str, cells: list[str]) -> str:
    unknown = sorted(set(cells) - set(LETTERS))
    if unknown:
        raise SourceError(f"votematrix-2019.dat, row {number}: unknown codes {', '.join(unknown)}.")
    return "".join(LETTERS[cell] for cell in cells)


def _matrix(source: Path) -> list[list[str]]:
    path = require(source / "votes" / "commons-2019-24" / "votematrix-2019.dat")
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
