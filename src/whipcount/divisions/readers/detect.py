"""Read files of roll calls of any known layout: each says by its content what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from whipcount.divisions.readers.commons_votes import HEADER, read_commons_csv, read_commons_votes
from whipcount.divisions.readers.popolo import read_popolo
from whipcount.divisions.readers.public_whip import read_public_whip
from whipcount.divisions.readers.voteview import kind_of_table, read_voteview
from whipcount.divisions.record import Record
from whipcount.errors import InputError, UserError

__all__ = ["read_files"]

LAYOUTS = "the Public Whip's matrix, Commons Votes (JSON or CSV), Voteview's CSV, Popolo vote events"


def read_files(files: Mapping[str, str], chamber: str | None = None) -> tuple[Record, ...]:
    """Read files together: a matrix with its list of members, Voteview's tables with each other.

    Parameters
    ----------
    files : name -> content
    chamber : first part of the ids, for layouts that do not tell it

    Raises
    ------
    InputError : a file of unknown layout, or one that cannot be used; all are told with the name of the file
    """
    kinds = {name: _kind(text) for name, text in files.items()}
    unknown = [name for name, kind in kinds.items() if kind is None]
    if unknown:
        told = [f"{name} is of no known layout; known are {LAYOUTS}." for name in unknown]
        raise InputError(told[0], told)
    records, faults = [], []
    for names in _groups(files, kinds):
        try:
            records.append(_read({name: files[name] for name in names}, str(kinds[names[0]]), chamber))
        except UserError as error:
            faults += [f"{', '.join(names)}: {fault}" for fault in error.errors or [error.message]]
    if faults:
        raise InputError(faults[0], faults)
    return tuple(records)


def _kind(text: str) -> str | None:
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        return _kind_of_json(text)
    first = next(iter(text.splitlines()), "")
    if first.startswith("rowid\tdate\t"):
        return "matrix"
    if re.search(r"^mpid\tfirstname\tsurname\tparty", text, re.MULTILINE):
        return "members"
    if re.search(rf"^{','.join(HEADER)}\r?$", text.replace('"', ""), re.MULTILINE):
        return "commons-csv"
    return "voteview" if kind_of_table(first) else None


def _kind_of_json(text: str) -> str | None:
    try:
        document: Any = json.loads(text)
    except ValueError:
        return "commons-json"  # its reader tells what is wrong with it
    row = document[0] if isinstance(document, list) and document else document
    if not isinstance(row, Mapping):
        return None
    if "DivisionId" in row:
        return "commons-json"
    return "popolo" if {"vote_events", "motions", "votes"} & set(row) else None


def _groups(files: Mapping[str, str], kinds: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    """Yield the names of files that are read together."""
    for name in files:
        if kinds[name] == "matrix":
            beside = PurePath(name).with_suffix(".txt").as_posix()
            own = [other for other in files if PurePath(other).as_posix() == beside and kinds[other] == "members"]
            yield (name, *own)
        elif kinds[name] in {"commons-json", "commons-csv", "popolo"}:
            yield (name,)
    if tables := tuple(name for name in files if kinds[name] == "voteview"):
        yield from _by_start(tables)


def _by_start(tables: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield Voteview's tables by the first part of their names, such as ``S117``, or by folder where there is none."""
    for start in dict.fromkeys(map(_start, tables)):
        yield tuple(name for name in tables if _start(name) == start)


def _start(name: str) -> str:
    path = PurePath(name)
    return path.name.split("_")[0] if "_" in path.name else path.parent.as_posix()


def _read(files: Mapping[str, str], kind: str, chamber: str | None) -> Record:
    name, *rest = files
    if kind == "matrix":
        return read_public_whip(files[name], files[rest[0]] if rest else None, chamber or "commons")
    if kind == "commons-json":
        return read_commons_votes(files[name], chamber or "commons")
    if kind == "commons-csv":
        number = re.fullmatch(r"Division(\d+)", PurePath(name).stem)
        return read_commons_csv(files[name], int(number[1]) if number else None, chamber or "commons")
    return read_popolo(files[name], chamber or "popolo") if kind == "popolo" else read_voteview(*files.values())
