"""The matrix of the Public Whip: a tab-separated row a division, a column a member, and a list of members beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from whipcount.divisions.readers.labels import slug
from whipcount.divisions.record import Heading, Record, RecordBuilder
from whipcount.divisions.types import Vote

__all__ = ["read_public_whip"]

CODES = {
    "2": Vote.AYE, "4": Vote.NO, "1": Vote.TELLER_AYE, "5": Vote.TELLER_NO, "3": Vote.BOTH, "-9": Vote.NO_VOTE,
}  # fmt: skip
_HEAD = 4


def read_public_whip(matrix: str, members: str | None = None, chamber: str = "commons") -> Record:
    r"""Read a Public Whip matrix.

    Titles may hold tabs: the votes are the last cells of a row. No vote recorded and no member are one code there,
    and a member has one party for the whole file.

    Parameters
    ----------
    matrix : content of the ``.dat`` file
    members : content of the ``.txt`` file with names and parties; None if there is none
    chamber : first part of the ids of the divisions

    Raises
    ------
    InputError : no matrix, a row with too few cells, an unknown code, a wrong day; all are told with row numbers

    Examples
    --------
    >>> dat = "rowid\tdate\tvoteno\tBill\tmpid8\tmpid9\n7\t2022-01-10\t1\tA\ttitle\t2\t5\n"
    >>> record = read_public_whip(dat)
    >>> record.divisions[0].id, record.divisions[0].title, record.divisions[0].votes
    ('commons:7', 'A title', 'An')
    """
    lines = matrix.splitlines()
    builder = RecordBuilder(chamber)
    columns = lines[0].split("\t")[_HEAD:] if lines else []
    ids = [f"mnis:{column.removeprefix('mpid')}" for column in columns]
    if not ids or not all(column.startswith("mpid") for column in columns):
        builder.fault("Row 1 is no header of a Public Whip matrix: wanted are rowid, date, voteno, Bill and mpid….")
        return builder.record()
    parties = _members(members or "", builder)
    for id in ids:
        builder.voter(id, builder.names.get(id, id))
    builder.names = {id: builder.names[id] for id in ids}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            _row(builder, ids, parties, f"Row {number}", line.split("\t"))
    return builder.record()


def _members(text: str, builder: RecordBuilder) -> dict[str, str]:
    parties: dict[str, str] = {}
    for cells in _listed(text):
        id = f"mnis:{cells[0]}"
        builder.voter(id, f"{cells[1]} {cells[2]}".strip())
        if label := slug(cells[3]):
            parties[id] = label
    return parties


def _listed(text: str) -> Iterator[list[str]]:
    rows = (line.split("\t") for line in text.splitlines())
    return (cells for cells in rows if len(cells) >= _HEAD and cells[0].isdigit())


def _row(builder: RecordBuilder, ids: list[str], parties: dict[str, str], where: str, cells: list[str]) -> None:
    if len(cells) < len(ids) + _HEAD:
        builder.fault(f"{where} has {len(cells)} cells where {len(ids) + _HEAD} or more are wanted.")
        return
    title = re.sub(r"\s+", " ", " ".join(cells[_HEAD - 1 : -len(ids)])).strip()
    heading = _heading(builder, where, cells[0], cells[1], title)
    if heading is None:
        return
    is_new = builder.division(heading, where)
    before = dict(builder.votes[heading.id])
    for id, code in zip(ids, cells[-len(ids) :], strict=True):
        if code not in CODES:
            builder.fault(f"{where}, {builder.names[id]}: unknown code {code!r}; known are {', '.join(CODES)}.")
        elif is_new:
            builder.vote(heading.id, id, CODES[code], parties.get(id), where)
        elif before.get(id) is not CODES[code]:
            builder.fault(f"{where}, {builder.names[id]}: division {heading.id} comes twice with different votes.")


def _heading(builder: RecordBuilder, where: str, number: str, on: str, title: str) -> Heading | None:
    try:
        return Heading(f"{builder.chamber}:{int(number)}", date.fromisoformat(on), title)
    except ValueError:
        builder.fault(f"{where}: {number!r} is no number or {on!r} no day (YYYY-MM-DD).")
        return None
