"""A published list of names, or a count of ours, as rows that can be compared."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from whipcount.dates import first_day, is_partial_date, last_day
from whipcount.errors import InputError
from whipcount.ledger.vocabulary import EventType
from whipcount.register.names import NameIndex, name_key
from whipcount.tally.count import Count

__all__ = ["Entry", "Tracker", "read_tracker", "tracker_of_count"]

_COLUMNS = ("name", "stance", "date", "party")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list.

    Attributes
    ----------
    name : as written
    person : id, or the letters of the name where nobody or several people fit
    stance : None where the list does not tell
    on : partial date, None where the list does not tell
    party : slug, None where the list does not tell
    since : the day from which a count of ours has it, None for a list of others
    """

    name: str
    person: str
    stance: EventType | None = None
    on: str | None = None
    party: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Tracker:
    """A list with its scope.

    Attributes
    ----------
    label : what a reader calls it
    entries : rows in order, repeated ones included
    until : last day that it covers, None where unknown
    count : the count that it was made from, None for a list of others
    """

    label: str
    entries: tuple[Entry, ...]
    until: date | None = None
    count: Count | None = None

    @property
    def stances(self) -> frozenset[EventType]:
        """The stances that its rows name."""
        return frozenset(entry.stance for entry in self.entries if entry.stance)


def tracker_of_count(count: Count, stances: Iterable[EventType], label: str) -> Tracker:
    """Return the members who hold any of the stances, one row for each stance."""
    entries = (
        Entry(row.name, row.id or name_key(row.name), stance, row.on, since=row.since)
        for stance in stances
        for row in count.standing[stance]
    )
    return Tracker(label, tuple(entries), min(count.on, count.known), count)


def read_tracker(text: str, label: str, names: NameIndex) -> Tracker:
    """Return a list from CSV with the column ``name`` and, if it has them, ``stance``, ``date`` and ``party``.

    Raises
    ------
    InputError : with every row that cannot be used
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        return _read(reader, label, names)
    except csv.Error as fault:
        raise InputError(f"{label} line {reader.line_num} is not part of a CSV table ({fault}).") from None


def _read(reader: csv.DictReader[str], label: str, names: NameIndex) -> Tracker:
    held = [name.strip().lower() for name in reader.fieldnames or ()]
    if "name" not in held:
        raise InputError(f"{label} has no column 'name'; its first line must name the columns {', '.join(_COLUMNS)}.")
    entries, faults = [], []
    for raw in reader:
        row = {key.strip().lower(): (cell or "").strip() for key, cell in raw.items() if isinstance(key, str)}
        wrong = _faults(row)
        faults += [f"{label} line {reader.line_num}: {fault}" for fault in wrong]
        if not wrong and row.get("name"):
            entries.append(_entry(row, names))
    if faults:
        raise InputError(f"{len(faults)} cells of {label} cannot be used; mend them first.", faults)
    days = [last_day(entry.on) for entry in entries if entry.on]
    return Tracker(label, tuple(entries), max(days, default=None))


def _faults(row: Mapping[str, str]) -> list[str]:
    faults = []
    if row.get("stance") and row["stance"] not in set(EventType):
        faults.append(f"stance {row['stance']!r} is unknown, for example letter_submitted or calls_to_resign.")
    if row.get("date") and not is_partial_date(row["date"]):
        faults.append(f"date {row['date']!r} is not a date; write YYYY-MM-DD.")
    if any(row.values()) and not row.get("name"):
        faults.append("the name is empty.")
    return faults


def _entry(row: Mapping[str, str], names: NameIndex) -> Entry:
    name, on = row["name"], row.get("date") or None
    found = names.resolve(name.removeprefix("as "), first_day(on) if on else None)
    person = found[0] if len(found) == 1 else name_key(name)
    stance = EventType(row["stance"]) if row.get("stance") else None
    return Entry(name, person, stance, on, row.get("party") or None)
