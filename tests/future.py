"""The embedded tables as they would be if the world had ended on a day: what became public later is taken away."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from whipcount.dates import first_day, last_day
from whipcount.facts.tables import DATA

__all__ = ["without_the_future"]

Row = dict[str, str]
Cut = Callable[[Row, str], Row | None]


def span(start: str, end: str, *told: str) -> Cut:
    """Drop rows that begin later; open those that end later, with what is told of the end."""

    def cut(row: Row, day: str) -> Row | None:
        if row[start] > day:
            return None
        return row | dict.fromkeys((end, *told), "") if row[end] > day else row

    return cut


def until(column: str) -> Cut:
    """Drop rows after the day."""
    return lambda row, day: None if row[column] > day else row


def before(column: str) -> Cut:
    """Drop rows of the day and after: a result of the day is public on the next."""
    return lambda row, day: None if row[column] >= day else row


def poll(row: Row, day: str) -> Row | None:
    if row["kind"] == "result":
        return None if row["start"] >= day else row
    public = row["published"] or row["end"] or last_day(row["month"]).isoformat()
    return None if max(public, row["end"]) > day else row


def spell(row: Row, day: str) -> Row | None:
    if max(row["start"], row["known_from"]) > day:
        return None
    row = row | {"known_to": ""} if row["known_to"] > day else row
    return row | {"end": "", "end_reason": ""} if row["end"] > day else row


def parliament(row: Row, day: str) -> Row | None:
    if row["elected_on"] > day:
        return None
    row = row | {"known_until": min(row["known_until"], day)}
    return row | {"dissolved_on": ""} if row["dissolved_on"] > day else row


def leadership(row: Row, day: str) -> Row | None:
    if row["from"] > day:
        return None
    row = row | {"to": ""} if row["to"] > day else row
    return row | {"announced": "", "to": "", "manner": ""} if row["announced"] > day else row


def rating(row: Row, day: str) -> Row | None:
    return None if max(row["published"], row["latest"]) > day else row


def ballot(row: Row, day: str) -> Row | None:
    if (row["called"] or row["on"]) > day:
        return None
    return row | {"on": "", "for": "", "against": ""} if row["on"] > day else row


def contest(row: Row, day: str) -> Row | None:
    if row["on"] > day:
        return None
    months = row["months_until_leader_left"]
    left = months and date.fromisoformat(row["on"]) + timedelta(days=31 * float(re.split(r"[^\d.]", months)[0] or 0))
    return row | {"months_until_leader_left": ""} if left and left.isoformat() > day else row


def event(row: Row, day: str) -> Row | None:
    return None if first_day(row["known"]).isoformat() > day else row


CUTS: dict[str, Cut] = {
    "tables/candidacies.csv": before("on"),
    "tables/contests.csv": contest,
    "tables/divisions.csv": until("on"),
    "tables/divisions_2019.csv": until("on"),
    "tables/offices.csv": span("start", "end"),
    "tables/parliaments.csv": parliament,
    "tables/polls.csv": poll,
    "tables/ratings.csv": rating,
    "tables/results.csv": before("on"),
    "tables/spells.csv": spell,
    "tables/spells_earlier.csv": spell,
    "manual/arrangements.csv": span("from", "to"),
    "manual/contest_places.csv": until("on"),
    "manual/election_calls.csv": until("announced"),
    "manual/governments.csv": span("from", "to"),
    "manual/governments_before_1964.csv": span("from", "to"),
    "manual/leader_intentions.csv": until("said"),
    "manual/leaders.csv": span("from", "to"),
    "manual/leadership_ballots.csv": ballot,
    "manual/leaderships.csv": leadership,
    "manual/presiding.csv": span("from", "to"),
    "manual/result_corrections.csv": until("on"),
}


def without_the_future(folder: Path, day: date) -> Path:
    """Return a copy of the embedded data without what became public after a day; the fits stay as shipped."""
    made = folder / "data"
    shutil.copytree(DATA, made, ignore=shutil.ignore_patterns("models", "__pycache__"))
    for name, cut in CUTS.items():
        _rewrite(made / name, cut, day)
    for path in made.glob("cases/*/events.csv"):
        _rewrite(path, event, day)
    for path in made.glob("cases/*/case.toml"):
        path.write_text(_head(path.read_text(encoding="utf-8"), day), encoding="utf-8")
    return made


def _rewrite(path: Path, cut: Cut, day: date) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        names = list(reader.fieldnames or [])
        kept = list(_kept(reader, cut, day.isoformat()))
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def _kept(rows: csv.DictReader[str], cut: Cut, day: str) -> Iterator[Row]:
    for row in rows:
        found = cut(row, day)
        if found is not None:
            yield found


def _head(text: str, day: date) -> str:
    """Return the head of a case without later ballots, its span open."""
    parts = re.split(r"(?m)^(?=\[)", text)
    kept = [
        part
        for part in parts
        if not part.startswith("[[ballot]]") or re.findall(r'on = "([\d-]+)"', part)[0] <= day.isoformat()
    ]
    return re.sub(r'(?m)^span = \["([\d-]+)", "[\d-]+"\]', r'span = ["\1", "2100-01-01"]', "".join(kept))
