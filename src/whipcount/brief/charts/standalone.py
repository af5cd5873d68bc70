"""A chart as a file of its own: an SVG with its colours for light and dark, or a page around it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

__all__ = ["chart_page", "chart_svg"]

_COLOURS = """
svg { --paper: #fdfcf9; --ink: #1c1b19; --soft: #5d5a54; --rule: #d9d5cb; --mark: #b3261e; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #16171a; --ink: #ebe9e4; --soft: #aaa69d; --rule: #3a3b40; --mark: #ff8a80; --link: #8fc1f5; }
}
"""
_CHART = """
svg text { font: 13px system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: var(--ink); }
svg .soft { fill: var(--soft); }
svg .head { font-size: 17px; font-weight: 600; }
svg .name { font-size: 11px; paint-order: stroke; stroke: var(--paper); stroke-width: 4; }
svg .paper { fill: var(--paper); }
svg .grid { stroke: var(--rule); stroke-width: 1; }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .span { stroke: var(--ink); stroke-width: 1.2; opacity: .6; }
svg .mark { stroke: var(--mark); stroke-width: 1.6; stroke-dasharray: 5 4; }
svg .move { stroke: var(--soft); stroke-width: 1.6; stroke-dasharray: 2 4; }
svg .bar { fill: var(--link); }
svg .missed { fill: var(--rule); }
svg .dot { stroke: var(--paper); stroke-width: .8; }
svg .dot:hover, svg .dot:focus { stroke: var(--ink); stroke-width: 2; }
"""
_PAGE = """
:root { --paper: #fdfcf9; --ink: #1c1b19; --soft: #5d5a54; --rule: #d9d5cb; }
@media (prefers-color-scheme: dark) { :root { --paper: #16171a; --ink: #ebe9e4; --soft: #aaa69d; --rule: #3a3b40; } }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
p, summary { color: var(--soft); }
svg { width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--rule); }
"""


def chart_svg(body: str, width: int, height: int, title: str, description: str) -> str:
    """Return an SVG file.

    Parameters
    ----------
    body : shapes, drawn in ``width`` by ``height``
    title, description : read by screen readers; the description holds what the chart shows
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="t d"><title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>'
        f"<style>{_COLOURS}{_CHART}</style>"
        f'<rect class="paper" width="{width}" height="{height}"/>{body}</svg>\n'
    )


def chart_page(svg: str, title: str, note: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a self-contained page: the chart, what it means and does not mean, and its figures as a table."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_PAGE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{svg}<p>{escape(note)}</p>"
        f"<details><summary>The figures as a table</summary><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></details></main></body></html>\n"
    )
