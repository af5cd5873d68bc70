"""Compile government posts by person and day: ministers and whips since 1979, private secretaries to 2010."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whipcount.compile.ministers import Appointment, appointments, dicts
from whipcount.compile.people import seat_key
from whipcount.compile.tables import bound, csv_bytes, require
from whipcount.errors import SourceError

__all__ = ["OFFICES_HEADER", "build"]

OFFICES_HEADER = [
    "person",
    "name",
    "house",
    "kind",
    "title",
    "organisation",
    "rank",
    "cabinet",
    "acting",
    "start",
    "end",
]
_PPS = re.compile(r"PPS\b.*|Parliamentary Private Secretary.*")
_ASSISTED = re.compile(r"\((?P<whom>.*)\)")
_RENAMED = {"Western Isles": "Na h-Eileanan an Iar"}
Spells = dict[str, list[tuple[str, str, str]]]


def build(source: Path) -> dict[str, bytes]:
    """Return ``offices.csv``; a post that ends on a day is no longer held at the end of that day.

    Raises
    ------
    SourceError : a file is missing, a minister in the Commons fits nobody, or a count is out of bounds
    """
    posts = [*_ministers(source), *_private_secretaries(source)]
    bound("offices", len(posts), 3_900, 6_000)
    rows = sorted(posts, key=lambda row: [str(cell) for cell in (row[9], row[1], row[4], row[5], row[10])])
    return {"offices.csv": csv_bytes(OFFICES_HEADER, rows)}


def _ministers(source: Path) -> Iterator[list[object]]:
    folder = source / "offices"
    persons = _PersonFinder(source)
    for post in appointments(folder):
        yield [
            persons.find(post), post.name, post.house, post.kind, post.title, post.organisation, post.rank,
            post.cabinet, "yes" if post.acting else "", post.start, post.end,
        ]  # fmt: skip


class _PersonFinder:
    """Find the person of a minister.

    Someone who moved to the Lords may have one id for each House: a post held in the Commons goes to the id that
    held the seat, any other to the id that has the Parliament's member id.
    """

    def __init__(self, source: Path) -> None:
        self._by_mnis = _by_mnis(source)
        self._by_seat = _by_seat(source)
        self._seats = _seats_of_ministers(source / "offices")

    def find(self, post: Appointment) -> str | None:
        """Return the number of the person, None for a peer whom the register does not know."""
        in_commons = self._by_days(post.person)
        by_mnis = self._by_mnis.get(post.mnis)
        known = (in_commons or by_mnis) if post.house == "commons" else (by_mnis or in_commons)
        if known is None and post.house == "commons":
            raise SourceError(
                f"appointment.csv: {post.name}, {post.title} {post.start} fits no member of the register."
            )
        return known

    def _by_days(self, person: str) -> str | None:
        found = {
            holder
            for seat, start in self._seats.get(person, [])
            for first, last, holder in self._by_seat.get(seat_key(_RENAMED.get(seat, seat)), [])
            if first <= start < (last or "9999")
        }
        return found.pop() if len(found) == 1 else None


def _by_mnis(source: Path) -> dict[str, str]:
    import polars as pl

    frame = pl.read_parquet(require(source / "register" / "person_identifiers.parquet"))
    rows = frame.filter(pl.col.scheme == "datadotparl_id").select("identifier", "person_id").sort("person_id")
    return {str(mnis): _number(str(person)) for mnis, person in rows.iter_rows()}


def _by_seat(source: Path) -> Spells:
    import polars as pl

    frame = pl.read_parquet(require(source / "register" / "simple_memberships.parquet"))
    frame = frame.filter((pl.col.chamber == "commons") & (pl.col.start_date >= "1955"))
    seats: Spells = defaultdict(list)
    for row in frame.iter_rows(named=True):
        end = row["end_date"] if row["end_date"] and row["end_date"] != "NaN" else ""
        seats[seat_key(row["constituency"])].append((row["start_date"], end, _number(row["person_id"])))
    return seats


def _seats_of_ministers(folder: Path) -> dict[str, list[tuple[str, str]]]:
    names = {row["id"]: row["name"] for row in dicts(folder, "constituency.csv")}
    seats: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in dicts(folder, "representation.csv"):
        if row["constituency_id"]:
            seats[row["person_id"]].append((names[row["constituency_id"]], row["start_date"]))
    return seats


def _private_secretaries(source: Path) -> Iterator[list[object]]:
    record = json.loads(require(source / "offices" / "ministers_pre2010.json").read_text(encoding="utf-8"))
    organisations = {row["id"]: row["name"] for row in record["organizations"]}
    names = _names(source)
    for row in record["memberships"]:
        if _PPS.fullmatch(row.get("role", "")):
            yield _private_secretary(row, organisations[row["organization_id"]], names)


def _private_secretary(row: dict[str, Any], organisation: str, names: dict[str, str]) -> list[object]:
    person = _number(row["person_id"])
    whom = _ASSISTED.search(row["role"])
    title = "Parliamentary Private Secretary" + (f" ({whom['whom']})" if whom else "")
    end = row["end_date"]
    return [person, names[person], "commons", "pps", title, organisation, "PPS", "", "", row["start_date"], end]


def _names(source: Path) -> dict[str, str]:
    import polars as pl

    frame = pl.read_parquet(require(source / "register" / "simple_memberships.parquet"))
    frame = frame.filter(pl.col.chamber == "commons").sort("start_date")
    rows: Iterable[dict[str, Any]] = frame.iter_rows(named=True)
    return {_number(row["person_id"]): f"{row['first_name']} {row['last_name']}" for row in rows}


def _number(identifier: str) -> str:
    return identifier.rsplit("/", 1)[1]
