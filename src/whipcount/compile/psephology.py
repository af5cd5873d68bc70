"""Read the UK Parliament's psephology files: headers, byte-order marks and party codes made even."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from whipcount.compile.tables import require
from whipcount.errors import SourceError

__all__ = [
    "NO_PARTY",
    "PARLIAMENTS",
    "CandidacyRow",
    "ContestRow",
    "candidacies",
    "contests",
    "general_days",
    "notional_2005",
    "notional_2019",
]

PARLIAMENTS = (55, 56, 57, 58, 59)
NO_PARTY = 0
SPEAKER = 47
_BY_ELECTION_ONLY = {"By-election date", "Writ date", "Election date", "Democracy Club person ID"}
_SMALL = re.compile(r"(?<=[ -])(An|Of|On|Under|Upon|Le)(?=[ -])")
_TOTALS = {"TOTOTHV", "MAXOTHV"}


@dataclass(frozen=True, slots=True)
class ContestRow:
    """One seat at one election, as the returning officer declared it."""

    on: str
    kind: str
    gss: str
    electorate: int
    valid: int
    invalid: int | None
    majority: int
    result: str
    name: str
    region: str
    country: str
    type: str


@dataclass(frozen=True, slots=True)
class CandidacyRow:
    """One candidate, or one party in a notional result."""

    on: str
    kind: str
    gss: str
    party: int
    party_name: str
    party_abbreviation: str
    votes: int
    name: str
    mnis: int | None


def general_days(source: Path) -> dict[int, str]:
    """Return the Parliament's number -> day of the general election that elected it."""
    days = sorted({row[0] for row in _rows(source, "general-elections.csv")})
    if len(days) != len(PARLIAMENTS):
        raise SourceError(f"general-elections.csv: {len(days)} days, expected {len(PARLIAMENTS)}.")
    return dict(zip(PARLIAMENTS, days, strict=True))


def contests(source: Path) -> Iterator[ContestRow]:
    """Yield every seat at every general election and by-election."""
    days = general_days(source)
    for number in PARLIAMENTS:
        for row in _table(source, number, "constituencies"):
            yield _contest(row, days[number])


def candidacies(source: Path) -> Iterator[CandidacyRow]:
    """Yield every candidate at every general election and by-election."""
    days = general_days(source)
    for number in PARLIAMENTS:
        for row in _table(source, number, "candidacies"):
            yield _candidacy(row, days[number])


def notional_2005(source: Path) -> Iterator[tuple[CandidacyRow, int, int]]:
    """Yield party, electorate and valid votes of 2005 on the boundaries of 2010."""
    for row in _rows(source, "parliament-54-notional-results.csv")[1:]:
        gss, _name, party, party_name, short, votes, valid, electorate, _share = row
        yield _notional("2005-05-05", gss, party, party_name, short, votes), int(electorate), int(valid)


def notional_2019(source: Path) -> Iterator[tuple[CandidacyRow, int, int]]:
    """Yield party, electorate and valid votes of 2019 on the boundaries of 2024, codes as in the 2024 results."""
    for row in _rows(source, "parliament-58-notional-results.csv"):
        column, votes, short, party_name, party = row[11:]
        if column not in _TOTALS:
            code = str(SPEAKER) if column == "Commons Speaker" else party
            notional = _notional("2019-12-12", row[2], code, party_name, short, votes)
            yield notional, int(row[8]), int(row[9])


def _notional(on: str, gss: str, party: str, name: str, short: str, votes: str) -> CandidacyRow:
    code = int(party) if party.isdigit() else NO_PARTY
    return CandidacyRow(on, "notional", gss, code, name, short, int(votes), "", None)


def _table(source: Path, number: int, what: str) -> Iterator[dict[str, str]]:
    by_elections = _rows(source, f"parliament-{number}-by-elections-{what}.csv")
    header = [_column(name) for name in by_elections[0]]
    general = _rows(source, f"parliament-{number}-general-election-{what}.csv")
    if number == PARLIAMENTS[-1]:
        yield from (dict(zip(general[0], row, strict=True)) for row in general[1:])
    else:
        yield from _without_header(general, [name for name in header if name not in _BY_ELECTION_ONLY])
    yield from (dict(zip(header, row, strict=True)) for row in by_elections[1:])


def _column(name: str) -> str:
    return "ONS ID" if name == "ONS ID2" else name


def _without_header(rows: Sequence[list[str]], header: list[str]) -> Iterator[dict[str, str]]:
    """Name the columns that come before the parties' votes; those differ between the two kinds of file."""
    shared = header if len(rows[0]) == len(header) else header[: header.index("Con")]
    yield from (dict(zip(shared, row, strict=False)) for row in rows)


def _contest(row: dict[str, str], general: str) -> ContestRow:
    held = row.get("By-election date")
    return ContestRow(
        on=_iso(held) if held else general,
        kind="by" if held else "general",
        gss=row["ONS ID"],
        electorate=int(row["Electorate"]),
        valid=int(row["Valid votes"]),
        invalid=int(row["Invalid votes"]) if row["Invalid votes"].isdigit() else None,
        majority=int(row["Majority"]),
        result=row["Result"],
        name=_SMALL.sub(lambda word: word[0].lower(), row["Constituency name"].strip()),
        region=row["Region name"].strip(),
        country=row["Country name"].strip(),
        type=row["Constituency type"].lower(),
    )


def _candidacy(row: dict[str, str], general: str) -> CandidacyRow:
    held = row.get("Election date")
    return CandidacyRow(
        on=_iso(held) if held else general,
        kind="by" if held else "general",
        gss=row["ONS ID"],
        party=int(row["MNIS party ID"]),
        party_name=row["Party name"],
        party_abbreviation=row["Party abbreviation"],
        votes=int(row["Votes"]),
        name=f"{row['Candidate first name'].strip()} {row['Candidate surname'].strip()}".strip(),
        mnis=int(row["Member MNIS ID"]) if row["Member MNIS ID"].isdigit() else None,
    )


def _iso(day: str) -> str:
    return "-".join(reversed(day.strip().split("/")))


def _rows(source: Path, name: str) -> list[list[str]]:
    with require(source / "elections" / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))
