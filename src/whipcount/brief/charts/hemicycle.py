"""The House as a half circle, one dot a member, parties in blocks from left to right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from whipcount.brief.parties import colour, party_name, seating

__all__ = ["hemicycle", "places"]

_WIDTH, _HEIGHT = 760, 400
_INNER, _OUTER, _ROWS = 130, 360, 11


def places(seats: int, rows: int = _ROWS) -> list[tuple[float, float]]:
    """Return the (x, y) of every seat, from left to right.

    Parameters
    ----------
    seats : dots to place, >= 0
    rows : arcs, >= 1

    Returns
    -------
    `seats` points in the unit half circle: x in [-1, 1], y in [0, 1]
    """
    radii = [_INNER / _OUTER + (1 - _INNER / _OUTER) * row / max(rows - 1, 1) for row in range(rows)]
    shares = _rounded([radius / sum(radii) * seats for radius in radii], seats)
    dots = [point for radius, n in zip(radii, shares, strict=True) for point in _arc(radius, n)]
    return [(x, y) for _angle, x, y in sorted(dots)]


def hemicycle(parties: Mapping[str, int], vacant: int, marked: Sequence[str] = (), title: str = "The House") -> str:
    """Return the House as SVG.

    Parameters
    ----------
    parties : slug -> members
    vacant : empty seats, drawn as rings
    marked : for each party named, one dot at its edge is ringed: a member who has just come
    title : read by screen readers, with the numbers
    """
    order = sorted((party for party in parties if parties[party]), key=seating)
    labels = [party for party in order for _ in range(parties[party])]
    middle = next((i for i, party in enumerate(labels) if seating(party) > seating("speaker")), len(labels))
    labels[middle:middle] = ["vacant"] * vacant
    dots = "".join(
        _dot(x, y, label, first)
        for (x, y), label, first in zip(places(len(labels)), labels, _firsts(labels, marked), strict=True)
    )
    told = escape(f"{title}: " + ", ".join(f"{party_name(party)} {parties[party]}" for party in order))
    return (
        f'<svg class="hemicycle" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">'
        f"<title>{told}</title>{dots}</svg>"
    )


def _arc(radius: float, n: int) -> list[tuple[float, float, float]]:
    angles = [math.pi * (1 - (i + 0.5) / n) for i in range(n)]
    return [(-angle, radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]


def _rounded(shares: Sequence[float], total: int) -> list[int]:
    floors = [math.floor(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda i: shares[i] - floors[i], reverse=True)
    for i in order[: total - sum(floors)]:
        floors[i] += 1
    return floors


def _firsts(labels: Sequence[str], marked: Sequence[str]) -> list[bool]:
    edges = {labels.index(party) for party in marked if party in labels}
    return [index in edges for index in range(len(labels))]


def _dot(x: float, y: float, label: str, marked: bool) -> str:
    at = f'cx="{_WIDTH / 2 + x * _OUTER:.1f}" cy="{_HEIGHT - 16 - y * _OUTER:.1f}"'
    if label == "vacant":
        return f'<circle {at} r="5.6" class="vacant"/>'
    ring = ' class="marked"' if marked else ""
    return f'<circle {at} r="6.6" fill="{colour(label)}"{ring}/>'
