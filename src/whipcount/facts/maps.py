"""Hexagon layouts: one place for each seat of 2010 and of 2024."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from whipcount.facts.tables import rows
from whipcount.seats.types import Boundaries

__all__ = ["hexes"]

HEXES_HEADER = ["boundaries", "gss", "q", "r"]


@cache
def hexes() -> dict[Boundaries, dict[str, tuple[int, int]]]:
    """Return set -> seat code -> column and row; odd rows are shoved half a hexagon right, rows count upwards.

    Examples
    --------
    >>> {boundaries.value: len(layout) for boundaries, layout in hexes().items()}
    {'2010': 650, '2024': 650}
    """
    layouts: dict[Boundaries, dict[str, tuple[int, int]]] = defaultdict(dict)
    for boundaries, gss, q, r in rows("tables/hexes.csv", HEXES_HEADER):
        layouts[Boundaries(boundaries)][gss] = (int(q), int(r))
    return dict(layouts)
