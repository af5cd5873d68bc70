"""The seats as hexagons of one size, each marked with a letter beside its colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from whipcount.facts.maps import hexes
from whipcount.seats.types import Boundaries

__all__ = ["Cell", "hex_map"]

_WIDE, _HIGH, _EDGE = 20.0, 17.4, 14.0
_HEX = "M0,-11.2 9.7,-5.6 9.7,5.6 0,11.2 -9.7,5.6 -9.7,-5.6Z"


@dataclass(frozen=True, slots=True)
class Cell:
    """How one seat is drawn.

    Attributes
    ----------
    kind : class of the style sheet
    mark : letter inside, "" for none
    told : read on hover, "" for nothing
    fill : colour where the style sheet has none, such as a party's
    """

    kind: str
    mark: str = ""
    told: str = ""
    fill: str | None = None


def hex_map(boundaries: Boundaries, cells: Mapping[str, Cell], rest: Cell, told: str) -> str:
    """Return the map as SVG.

    Parameters
    ----------
    boundaries : the set of seats
    cells : seat code -> how it is drawn
    rest : how the other seats are drawn
    told : read by screen readers: what the map shows, in numbers
    """
    layout = hexes()[boundaries]
    top = max(r for _, r in layout.values())
    left = min(q for q, _ in layout.values())
    wide = (max(q for q, _ in layout.values()) - left + 1.5) * _WIDE + _EDGE
    high = (top - min(r for _, r in layout.values())) * _HIGH + 2 * _EDGE
    drawn = "".join(_cell(cells.get(gss, rest), *_at(q - left, top - r, r)) for gss, (q, r) in sorted(layout.items()))
    return (
        f'<svg class="hexes" viewBox="0 0 {wide:.0f} {high:.0f}" role="img" aria-label="{escape(told)}">'
        f'<defs><path id="hex" d="{_HEX}"/></defs>{drawn}</svg>'
    )


def _at(column: int, line: int, r: int) -> tuple[float, float]:
    shove = 0.5 if r % 2 else 0.0
    return _EDGE + (column + shove) * _WIDE, _EDGE + line * _HIGH


def _cell(cell: Cell, x: float, y: float) -> str:
    fill = f' fill="{cell.fill}"' if cell.fill else ""
    shape = f'<use href="#hex" x="{x:g}" y="{y:.1f}" class="{cell.kind}"{fill}/>'
    mark = f'<text class="letter" x="{x:g}" y="{y + 3:.1f}">{escape(cell.mark)}</text>' if cell.mark else ""
    told = f"<title>{escape(cell.told)}</title>" if cell.told else ""
    return f"<g>{told}{shape}{mark}</g>" if mark or told else shape
