"""Rows and hash of the shipped files that are no compiled tables: those kept by hand, cases, positions, rulebooks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from whipcount.compile.tables import csv_bytes
from whipcount.manifests import KEPT, MANIFEST_HEADER, n_rows

__all__ = ["kept", "listed"]

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (
    ("data", "manual/*.csv"),
    ("data", "cohorts/*.toml"),
    ("data", "positions/*.csv"),
    ("data", "cases/*/*.*"),
    ("", "rules/books/*.toml"),
)
"""Folder of the package that names begin in, and which files below it."""


def kept(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the manifest of the files that no source gives, under its name.

    Parameters
    ----------
    made : name -> content of files just made, which go before those that are shipped
    """
    found = dict(_shipped()) | {name: content for name, content in made.items() if name.startswith("cases/")}
    return {KEPT: listed(found)}


def listed(files: Mapping[str, bytes]) -> bytes:
    """Return a manifest: name, rows and SHA-256 of every file."""
    return csv_bytes(
        MANIFEST_HEADER,
        [[name, n_rows(name, content), hashlib.sha256(content).hexdigest()] for name, content in sorted(files.items())],
    )


def _shipped() -> Iterator[tuple[str, bytes]]:
    for folder, pattern in _PLACES:
        root = _PACKAGE / folder
        for path in root.glob(pattern):
            yield path.relative_to(root).as_posix(), path.read_bytes()
