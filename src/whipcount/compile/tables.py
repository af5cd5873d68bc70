"""Write and bound the embedded tables: plain CSV, same bytes every time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from whipcount.compile.whole import check_whole
from whipcount.csv_text import csv_text
from whipcount.errors import SourceError

__all__ = ["bound", "csv_bytes", "manual_rows", "require"]

MANUAL = Path(__file__).resolve().parent.parent / "data" / "manual"


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    r"""Return a CSV table: UTF-8, LF, None as an empty cell.

    Examples
    --------
    >>> csv_bytes(["a", "b"], [[1, None]])
    b'a,b\n1,\n'
    """
    return csv_text([header, *rows]).encode("utf-8")


def manual_rows(name: str) -> list[dict[str, str]]:
    """Return the sourced rows that we keep by hand in ``data/manual``."""
    with (MANUAL / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def require(path: Path) -> Path:
    """Return ``path`` if it is a file and whole; say what is missing if it is not."""
    if not path.is_file():
        raise SourceError(f"{path.name} is missing from {path.parent}; name a folder laid out as the manifest says.")
    check_whole(path)
    return path


def bound(what: str, n: int, low: int, high: int) -> None:
    """Stop the build when a count is outside what the publisher can mean."""
    if not low <= n <= high:
        raise SourceError(f"{what}: {n} rows, expected {low} to {high}; the source has changed or is cut short.")
