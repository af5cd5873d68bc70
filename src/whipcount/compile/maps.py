"""Compile the hexagon layouts of the seats of 2010 and of 2024."""

from __future__ import annotations

import json
from pathlib import Path

from whipcount.compile.tables import bound, csv_bytes, require
from whipcount.errors import SourceError

__all__ = ["HEXES_HEADER", "build"]

HEXES_HEADER = ["boundaries", "gss", "q", "r"]
LAYOUT = "odd-r"
SEATS = 650


def build(source: Path) -> dict[str, bytes]:
    """Return ``hexes.csv``: column ``q`` and row ``r`` of each seat, odd rows shoved right, ``r`` upwards.

    Raises
    ------
    SourceError : a layout is missing, of another kind, or not of 650 seats
    """
    return {"hexes.csv": csv_bytes(HEXES_HEADER, [row for year in ("2010", "2024") for row in _hexes(source, year)])}


def _hexes(source: Path, boundaries: str) -> list[list[object]]:
    layout = json.loads(require(source / "maps" / f"{boundaries}.hexjson").read_text(encoding="utf-8"))
    if layout["layout"] != LAYOUT:
        raise SourceError(f"{boundaries}.hexjson has the layout {layout['layout']!r}, expected {LAYOUT!r}.")
    rows = [[boundaries, gss, hexagon["q"], hexagon["r"]] for gss, hexagon in sorted(layout["hexes"].items())]
    bound(f"hexagons of {boundaries}", len({(q, r) for _, _, q, r in rows}), SEATS, SEATS)
    return rows
