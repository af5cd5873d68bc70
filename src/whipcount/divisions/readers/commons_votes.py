"""Divisions of the Commons Votes API of the UK Parliament, and the CSV that its website offers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from whipcount.divisions.readers.labels import slug
from whipcount.divisions.record import Heading, Record, RecordBuilder
from whipcount.divisions.types import SIDES, Vote
from whipcount.errors import InputError

__all__ = ["load_divisions", "read_commons_csv", "read_commons_votes"]

LISTS = {
    "Ayes": Vote.AYE, "Noes": Vote.NO, "AyeTellers": Vote.TELLER_AYE, "NoTellers": Vote.TELLER_NO,
    "NoVoteRecorded": Vote.NO_VOTE,
}  # fmt: skip
CELLS = {
    "aye": Vote.AYE, "no": Vote.NO, "teller - ayes": Vote.TELLER_AYE, "teller - noes": Vote.TELLER_NO,
    "no vote recorded": Vote.NO_VOTE, "both": Vote.BOTH,
}  # fmt: skip
PROXY = {Vote.AYE: Vote.PROXY_AYE, Vote.NO: Vote.PROXY_NO}
HEADER = ["Member", "Party", "Constituency", "Vote", "Proxy Member"]


def read_commons_votes(documents: str | Mapping[str, Any] | Iterable[Any], chamber: str = "commons") -> Record:
    """Read one division or several as the Commons Votes API gives them.

    A member whom no list of a division names was no member that day, if the division lists those without a vote.

    Parameters
    ----------
    documents : JSON text, or its objects: a division, or a list of them
    chamber : first part of the ids of the divisions

    Raises
    ------
    InputError : no JSON, or a division without id, day, title or lists; all are told with their place
    """
    builder = RecordBuilder(chamber, unlisted=Vote.NOT_MEMBER)
    found = load_divisions(documents)
    for number, document in enumerate(found, start=1):
        _division(builder, document, f"Division {number}")
    if not any(isinstance(row, Mapping) and row.get("NoVoteRecorded") for row in found):
        builder.unlisted = Vote.NO_VOTE
    return builder.record()


def load_divisions(documents: str | Mapping[str, Any] | Iterable[Any]) -> list[Any]:
    """Return the objects of one division or several, not yet looked at.

    Raises
    ------
    InputError : no JSON, or neither an object nor a list
    """
    if isinstance(documents, str):
        try:
            documents = json.loads(documents)
        except ValueError as error:
            raise InputError(f"This is no JSON: {error}.") from None
    if isinstance(documents, Mapping):
        return [documents]
    if not isinstance(documents, Iterable):
        raise InputError("A division of the Commons Votes API is an object, several are a list.")
    return list(documents)


def _division(builder: RecordBuilder, document: Any, where: str) -> None:
    heading = _heading(builder, document, where)
    if heading is None:
        return
    is_new = builder.division(heading, where)
    before = dict(builder.votes[heading.id])
    for name, vote in LISTS.items():
        for place, row in enumerate(document.get(name) or [], start=1):
            _vote(builder, heading.id, row, vote, f"{where}, {name} {place}")
    if not is_new and before != builder.votes[heading.id]:
        builder.fault(f"{where}: division {heading.id} comes twice with different votes.")


def _heading(builder: RecordBuilder, document: Any, where: str) -> Heading | None:
    wanted = ("DivisionId", "Date", "Title", "Ayes", "Noes")
    missing = [key for key in wanted if not isinstance(document, Mapping) or document.get(key) is None]
    if missing:
        builder.fault(f"{where} has no {', '.join(missing)}: it is no division of the Commons Votes API.")
        return None
    try:
        on = datetime.fromisoformat(str(document["Date"])).date()
        ayes, noes = document.get("AyeCount"), document.get("NoCount")
        title = re.sub(r"\s+", " ", str(document.get("FriendlyTitle") or document["Title"])).strip()
        return Heading(f"{builder.chamber}:{int(document['DivisionId'])}", on, title, ayes, noes)
    except ValueError:
        builder.fault(f"{where}: {document['Date']!r} is no day or {document['DivisionId']!r} no number.")
        return None


def _vote(builder: RecordBuilder, division: str, row: Any, vote: Vote, where: str) -> None:
    if not isinstance(row, Mapping) or not isinstance(row.get("MemberId"), int):
        builder.fault(f"{where} has no MemberId.")
        return
    id = f"mnis:{row['MemberId']}"
    builder.voter(id, str(row.get("Name") or id).strip())
    by_proxy = bool(row.get("ProxyName"))
    builder.vote(division, id, PROXY.get(vote, vote) if by_proxy else vote, slug(row.get("Party")), where)


def read_commons_csv(text: str, number: int | None = None, chamber: str = "commons") -> Record:
    """Read the CSV of one division from the website of the Commons; it has names and no ids.

    Parameters
    ----------
    text : content of the file
    number : id of the division, as in the name of the file; None takes day and number of the sitting

    Raises
    ------
    InputError : no such file, or a row with an unknown vote; all are told with line numbers
    """
    try:
        return _read_csv(text, number, RecordBuilder(chamber))
    except csv.Error as error:
        raise InputError(f"This is no CSV: {error}.") from None


def _read_csv(text: str, number: int | None, builder: RecordBuilder) -> Record:
    reader = csv.reader(io.StringIO(text, newline=""))
    if not any(row == HEADER for row in reader):
        raise InputError(f"This is no division of the Commons website: no line {','.join(HEADER)}.")
    above = text.splitlines()[: reader.line_num - 1]
    heading = _head([line.strip().strip('"') for line in above], number, builder)
    if heading is not None:
        builder.division(heading, "Line 1")
        for row in reader:
            if row:
                _cells(builder, heading.id, row, f"Line {reader.line_num}")
    return builder.record()


def _head(lines: list[str], number: int | None, builder: RecordBuilder) -> Heading | None:
    told = dict(re.findall(r"^(Division Number|Division Date|Aye Count|Noes? Count): *(\S+)", "\n".join(lines), re.M))
    rest = [line for line in lines if line and not re.match(r"(Division|Aye|Noes?) (Number|Date|Count):|Members", line)]
    try:
        on = datetime.strptime(told["Division Date"], "%d/%m/%Y").date()  # noqa: DTZ007
        id = str(number) if number is not None else f"{on.isoformat()}-{int(told['Division Number'])}"
        noes = told.get("Noes Count", told.get("No Count"))
        ayes = told.get("Aye Count")
        return Heading(
            f"{builder.chamber}:{id}", on, " ".join(rest), int(ayes) if ayes else None, int(noes) if noes else None
        )
    except (KeyError, ValueError):
        builder.fault("The lines above the votes give no day (DD/MM/YYYY) or no number of the division.")
        return None


def _cells(builder: RecordBuilder, division: str, row: list[str], where: str) -> None:
    if len(row) != len(HEADER) or row[3].strip().lower() not in CELLS:
        builder.fault(f"{where}: {','.join(row)!r} is no member with a known vote.")
        return
    name, party, seat, cell, proxy = (text.strip() for text in row)
    vote = CELLS[cell.lower()]
    id = f"name:{name}|{seat}"
    builder.voter(id, name)
    builder.vote(division, id, PROXY.get(vote, vote) if proxy and vote in SIDES else vote, slug(party), where)
