"""Members as dots on a map: the nearer, the more often they vote alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from whipcount.brief.charts.standalone import chart_svg
from whipcount.brief.parties import colour, party_name

__all__ = ["Dot", "agreement_chart"]

_WIDTH, _HEIGHT, _EDGE, _TOP, _KEY = 960, 660, 30, 60, 190
_RADIUS = 4.6


@dataclass(frozen=True, slots=True)
class Dot:
    """A member on the map; ``is_named`` writes the name beside the dot."""

    name: str
    party: str
    x: float
    y: float
    is_named: bool = False


def agreement_chart(dots: Sequence[Dot], title: str, note: str) -> str:
    """Return the map as SVG with a key of the parties.

    Parameters
    ----------
    dots : at least one; both directions are drawn to the same scale
    title, note : above the map
    """
    xs, ys = [dot.x for dot in dots], [dot.y for dot in dots]
    room = (_WIDTH - _KEY - 2 * _EDGE, _HEIGHT - _TOP - 2 * _EDGE)
    unit = min(room[0] / ((max(xs) - min(xs)) or 1), room[1] / ((max(ys) - min(ys)) or 1))
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    at = [
        (_EDGE + room[0] / 2 + (d.x - middle[0]) * unit, _TOP + _EDGE + room[1] / 2 - (d.y - middle[1]) * unit)
        for d in dots
    ]
    parties = Counter(dot.party for dot in dots)
    drawn = "".join(_dot(dot, *place) for dot, place in zip(dots, at, strict=True))
    names = "".join(_name(dot, *place) for dot, place in zip(dots, at, strict=True) if dot.is_named)
    body = (
        f'<text class="head" x="20" y="30">{escape(title)}</text>'
        f'<text class="soft" x="20" y="52">{escape(note)}</text>{drawn}{names}{_key(parties.most_common())}'
    )
    told = f"{note} " + ", ".join(f"{party_name(party)} {n}" for party, n in parties.most_common())
    return chart_svg(body, _WIDTH, _HEIGHT, title, told)


def _dot(dot: Dot, x: float, y: float) -> str:
    told = escape(f"{dot.name}, {party_name(dot.party)}")
    return (
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" fill="{colour(dot.party)}">'
        f"<title>{told}</title></circle>"
    )


def _name(dot: Dot, x: float, y: float) -> str:
    return f'<text class="name" x="{x + 7:.1f}" y="{y + 4:.1f}">{escape(dot.name)}</text>'


def _key(parties: Sequence[tuple[str, int]]) -> str:
    left = _WIDTH - _KEY + 10
    return "".join(
        f'<circle class="dot" cx="{left}" cy="{_TOP + 24 + n * 22}" r="6" fill="{colour(party)}"/>'
        f'<text x="{left + 14}" y="{_TOP + 28 + n * 22}">{escape(party_name(party))} {members}</text>'
        for n, (party, members) in enumerate(parties)
    )
