"""A social card: the answer, the count against the threshold, day and hash, in 1200 by 630."""

from __future__ import annotations

import textwrap
from html import escape

from whipcount.desk.tracker.charts.files import SCHEMES

__all__ = ["card"]

_WIDTH, _HEIGHT, _EDGE = 1200, 630, 64
_COLUMNS, _LINES = 44, 4


def card(kicker: str, answer: str, foot: str, n: int | None, threshold: int | None, scheme: str = "light") -> str:
    """Return the card as SVG.

    Parameters
    ----------
    kicker, answer, foot : words above, in the middle and below; too long ones end with dots
    n, threshold : drawn as a bar, left out where either is None
    """
    ink = SCHEMES[scheme]
    lines = textwrap.wrap(answer, _COLUMNS, max_lines=_LINES, placeholder=" …")
    words = "".join(
        f'<text x="{_EDGE}" y="{190 + 66 * line}" font-size="52" font-weight="600" '
        f'fill="{ink["ink"]}">{escape(text)}</text>'
        for line, text in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'font-family="Source Sans Pro"><rect width="{_WIDTH}" height="{_HEIGHT}" fill="{ink["paper"]}"/>'
        f'<rect width="{_WIDTH}" height="12" fill="{ink["ink"]}"/>'
        f'<text x="{_EDGE}" y="100" font-size="30" fill="{ink["soft"]}">{escape(_short(kicker, 70))}</text>{words}'
        f"{_bar(n, threshold, scheme)}"
        f'<text x="{_EDGE}" y="590" font-size="26" fill="{ink["soft"]}">{escape(_short(foot, 90))}</text></svg>'
    )


def _bar(n: int | None, threshold: int | None, scheme: str) -> str:
    if n is None or threshold is None:
        return ""
    ink, wide = SCHEMES[scheme], _WIDTH - 2 * _EDGE
    unit = wide / (max(n, threshold, 1) * 1.1)
    mark = _EDGE + threshold * unit
    return (
        f'<rect x="{_EDGE}" y="464" width="{wide}" height="40" fill="{ink["tint"]}"/>'
        f'<rect x="{_EDGE}" y="464" width="{n * unit:.0f}" height="40" fill="{ink["link"]}"/>'
        f'<line x1="{mark:.0f}" x2="{mark:.0f}" y1="452" y2="516" stroke="{ink["mark"]}" stroke-width="5" '
        f'stroke-dasharray="12 6"/><text x="{mark - 10:.0f}" y="544" font-size="26" text-anchor="end" '
        f'fill="{ink["ink"]}">{threshold} needed</text>'
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"
