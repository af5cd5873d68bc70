"""Open an embedded table; a missing or truncated one is told in a sentence."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from whipcount.errors import SourceError
from whipcount.manifests import KEPT, MANIFEST, MANIFEST_HEADER, n_rows

__all__ = ["DATA", "day", "manifest", "open_day", "place", "read_bytes", "read_toml", "read_whole", "rows"]

PACKAGE = Path(__file__).resolve().parent.parent
DATA = PACKAGE / "data"
_AGAIN = "install whipcount again"
_BUILD = "or run 'whipcount data build' in a checkout"


def place(name: str) -> Path:
    """Return where an embedded file lies: below ``data/``, a rulebook beside it."""
    return (PACKAGE if name.startswith("rules/") else DATA) / name


def read_bytes(name: str) -> bytes:
    """Return an embedded file's content.

    Raises
    ------
    SourceError : the file is missing
    """
    path = place(name)
    if not path.is_file():
        raise SourceError(f"The embedded table {name} is missing; {_AGAIN}.")
    return path.read_bytes()


def read_whole(name: str, header: Sequence[str] | None = None) -> bytes:
    """Return an embedded file's content if it is the file that was built, by its hash.

    Parameters
    ----------
    header : of a CSV table; None for any

    Raises
    ------
    SourceError : the file is missing, cut short or another one, or its header is unknown
    """
    content = read_bytes(name)
    built = manifest().get(name)
    is_built = built is not None and hashlib.sha256(content).hexdigest() == built[1]
    fault = _header_fault(content, header) or (None if is_built else _fault(name, content, built))
    if fault:
        raise SourceError(f"The embedded table {name} {fault}.")
    return content


def read_toml(name: str) -> dict[str, Any]:
    """Return the table of an embedded TOML file.

    Raises
    ------
    SourceError : the file is missing or damaged
    """
    try:
        return tomllib.loads(read_whole(name).decode("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"{Path(name).name} cannot be read: {fault}.") from None


@cache
def manifest() -> dict[str, tuple[int, str]]:
    """Return name -> rows and SHA-256 of every table that was built or is kept by hand."""
    found: dict[str, tuple[int, str]] = {}
    for name in (MANIFEST, KEPT):
        content = read_bytes(name)
        fault = _header_fault(content, MANIFEST_HEADER) or _cut(content)
        if fault:
            raise SourceError(f"The embedded table {name} {fault}.")
        found |= {table: (int(n), digest) for table, n, digest in islice(_cells(content), 1, None)}
    return found


def rows(name: str, header: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of an embedded CSV table after checking its header and its hash.

    Raises
    ------
    SourceError : the header is another one, a row is cut short, or rows are missing
    """
    yield from islice(_cells(read_whole(name, header)), 1, None)


def _cells(content: bytes) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline=""))


def _header_fault(content: bytes, header: Sequence[str] | None) -> str | None:
    if header is None or next(_cells(content), None) == list(header):
        return None
    return f"has an unknown header; {_AGAIN}"


def _fault(name: str, content: bytes, built: tuple[int, str] | None) -> str | None:
    """Return what is wrong with a file that is not the one that was built, None if none was built."""
    cut = _cut(content) if name.endswith(".csv") else None
    if cut or not manifest():
        return cut
    if built is None:
        return f"is in no manifest; {_AGAIN}, {_BUILD}"
    unit, n = "rows" if name.endswith(".csv") else "lines", n_rows(name, content)
    if n != built[0]:
        return f"has {n:,} {unit} where {built[0]:,} were built; {_AGAIN}, {_BUILD}"
    return f"is not the one that was built; {_AGAIN}, {_BUILD}"


def _cut(content: bytes) -> str | None:
    """Return at which line a CSV table has another number of cells than its header, None where every row is whole."""
    reader = csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline=""))
    width = len(next(reader, []))
    try:
        wrong = next((reader.line_num for row in reader if len(row) != width), None)
    except csv.Error:
        wrong = reader.line_num
    return None if wrong is None else f"is cut short or damaged at line {wrong}; {_AGAIN}"


def day(text: str) -> date:
    """Return the day of an ISO cell."""
    return date.fromisoformat(text)


def open_day(text: str) -> date | None:
    """Return the day of an ISO cell, None if it is empty."""
    return date.fromisoformat(text) if text else None


def optional(text: str, convert: Callable[[str], int]) -> int | None:
    """Return the converted cell, None if it is empty."""
    return convert(text) if text else None
