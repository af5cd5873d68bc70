"""Open an embedded table; a missing or truncated one is told in a sentence."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from whipcount.errors import SourceError

__all__ = ["DATA", "day", "open_day", "read_bytes", "rows"]

DATA = Path(__file__).resolve().parent.parent / "data"


def read_bytes(name: str) -> bytes:
    """Return an embedded file's content.

    Raises
    ------
    SourceError : the file is missing
    """
    path = DATA / name
    if not path.is_file():
        raise SourceError(f"The embedded table {name} is missing; install whipcount again.")
    return path.read_bytes()


def rows(name: str, header: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of an embedded CSV table after checking its header and each row's length.

    Raises
    ------
    SourceError : the header is another one, or a row is cut short
    """
    path = DATA / name
    if not path.is_file():
        raise SourceError(f"The embedded table {name} is missing; install whipcount again.")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        if next(reader, None) != list(header):
            raise SourceError(f"The embedded table {name} has an unknown header; install whipcount again.")
        for row in reader:
            if len(row) != len(header):
                where = f"{name} is cut short or damaged at line {reader.line_num}"
                raise SourceError(f"The embedded table {where}; install whipcount again.")
            yield row


def day(text: str) -> date:
    """Return the day of an ISO cell."""
    return date.fromisoformat(text)


def open_day(text: str) -> date | None:
    """Return the day of an ISO cell, None if it is empty."""
    return date.fromisoformat(text) if text else None


def optional(text: str, convert: Callable[[str], int]) -> int | None:
    """Return the converted cell, None if it is empty."""
    return convert(text) if text else None
