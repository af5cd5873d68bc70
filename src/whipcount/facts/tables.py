"""Open an embedded table; a missing or truncated one is told in a sentence."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from whipcount.errors import SourceError

__all__ = ["DATA", "MANIFEST_HEADER", "day", "manifest", "open_day", "read_bytes", "read_toml", "rows"]

DATA = Path(__file__).resolve().parent.parent / "data"
MANIFEST = "tables/manifest.csv"
MANIFEST_HEADER = ["table", "rows", "sha256"]


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


def read_toml(name: str) -> dict[str, Any]:
    """Return the table of an embedded TOML file.

    Raises
    ------
    SourceError : the file is missing or damaged
    """
    try:
        return tomllib.loads(read_bytes(name).decode("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"{Path(name).name} cannot be read: {fault}.") from None


@cache
def manifest() -> dict[str, tuple[int, str]]:
    """Return path below ``data/`` -> rows and SHA-256 of every table that was built."""
    return {name: (int(n), digest) for name, n, digest in _read(MANIFEST, MANIFEST_HEADER)}


def rows(name: str, header: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of an embedded CSV table after checking its header, each row's length and their number.

    Raises
    ------
    SourceError : the header is another one, a row is cut short, or rows are missing
    """
    n = 0
    for row in _read(name, header):
        n += 1
        yield row
    expected = manifest().get(name, (n, ""))[0]
    if n != expected:
        raise SourceError(
            f"The embedded table {name} has {n:,} rows where {expected:,} were built; "
            "install whipcount again, or run 'whipcount data build' in a checkout."
        )


def _read(name: str, header: Sequence[str]) -> Iterator[list[str]]:
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
