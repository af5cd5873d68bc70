"""Read the Institute for Government's ministers database: appointments with post, name, house and cabinet status."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whipcount.compile.tables import require
from whipcount.errors import SourceError

__all__ = ["Appointment", "appointments", "dicts"]

WHIPS = "Government Whips"
CABINET = {
    "Full cabinet": "full",
    "Attends cabinet": "attends",
    "Attends cabinet when ministerial responsibilities are on the agenda": "sometimes",
    "Non-cabinet": "",
}
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Appointment:
    """One span of one appointment under one cabinet status; ``end`` is the day of leaving, empty while it lasts."""

    person: str
    mnis: str
    name: str
    house: str
    kind: str
    title: str
    organisation: str
    rank: str
    cabinet: str
    acting: bool
    start: str
    end: str


def appointments(folder: Path) -> Iterator[Appointment]:
    """Yield every appointment, split where the cabinet status changes."""
    posts = {row["id"]: row for row in dicts(folder, "post.csv")}
    organisations = {row["id"]: row["name"] for row in dicts(folder, "organisation.csv")}
    people = _grouped(dicts(folder, "person.csv"), "id")
    houses = _grouped(dicts(folder, "representation.csv"), "person_id")
    spans = _grouped(dicts(folder, "appointment_characteristics.csv"), "appointment_id")
    for row in dicts(folder, "appointment.csv"):
        post = posts[row["post_id"]]
        organisation = organisations[post["organisation_id"]]
        for span in _spans(row, spans[row["id"]]):
            yield _appointment(row, span, post, organisation, people[row["person_id"]], houses[row["person_id"]])


def _spans(row: Row, spans: list[Row]) -> Iterator[Row]:
    """Yield the spans in order; the first begins and the last ends with the appointment itself."""
    ordered = sorted(spans, key=lambda span: span["start_date"])
    for n, span in enumerate(ordered):
        start = row["start_date"] if n == 0 else span["start_date"]
        end = row["end_date"] if n == len(ordered) - 1 else span["end_date"]
        yield span | {"start_date": start, "end_date": end}


def _appointment(row: Row, span: Row, post: Row, organisation: str, names: list[Row], houses: list[Row]) -> Appointment:
    if span["cabinet_status"] not in CABINET:
        raise SourceError(f"appointment_characteristics.csv: unknown cabinet status {span['cabinet_status']!r}.")
    is_whip = organisation.startswith(WHIPS) and post["rank_equivalence"].startswith("Parl")
    name = _on(names, span["start_date"])
    return Appointment(
        person=row["person_id"],
        mnis=name["id_parliament"].removesuffix(".0"),
        name=name["name"],
        house=_house(houses, span["start_date"]),
        kind="whip" if is_whip else "minister",
        title=post["name"],
        organisation="" if post["rank_equivalence"] == "PM" else organisation,
        rank=post["rank_equivalence"].rstrip("."),
        cabinet=CABINET[span["cabinet_status"]],
        acting=span["is_acting"] == "True",
        start=span["start_date"],
        end=span["end_date"],
    )


def _house(rows: list[Row], on: str) -> str:
    """Return the chamber on the day of the appointment, or the one entered soonest after it."""
    sat = [row for row in rows if row["start_date"] <= on and (not row["end_date"] or on <= row["end_date"])]
    later = sorted((row for row in rows if row["start_date"] > on), key=lambda row: row["start_date"])
    chosen = [*sorted(sat, key=lambda row: row["start_date"], reverse=True), *later]
    return chosen[0]["house"].lower() if chosen else ""


def _on(rows: list[Row], on: str) -> Row:
    held = [row for row in rows if row["start_date"] <= on and (not row["end_date"] or on < row["end_date"])]
    return held[0] if held else rows[0]


def _grouped(rows: list[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def dicts(folder: Path, name: str) -> list[Row]:
    """Return the rows of one table of the database."""
    with require(folder / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
