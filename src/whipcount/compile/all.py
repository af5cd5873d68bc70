"""``whipcount data build``: every table from the source folder, written only when all of them are sound."""

from __future__ import annotations

import csv
import hashlib
import importlib
import io
from collections.abc import Callable
from pathlib import Path

from whipcount.compile.tables import csv_bytes
from whipcount.errors import InputError, SourceError

__all__ = ["MODULES", "build"]

MODULES = (
    "people",
    "elections",
    "constituencies",
    "offices",
    "divisions",
    "divisions_2019",
    "maps",
    "polls",
    "ratings",
    "cases",
)


def build(source: Path, modules: tuple[str, ...] = MODULES) -> dict[str, bytes]:
    """Return path below ``data/`` -> content of every embedded table.

    Parameters
    ----------
    source : folder laid out as the manifest says

    Raises
    ------
    InputError : ``source`` is no folder
    SourceError : a file is missing or out of bounds; nothing is written then
    """
    if not source.is_dir():
        raise InputError(f"{source} is not a folder; name the folder that holds register/, elections/ and the rest.")
    tables: dict[str, bytes] = {}
    for name in modules:
        made = _made(name, source)
        tables |= {file if "/" in file else f"tables/{file}": content for file, content in made.items()}
    return tables | {"tables/manifest.csv": _manifest(tables)}


def _made(name: str, source: Path) -> dict[str, bytes]:
    """Return the tables of one module; rows that do not belong together are the source's fault, not the reader's."""
    build_of: Callable[[Path], dict[str, bytes]] = importlib.import_module(f"whipcount.compile.{name}").build
    try:
        return build_of(source)
    except (LookupError, ValueError, TypeError) as fault:
        why = f"{type(fault).__name__}: {fault}"
        raise SourceError(
            f"The source files of {name} do not fit together ({why}); one lacks rows or is laid out otherwise than the "
            "manifest says."
        ) from fault


def _manifest(tables: dict[str, bytes]) -> bytes:
    """Return rows and hash of every table, by which a shortened one is found out."""
    names = sorted(name for name in tables if name.startswith("tables/"))
    return csv_bytes(
        ["table", "rows", "sha256"], [[name, _n_rows(tables[name]), _digest(tables[name])] for name in names]
    )


def _n_rows(content: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8"), newline=""))) - 1


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
