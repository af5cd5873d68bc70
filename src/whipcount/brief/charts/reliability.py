"""Calibration as a picture: what was forecast against what happened, on log odds, a panel a horizon."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log

from whipcount.brief.charts.standalone import chart_svg
from whipcount.divisions.intervals import wilson
from whipcount.forecast.calibration import Bin

__all__ = ["reliability_chart"]

_SIDE, _GAP, _LEFT, _TOP, _BOTTOM = 250, 62, 64, 104, 56
_TICKS = (0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999)


def reliability_chart(panels: Sequence[tuple[str, Sequence[Bin]]], title: str) -> str:
    """Return the bins of each horizon as SVG, with 90% intervals; dots on the diagonal are calibrated.

    Parameters
    ----------
    panels : words over it, and bins with at least one forecast; at least one panel
    title : of the chart
    """
    width = max(_LEFT + len(panels) * (_SIDE + _GAP), 700)
    height = _TOP + _SIDE + _BOTTOM
    body = (
        f'<text class="head" x="20" y="30">{escape(title)}</text>'
        '<text class="soft" x="20" y="52">Across: the mean probability that was forecast. Up: the share that happened, '
        "with its 90% interval; what never happened stands on the edge.</text>"
    )
    body += "".join(_panel(_LEFT + n * (_SIDE + _GAP), words, bins) for n, (words, bins) in enumerate(panels))
    told = "; ".join(
        f"{words}: " + ", ".join(f"{one.n} forecast at {one.forecast:.2%} happened {one.observed:.2%}" for one in bins)
        for words, bins in panels
    )
    return chart_svg(body, width, height, title, told)


def _panel(left: int, words: str, bins: Sequence[Bin]) -> str:
    spans = [wilson(round(one.observed * one.n), one.n) or (0.0, 1.0) for one in bins]
    values = [one.forecast for one in bins] + [end for span in spans for end in span if 0 < end < 1]
    low, high = _bounds(min(values), max(values))
    unit = _SIDE / (_odds(high) - _odds(low))

    def at(share: float) -> float:
        return (_odds(min(max(share, low), high)) - _odds(low)) * unit

    def x(share: float) -> float:
        return left + at(share)

    def y(share: float) -> float:
        return _TOP + _SIDE - at(share)

    parts = [f'<text x="{left}" y="{_TOP - 18}">{escape(words)}</text>']
    for tick in (tick for tick in _TICKS if low <= tick <= high):
        parts.append(
            f'<line class="grid" x1="{left}" x2="{left + _SIDE}" y1="{y(tick):.1f}" y2="{y(tick):.1f}"/>'
            f'<line class="grid" x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="{_TOP}" y2="{_TOP + _SIDE}"/>'
            f'<text class="soft" x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick * 100:g}%</text>'
            f'<text class="soft" x="{x(tick):.1f}" y="{_TOP + _SIDE + 18}" text-anchor="middle">{tick * 100:g}%</text>'
        )
    parts.append(f'<line class="axis" x1="{left}" x2="{left + _SIDE}" y1="{_TOP + _SIDE}" y2="{_TOP}"/>')
    for one, span in zip(bins, spans, strict=True):
        radius = 3 + min(one.n, 10_000) ** 0.25 / 2
        parts.append(
            f"<g><title>{one.n:,} forecasts at {one.forecast:.2%} on average; {one.observed:.2%} happened</title>"
            f'<line class="span" x1="{x(one.forecast):.1f}" x2="{x(one.forecast):.1f}" y1="{y(span[0]):.1f}" '
            f'y2="{y(span[1]):.1f}"/><circle class="bar" cx="{x(one.forecast):.1f}" cy="{y(one.observed):.1f}" '
            f'r="{radius:.1f}"/><text class="name" x="{x(one.forecast) + radius + 3:.1f}" '
            f'y="{y(one.observed) + 4:.1f}">{one.n:,}</text></g>'
        )
    return "".join(parts)


def _bounds(low: float, high: float) -> tuple[float, float]:
    """Return the ticks around all values."""
    below = [tick for tick in _TICKS if tick <= low]
    above = [tick for tick in _TICKS if tick >= high]
    return below[-1] if below else _TICKS[0], above[0] if above else _TICKS[-1]


def _odds(share: float) -> float:
    return log(share / (1 - share))
