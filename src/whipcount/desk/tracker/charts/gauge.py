"""A count beside the number needed, as a bar with a mark."""

from __future__ import annotations

from html import escape

__all__ = ["gauge"]

_WIDTH, _LEFT, _RIGHT = 760, 4, 4


def gauge(n: int, threshold: int, noun: str) -> str:
    """Return the bar as SVG; its scale ends a fifth above the larger of the two.

    Parameters
    ----------
    n, threshold : how many stand, how many are needed, both >= 0
    noun : what is counted, several of them
    """
    unit = (_WIDTH - _LEFT - _RIGHT) / (max(n, threshold, 1) * 1.2)
    mark, wide = _LEFT + threshold * unit, max(n * unit, 2)
    told = escape(f"{n} {noun} on the record, {threshold} needed")
    inside = wide > 60
    at, anchor = (_LEFT + wide - 8, "end") if inside else (_LEFT + wide + 8, "start")
    return (
        f'<svg class="gauge" viewBox="0 0 {_WIDTH} 76" role="img" aria-label="{told}">'
        f'<rect class="trough" x="{_LEFT}" y="10" width="{_WIDTH - _LEFT - _RIGHT}" height="30"/>'
        f'<rect class="filled" x="{_LEFT}" y="10" width="{wide:.1f}" height="30"/>'
        f'<text class="{"on-fill" if inside else "off-fill"}" x="{at:.1f}" y="31" text-anchor="{anchor}">{n}</text>'
        f'<line class="needed" x1="{mark:.1f}" x2="{mark:.1f}" y1="4" y2="48"/>'
        f'<text class="end" x="{mark:.1f}" y="70" text-anchor="middle">{threshold} needed</text></svg>'
    )
