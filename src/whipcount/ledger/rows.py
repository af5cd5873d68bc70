"""``events.csv``: one event a row, read with every problem named and written back the same."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whipcount.csv_text import csv_text
from whipcount.dates import is_partial_date
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

__all__ = ["COLUMNS", "Problem", "event_row", "is_page", "read_events", "say_rows", "write_events"]

COLUMNS = (
    "event_id", "on", "known", "actor", "actor_id", "type", "status", "target", "target_id", "from_party",
    "to_party", "office", "detail", "grade", "source_url", "quote", "replaces",
)  # fmt: skip
_NEEDED = ("event_id", "known", "actor", "type")
_DEFAULTS = {"status": Status.ASSERTED.value, "grade": Grade.REPORTED.value}
_PAGE = re.compile(r"https?://[^\s/?#]+(?:[/?#].*)?", re.IGNORECASE)
_DONE = (Status.ASSERTED, Status.PAST)
_VOCABULARIES: dict[str, type[StrEnum]] = {"type": EventType, "status": Status, "grade": Grade}


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that cannot be used, and why."""

    line: int
    event_id: str | None
    reason: str

    def __str__(self) -> str:
        name = f" ({self.event_id})" if self.event_id else ""
        return f"line {self.line}{name}: {self.reason}"

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {"line": self.line, "event_id": self.event_id, "reason": self.reason}


def say_rows(problems: Sequence[Problem]) -> str:
    """Return how many rows have problems, in words.

    Examples
    --------
    >>> say_rows([Problem(2, "e1", "known is empty."), Problem(2, "e1", "actor is empty.")])
    '1 row'
    """
    n = len({problem.line for problem in problems})
    return f"{n} row{'' if n == 1 else 's'}"


def is_page(address: str) -> bool:
    """Tell whether an address is that of a page on the web: https or http, and a host."""
    return _PAGE.fullmatch(address) is not None


def read_events(text: str) -> tuple[list[tuple[int, Event]], list[Problem]]:
    r"""Return the usable events with their line numbers, and every row that cannot be used.

    Parameters
    ----------
    text : the whole file; a byte order mark and blank lines are ignored

    Examples
    --------
    >>> events, problems = read_events("event_id,on,known,actor,type\ne1,,2022-13,A B,critical\n")
    >>> print(problems[0])
    line 2 (e1): known '2022-13' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        faults = _header_faults(reader.fieldnames)
        return ([], faults) if faults else _read(reader)
    except csv.Error as fault:
        return [], [Problem(reader.line_num, None, f"this is not a CSV table ({fault}).")]


def write_events(events: Iterable[Event]) -> str:
    """Return the events as the text of ``events.csv``: LF, the columns in their order."""
    return csv_text([COLUMNS, *(list(event_row(event).values()) for event in events)])


def _header_faults(names: Iterable[str] | None) -> list[Problem]:
    held = [name.strip() for name in names or ()]
    if not held:
        return [Problem(1, None, "the file is empty; its first line must name the columns.")]
    missing = [name for name in _NEEDED if name not in held]
    unknown = [name for name in held if name not in COLUMNS]
    faults = [f"the column {name!r} is missing." for name in missing]
    faults += [f"the column {name!r} is unknown; known are {', '.join(COLUMNS)}." for name in unknown]
    return [Problem(1, None, fault) for fault in faults]


def _read(reader: csv.DictReader[str]) -> tuple[list[tuple[int, Event]], list[Problem]]:
    events: list[tuple[int, Event]] = []
    problems: list[Problem] = []
    for raw in reader:
        line = reader.line_num
        if None in raw or any(cell is None for cell in raw.values()):
            problems.append(Problem(line, None, "the row has more or fewer cells than the header."))
            continue
        row = _DEFAULTS | {key.strip(): cell.strip() for key, cell in raw.items() if cell.strip()}
        if len(row) == len(_DEFAULTS) and not any(cell.strip() for cell in raw.values()):
            continue
        faults = _row_faults(row)
        problems += [Problem(line, row.get("event_id"), fault) for fault in faults]
        if not faults:
            events.append((line, _event(row)))
    return _linked(events, problems)


def _row_faults(row: Mapping[str, str]) -> list[str]:
    faults = [f"{name} is empty." for name in _NEEDED if name not in row]
    faults += [
        f"{key} {row[key]!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."
        for key in ("on", "known")
        if key in row and not is_partial_date(row[key])
    ]
    faults += [
        f"{key} {row[key]!r} is unknown; accepted are {', '.join(words)}."
        for key, words in _VOCABULARIES.items()
        if key in row and row[key] not in set(words)
    ]
    if row.get("type") == EventType.CHANGES_PARTY and row["status"] in _DONE and "to_party" not in row:
        faults.append("to_party is empty; write the slug of the party joined, such as labour, or independent.")
    if "source_url" in row and not is_page(row["source_url"]):
        said = "is no address of a page; it begins with https:// or http:// and a host."
        faults.append(f"source_url {row['source_url']!r} {said}")
    return faults


def _event(row: Mapping[str, str]) -> Event:
    source = Source(Grade(row["grade"]), row.get("source_url"), row.get("quote"))
    rest = ("target", "target_id", "from_party", "to_party", "office", "detail", "replaces")
    return Event(
        row["event_id"],
        row.get("on"),
        row["known"],
        row["actor"],
        row.get("actor_id"),
        EventType(row["type"]),
        Status(row["status"]),
        source,
        **{key: row.get(key) for key in rest},
    )


def _linked(events: list[tuple[int, Event]], problems: list[Problem]) -> tuple[list[tuple[int, Event]], list[Problem]]:
    """Drop second rows of one id and corrections that lead nowhere, naming each."""
    first: dict[str, Event] = {}
    for _, event in events:
        first.setdefault(event.id, event)
    checks: tuple[Callable[[Event], str | None], ...] = (
        lambda event: _repeated(event, first),
        lambda event: _astray(event, first),
    )
    kept = []
    seen: set[str] = set()
    for line, event in events:
        fault = next((found for check in checks if (found := check(event))), None)
        if fault:
            problems.append(Problem(line, event.id, fault))
        elif event.id not in seen:
            kept.append((line, event))
            seen.add(event.id)
    return kept, sorted(problems, key=lambda problem: problem.line)


def _repeated(event: Event, first: Mapping[str, Event]) -> str | None:
    if first[event.id] == event:
        return None
    return f"event_id {event.id!r} is already used by another row; every event needs its own."


def _astray(event: Event, first: Mapping[str, Event]) -> str | None:
    if event.replaces is None:
        return None
    old = first.get(event.replaces)
    if old is None:
        return f"replaces {event.replaces!r} names no row of this file."
    if old.id == event.id or old.known_day > event.known_day:
        return f"replaces {event.replaces!r} which was not known before {event.known}."
    return None


def event_row(event: Event) -> dict[str, str | None]:
    """Return an event under the names of the columns of ``events.csv``, in their order; None where it says nothing."""
    values = {
        **{name: getattr(event, name, None) for name in COLUMNS},
        "event_id": event.id,
        "grade": event.source.grade.value,
        "source_url": event.source.url,
        "quote": event.source.quote,
        "type": event.type.value,
        "status": event.status.value,
    }
    return {name: values[name] for name in COLUMNS}
