"""Forecasts of numbers beside what came: a row each with the 50, 80 and 90% intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from whipcount.brief.charts.standalone import chart_svg

__all__ = ["Fan", "fan_chart"]

_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _BOTTOM = 960, 300, 40, 96, 20, 40
_SPANS = ((0.05, 0.95, 2, 0.45), (0.10, 0.90, 6, 0.45), (0.25, 0.75, 10, 0.8))


@dataclass(frozen=True, slots=True)
class Fan:
    """One forecast: what it was about, its quantiles, and the number that came, None where none did."""

    words: str
    quantiles: Mapping[float, float]
    came: float | None


def fan_chart(fans: Sequence[Fan], title: str, unit: str) -> str:
    """Return the forecasts as SVG, one row each, with the number that came as a ring.

    Parameters
    ----------
    fans : at least one
    title : of the chart
    unit : of the numbers, in words
    """
    ends = [one.quantiles[0.95] for one in fans] + [one.came for one in fans if one.came is not None]
    top = max(*ends, 1.0)
    scale = (_WIDTH - _LEFT - _RIGHT) / top
    height = _TOP + len(fans) * _ROW + _BOTTOM
    stride = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if top / step <= 10 or step == 1000)
    ticks = range(0, int(top) + 1, stride)
    body = (
        f'<text class="head" x="20" y="30">{escape(title)}</text><text class="soft" x="20" y="52">'
        f"{escape(unit)}. Bars: the 50, 80 and 90% intervals that were forecast; stroke: the median; ring: what came."
        "</text>"
    )
    for tick in ticks:
        x = _LEFT + tick * scale
        body += (
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 12}" y2="{height - _BOTTOM}"/>'
            f'<text class="soft" x="{x:.1f}" y="{height - 16}" text-anchor="middle">{tick}</text>'
        )
    body += "".join(_row(one, _TOP + n * _ROW, scale) for n, one in enumerate(fans))
    held = sum(one.came is not None and one.quantiles[0.1] <= one.came <= one.quantiles[0.9] for one in fans)
    told = f"The 80% interval held {held} of {sum(one.came is not None for one in fans)}."
    return chart_svg(body, _WIDTH, height, title, told)


def _row(one: Fan, y: float, scale: float) -> str:
    parts = [f'<text class="name" x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(one.words)}</text>']
    for low, high, thick, shade in _SPANS:
        left, wide = _LEFT + one.quantiles[low] * scale, (one.quantiles[high] - one.quantiles[low]) * scale
        parts.append(
            f'<rect class="bar" x="{left:.1f}" y="{y - thick / 2:.1f}" width="{max(wide, 1):.1f}" height="{thick}" '
            f'opacity="{shade}"/>'
        )
    middle = _LEFT + one.quantiles[0.5] * scale
    parts.append(f'<line class="span" x1="{middle:.1f}" x2="{middle:.1f}" y1="{y - 7:.1f}" y2="{y + 7:.1f}"/>')
    told = f"{one.words}: median {one.quantiles[0.5]:.0f}"
    if one.came is not None:
        is_in = one.quantiles[0.1] <= one.came <= one.quantiles[0.9]
        colour = "var(--ink)" if is_in else "var(--mark)"
        parts.append(
            f'<circle cx="{_LEFT + one.came * scale:.1f}" cy="{y:.1f}" r="5" fill="var(--paper)" stroke="{colour}" '
            'stroke-width="2.5"/>'
        )
        told += f", came {one.came:.0f}"
    return f"<g><title>{escape(told)}</title>{''.join(parts)}</g>"
