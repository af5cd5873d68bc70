"""Voteview's CSV files: members and votes, and the roll calls with day and description if they are at hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from whipcount.divisions.record import Heading, Record, RecordBuilder
from whipcount.divisions.types import Vote
from whipcount.errors import InputError

__all__ = ["first_day_of_congress", "kind_of_table", "read_voteview"]

CODES = {
    0: Vote.NOT_MEMBER, 1: Vote.AYE, 2: Vote.PAIRED_AYE, 3: Vote.PAIRED_AYE, 4: Vote.PAIRED_NO, 5: Vote.PAIRED_NO,
    6: Vote.NO, 7: Vote.ABSTAIN, 8: Vote.ABSTAIN, 9: Vote.NO_VOTE,
}  # fmt: skip
PARTIES = {"100": "democrat", "200": "republican", "328": "independent", "329": "independent-democrat",
           "331": "independent-republican"}  # fmt: skip
PRESIDENT = "president"
MEMBERS = ("icpsr", "bioname", "party_code", "chamber", "congress")
VOTES = ("congress", "chamber", "rollnumber", "icpsr", "cast_code")
ROLLCALLS = ("congress", "chamber", "rollnumber", "date")


def first_day_of_congress(number: int) -> date:
    """Return the day on which a Congress begins: 3 January since the 74th, 4 March before.

    Examples
    --------
    >>> first_day_of_congress(117).isoformat(), first_day_of_congress(1).isoformat()
    ('2021-01-03', '1789-03-04')
    """
    year = 1787 + 2 * number
    return date(year, 1, 3) if number >= 74 else date(year, 3, 4)


def read_voteview(*tables: str) -> Record:
    """Read Voteview's tables, in any order: members, votes and, if at hand, roll calls.

    Pairs and announced votes are kept as pairs: on no side. A member whom a roll call does not name was no member.
    Without the table of roll calls no day is known; the first day of the Congress then stands for all, and the notes
    say so.

    Parameters
    ----------
    tables : contents of the CSV files

    Raises
    ------
    InputError : a table is missing or unknown, a code or a member is unknown; all are told with line numbers
    """
    found = dict(_kind(text) for text in tables)
    missing = [kind for kind in ("members", "votes") if kind not in found]
    if missing:
        raise InputError(f"Voteview's table of {' and of '.join(missing)} is wanted too.")
    builder = RecordBuilder("voteview", unlisted=Vote.NOT_MEMBER)
    parties = _members(builder, found["members"])
    headings = _headings(builder, found.get("rollcalls", []))
    _votes(builder, found["votes"], headings, parties)
    voted = {voter for row in builder.votes.values() for voter in row}
    builder.names = {id: name for id, name in builder.names.items() if id in voted}
    return builder.record()


def kind_of_table(header: str) -> str | None:
    """Return ``votes``, ``members`` or ``rollcalls`` by the first line of a table, None for none of them."""
    columns = {cell.strip('"') for cell in header.split(",")}
    tables = (("votes", VOTES), ("members", MEMBERS), ("rollcalls", ROLLCALLS))
    return next((kind for kind, wanted in tables if columns >= set(wanted)), None)


def _kind(text: str) -> tuple[str, list[dict[str, str]]]:
    header = next(iter(text.removeprefix("\ufeff").splitlines()), "")
    kind = kind_of_table(header)
    if kind is None:
        raise InputError(f"This is no table of Voteview: its first line is {header[:80]!r}.")
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error as error:
        raise InputError(f"The table of {kind} is no CSV: {error}.") from None
    return kind, [{key: cell or "" for key, cell in row.items() if isinstance(key, str)} for row in rows]


def _members(builder: RecordBuilder, rows: list[dict[str, str]]) -> dict[str, str]:
    parties: dict[str, str] = {}
    for line, row in _numbered(rows):
        try:
            id = f"icpsr:{int(float(row['icpsr']))}"
        except (ValueError, OverflowError):
            builder.fault(f"Members, line {line}: {row['icpsr']!r} is no ICPSR number.")
            continue
        builder.voter(id, row["bioname"])
        code = row["party_code"].removesuffix(".0")
        is_president = row["chamber"] == "President"
        parties[id] = PRESIDENT if is_president else PARTIES.get(code, f"party-{code}")
    return parties


def _votes(
    builder: RecordBuilder, rows: list[dict[str, str]], headings: dict[str, Heading], parties: dict[str, str]
) -> None:
    presidents = dict.fromkeys((id for id, party in parties.items() if party == PRESIDENT), 0)
    for line, row in _numbered(rows):
        where = f"Votes, line {line}"
        try:
            voter, code = f"icpsr:{int(float(row['icpsr']))}", int(float(row["cast_code"]))
            heading = _heading(row, headings)
        except (ValueError, OverflowError):
            builder.fault(f"{where}: a cell is no number.")
            continue
        if voter in presidents:
            presidents[voter] += 1
            continue
        if code not in CODES or voter not in builder.names:
            builder.fault(
                f"{where}: unknown code {code}." if code not in CODES else f"{where}: unknown member {voter}."
            )
            continue
        if heading.id not in builder.headings:
            builder.chamber = heading.id.split(":")[0]
            builder.division(heading, where)
        if voter in builder.votes[heading.id]:
            builder.fault(f"{where}: {voter} votes twice in {heading.id}.")
            continue
        builder.vote(heading.id, voter, CODES[code], parties[voter], where)
    builder.notes += [
        f"{builder.names[id]}: {n:,} positions of a president are no votes and are left out."
        for id, n in presidents.items()
        if n
    ]
    if not headings:
        builder.notes.append(
            "No table of roll calls was given: the days are unknown, and the first day of the Congress stands for all."
        )


def _heading(row: dict[str, str], headings: dict[str, Heading]) -> Heading:
    id = _id(row)
    if id in headings:
        return headings[id]
    return Heading(id, first_day_of_congress(int(row["congress"])), f"Roll call {row['rollnumber']}")


def _id(row: dict[str, str]) -> str:
    return f"{row['chamber'].lower()}-{int(row['congress'])}:{int(float(row['rollnumber']))}"


def _headings(builder: RecordBuilder, rows: list[dict[str, str]]) -> dict[str, Heading]:
    found: dict[str, Heading] = {}
    for line, row in _numbered(rows):
        try:
            heading = _dated(row)
        except (ValueError, OverflowError) as error:
            builder.fault(f"Roll calls, line {line}: {error}.")
            continue
        found[heading.id] = heading
    return found


def _dated(row: dict[str, str]) -> Heading:
    title = row.get("dtl_desc") or row.get("vote_desc") or row.get("vote_question") or f"Roll call {row['rollnumber']}"
    ayes, noes = (int(float(row[key])) if row.get(key) else None for key in ("yea_count", "nay_count"))
    try:
        on = date.fromisoformat(row["date"])
    except ValueError:
        raise ValueError(f"{row['date']!r} is no day") from None
    return Heading(_id(row), on, " ".join(title.split()), ayes, noes)


def _numbered(rows: list[dict[str, str]]) -> Iterator[tuple[int, dict[str, str]]]:
    return enumerate(rows, start=2)
