"""Chances day by day as lines: what would have been said on each day of a crisis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape

from whipcount.brief.chances import say_chance
from whipcount.brief.charts.months import months_between
from whipcount.brief.charts.standalone import chart_svg

__all__ = ["replay_chart"]

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 960, 420, 56, 210, 84, 46
_APART = 17
_STROKES = ("", "", "7 4", "2 4", "10 3 2 3")
_COLOURS = ("var(--mark)", "var(--link)", "var(--link)", "var(--soft)", "var(--soft)")


def replay_chart(
    lines: Mapping[str, Sequence[tuple[date, float]]], marks: Sequence[tuple[date, str]], title: str
) -> str:
    """Return chances by day as SVG, each line named at its end.

    Parameters
    ----------
    lines : words to day and chance, by day; a day that is missing breaks the line; at most five
    marks : day and words of events
    title : of the chart
    """
    days = [day for line in lines.values() for day, _ in line]
    first, last = min(days), max(days)
    unit = (_WIDTH - _LEFT - _RIGHT) / max((last - first).days, 1)

    def x(day: date) -> float:
        return _LEFT + (day - first).days * unit

    body = (
        f'<text class="head" x="20" y="30">{escape(title)}</text><text class="soft" x="20" y="52">'
        "Each day's forecast uses only what was public on that day.</text>"
    )
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        body += (
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{_y(tick):.1f}" y2="{_y(tick):.1f}"/>'
            f'<text class="soft" x="{_LEFT - 8}" y="{_y(tick) + 4:.1f}" text-anchor="end">{tick:.0%}</text>'
        )
    for day in months_between(first, last, 8):
        body += f'<text class="soft" x="{x(day):.1f}" y="{_HEIGHT - 16}">{day:%b %Y}</text>'
    for number, (day, words) in enumerate(marks):
        if first <= day <= last + timedelta(days=1):
            at = min(x(day), _WIDTH - _RIGHT)
            body += (
                f'<line class="move" x1="{at:.1f}" x2="{at:.1f}" y1="{_TOP - 10}" y2="{_y(0):.1f}"/>'
                f'<text class="name" x="{at - 5:.1f}" y="{_TOP - 2 + number % 2 * 13}" text-anchor="end">'
                f"{escape(words)}</text>"
            )
    named = _named({words: _y(line[-1][1]) + 4 for words, line in lines.items()})
    for number, (words, line) in enumerate(lines.items()):
        colour, stroke = _COLOURS[number % len(_COLOURS)], _STROKES[number % len(_STROKES)]
        points = "".join(
            f"{'L' if n and day - line[n - 1][0] == timedelta(days=1) else 'M'}{x(day):.1f},{_y(chance):.1f}"
            for n, (day, chance) in enumerate(line)
        )
        body += (
            f'<path d="{points}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-dasharray="{stroke}"/>'
            f'<text x="{_WIDTH - _RIGHT + 8}" y="{named[words]:.1f}" style="fill:{colour}">'
            f"{escape(words)} {say_chance(line[-1][1])}</text>"
        )
    told = "; ".join(f"{words}: {say_chance(line[0][1])} to {say_chance(line[-1][1])}" for words, line in lines.items())
    return chart_svg(body, _WIDTH, _HEIGHT, title, told)


def _y(share: float) -> float:
    return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _named(places: Mapping[str, float]) -> dict[str, float]:
    """Return where the names stand, from the top, none on another."""
    found: dict[str, float] = {}
    last = 0.0
    for words, at in sorted(places.items(), key=lambda item: item[1]):
        last = max(at, last + _APART)
        found[words] = last
    over = max(0.0, last - (_HEIGHT - _BOTTOM + 4))
    return {words: at - over for words, at in found.items()}
