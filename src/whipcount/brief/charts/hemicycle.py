"""The House as a half circle, one dot a member, parties in blocks from left to right.

Colour never tells a party alone: large parties are named inside the half circle, the dots of the others carry a
letter, and ``key`` says which letter is which party.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from whipcount.brief.parties import colour, party_name, seating, short_name

__all__ = ["hemicycle", "key", "places"]

_WIDTH, _HEIGHT = 760, 400
_INNER, _OUTER, _ROWS = 130, 360, 11
_NAMED = 40
_LABELS_AT = 0.235
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


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
    marked : a party for each member who has come or gone: so many dots at the edge of its block are ringed
    title : read by screen readers, with the numbers
    """
    order = _order(parties)
    labels = [party for party in order for _ in range(parties[party])]
    middle = next((i for i, party in enumerate(labels) if seating(party) > seating("speaker")), len(labels))
    labels[middle:middle] = ["vacant"] * vacant
    letters, firsts, points = _letters(parties), _firsts(labels, marked), places(len(labels))
    dots = "".join(
        _dot(point, label, first, letters.get(label))
        for point, label, first in zip(points, labels, firsts, strict=True)
    )
    named = "".join(_label(party, parties[party], labels) for party in order if party not in letters)
    told = escape(f"{title}: " + ", ".join(f"{party_name(party)} {parties[party]}" for party in order))
    return (
        f'<svg class="hemicycle" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">'
        f"<title>{told}</title>{dots}{named}</svg>"
    )


def key(parties: Mapping[str, int]) -> str:
    """Return which letter stands for which party, in words.

    Examples
    --------
    >>> key({"labour": 402, "green": 4, "dup": 5})
    'a Greens 4, b DUP 5'
    """
    return ", ".join(f"{letter} {party_name(party)} {parties[party]}" for party, letter in _letters(parties).items())


def _order(parties: Mapping[str, int]) -> list[str]:
    return sorted((party for party in parties if parties[party]), key=seating)


def _letters(parties: Mapping[str, int]) -> dict[str, str]:
    small = [party for party in _order(parties) if parties[party] < _NAMED]
    return dict(zip(small, _LETTERS, strict=False))


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
    edges = {labels.index(party) + n for party in set(marked) & set(labels) for n in range(marked.count(party))}
    return [index in edges for index in range(len(labels))]


def _dot(point: tuple[float, float], label: str, marked: bool, letter: str | None) -> str:
    x, y = _WIDTH / 2 + point[0] * _OUTER, _HEIGHT - 16 - point[1] * _OUTER
    at = f'cx="{x:.1f}" cy="{y:.1f}"'
    if label == "vacant":
        return f'<circle {at} r="5.6" class="vacant"/>'
    ring = ' class="marked"' if marked else ""
    text = f'<text class="letter" x="{x:.1f}" y="{y + 2.6:.1f}">{letter}</text>' if letter else ""
    return f'<circle {at} r="6.6" fill="{colour(label)}"{ring}/>{text}'


def _label(party: str, members: int, labels: Sequence[str]) -> str:
    """Return a large party's name and number inside the half circle, at the middle of its block."""
    middle = labels.index(party) + members / 2
    angle = math.pi * (1 - middle / len(labels))
    x, y = _WIDTH / 2 + math.cos(angle) * _OUTER * _LABELS_AT, _HEIGHT - 24 - math.sin(angle) * _OUTER * _LABELS_AT
    return (
        f'<text class="party" x="{x:.1f}" y="{y - 4:.1f}">{escape(short_name(party))}</text>'
        f'<text class="party number" x="{x:.1f}" y="{y + 11:.1f}">{members}</text>'
    )
