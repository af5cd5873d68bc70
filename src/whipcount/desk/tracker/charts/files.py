"""A chart as a file of its own, SVG or PNG, in light or dark, with the same style sheet as on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

import font_source_sans_pro
import resvg_py

__all__ = ["FONT", "SCHEMES", "chart_css", "png", "svg_file"]

FONT = "Source Sans Pro"
SCHEMES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#fdfcf9", "ink": "#1c1b19", "soft": "#5d5a54", "rule": "#d9d5cb", "link": "#0b4f8a",
        "tint": "#f2efe7", "mark": "#b3261e",
    },
    "dark": {
        "paper": "#16171a", "ink": "#ebe9e4", "soft": "#aaa69d", "rule": "#3a3b40", "link": "#8fc1f5",
        "tint": "#212227", "mark": "#ff8a80",
    },
}  # fmt: skip
_STATIC = Path(__file__).resolve().parents[2] / "static" / "public"
_FONTS = Path(font_source_sans_pro.__file__).parent / "files"
_FACES = ("Regular", "Semibold", "Bold")
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_VARIABLE = re.compile(r"var\(--(\w+)\)")
_HEAD, _FOOT = 44, 30


@cache
def chart_css(scheme: str) -> str:
    """Return the style sheet of the charts with the colours of a scheme written out."""
    text = (_STATIC / "charts.css").read_text(encoding="utf-8")
    return _VARIABLE.sub(lambda found: SCHEMES[scheme][found[1]], text)


def svg_file(svg: str, title: str, source: str, scheme: str = "light") -> str:
    """Return a chart with its title above and its source below.

    Parameters
    ----------
    svg : as the page shows it; its root has a ``viewBox``
    title, source : words; the source line names day, hash and licence
    scheme : ``light`` or ``dark``
    """
    box = _BOX.search(svg)
    wide, high = (float(box[1]), float(box[2])) if box else (760.0, 400.0)
    inner = svg.replace("<svg ", f'<svg x="10" y="{_HEAD}" width="{wide:g}" height="{high:g}" ', 1)
    full = high + _HEAD + _FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="file" viewBox="0 0 {wide + 20:g} {full:g}" '
        f'width="{wide + 20:g}" height="{full:g}"><style>{chart_css(scheme)}</style>'
        f'<rect class="paper" width="100%" height="100%"/><text class="head" x="14" y="30">{escape(title)}</text>'
        f'{inner}<text class="source" x="14" y="{full - 12:g}">{escape(source)}</text></svg>\n'
    )


def png(svg: str, width: int) -> bytes:
    """Return a chart file as PNG of a width in pixels, drawn with a font of our own."""
    faces = [str(_FONTS / f"SourceSansPro-{face}.ttf") for face in _FACES]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=width, skip_system_fonts=True, font_files=faces, font_family=FONT,
            sans_serif_family=FONT,
        )
    )  # fmt: skip
