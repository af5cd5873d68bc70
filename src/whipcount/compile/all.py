"""``whipcount data build``: every table from the source folder, written only when all of them are sound."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from whipcount.compile.kept import kept, listed
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
    """Return path below ``data/`` -> content of every embedded table, and of the two manifests.

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
    built = {name: content for name, content in tables.items() if name.startswith("tables/")}
    return tables | {"tables/manifest.csv": listed(built)} | kept(tables)


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
