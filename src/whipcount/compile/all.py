"""``whipcount data build``: every table from the source folder, written only when all of them are sound."""

from __future__ import annotations

import importlib
from pathlib import Path

from whipcount.errors import InputError

__all__ = ["MODULES", "build"]

MODULES = ("people", "elections", "constituencies", "offices", "divisions", "maps", "cases")


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
        made = importlib.import_module(f"whipcount.compile.{name}").build(source)
        tables |= {file if "/" in file else f"tables/{file}": content for file, content in made.items()}
    return tables
