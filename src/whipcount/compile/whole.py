"""Tell a source file that was cut short from a whole one, before anything is read out of it."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from whipcount.errors import SourceError

__all__ = ["check_whole"]

_PARQUET_END = b"PAR1"


def check_whole(path: Path) -> None:
    """Check that a file ends where its format says that it ends.

    A CSV table must have as many cells in every row as in the first, JSON must close, Parquet and workbooks must end
    with their mark, and other text must end with a line.

    Raises
    ------
    SourceError : it does not, or it is not UTF-8 text
    """
    try:
        fault = _CHECKS.get(path.suffix, _line)(path)
    except UnicodeDecodeError:
        fault = "is not UTF-8 text"
    if fault:
        raise SourceError(f"{path.name} {fault}; it is cut short or damaged, fetch it again.")


def _csv(path: Path) -> str | None:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        try:
            first = next(reader, None)
            wrong = next((reader.line_num for row in reader if first and len(row) != len(first)), None)
        except csv.Error as fault:
            return f"is no table at line {reader.line_num} ({fault})"
    if not first:
        return "is empty"
    return f"has another number of cells at line {wrong} than at line 1" if wrong else None


def _json(path: Path) -> str | None:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as fault:
        return f"is not JSON at line {fault.lineno}"
    return None


def _parquet(path: Path) -> str | None:
    return None if path.read_bytes()[-4:] == _PARQUET_END else "does not end as a Parquet file"


def _line(path: Path) -> str | None:
    return None if path.read_bytes()[-1:] == b"\n" else "does not end with a line"


def _zip(path: Path) -> str | None:
    return None if zipfile.is_zipfile(path) else "does not end as a workbook"


_CHECKS: dict[str, Callable[[Path], str | None]] = {
    ".csv": _csv,
    ".json": _json,
    ".hexjson": _json,
    ".parquet": _parquet,
    ".xlsx": _zip,
}
