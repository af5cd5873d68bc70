"""Manifests of the shipped tables: how they are named and laid out, and how rows are counted in them."""

from __future__ import annotations

import csv
import io

__all__ = ["KEPT", "MANIFEST", "MANIFEST_HEADER", "n_rows"]

MANIFEST = "tables/manifest.csv"
"""The tables that ``whipcount data build`` makes of the sources."""
KEPT = "manifest.csv"
"""The files that are kept by hand, the cases, the fitted positions and the rulebooks."""
MANIFEST_HEADER = ["table", "rows", "sha256"]


def n_rows(name: str, content: bytes) -> int:
    r"""Return how many rows a CSV table has below its header, or how many lines another file has.

    Examples
    --------
    >>> n_rows("a.csv", b'a,b\n1,"two\nlines"\n'), n_rows("a.toml", b"a = 1\nb = 2\n")
    (1, 2)
    """
    if not name.endswith(".csv"):
        return len(content.splitlines())
    table = csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline=""))
    return max(sum(1 for _ in table) - 1, 0)
