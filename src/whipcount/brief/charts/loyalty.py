"""A member's rebellions over time: a bar a quarter with its interval, change points and changes of party marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from whipcount.brief.charts.standalone import chart_svg
from whipcount.divisions.loyalty import Stretch

__all__ = ["loyalty_chart"]

Height = Callable[[float], float]
_ENOUGH = 20
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 960, 380, 60, 24, 84, 46


def loyalty_chart(
    stretches: Sequence[Stretch], changes: Sequence[date], moves: Sequence[tuple[date, str]], title: str
) -> str:
    """Return the share of votes against the line by quarter as SVG.

    Parameters
    ----------
    stretches : quarters in order, at least one
    changes : days from which the member was more or less loyal
    moves : day and words of each change of party
    title : of the chart
    """
    top = _top(stretches)
    first, last = stretches[0].first.toordinal(), stretches[-1].last.toordinal()
    unit = (_WIDTH - _LEFT - _RIGHT) / max(last - first, 1)

    def x(day: date) -> float:
        return _LEFT + (day.toordinal() - first) * unit

    def y(share: float) -> float:
        return _HEIGHT - _BOTTOM - min(share, top) / top * (_HEIGHT - _TOP - _BOTTOM)

    bars = "".join(_bar(s, x(s.first), max(x(s.last), x(s.first) + 3), y) for s in stretches)
    lines = "".join(_line("mark", x(day), "loyalty changed", n) for n, day in enumerate(changes))
    lines += "".join(_line("move", x(day), words, n + len(changes)) for n, (day, words) in enumerate(moves))
    body = (
        f'<text class="head" x="20" y="30">{escape(title)}</text>'
        f'<text class="soft" x="20" y="52">Votes against the line of the party, as a share of those where it had one; '
        f"lines show 90% intervals, cut at the top.</text>{_axis(top, y, stretches, x)}{bars}{lines}"
    )
    against, of = sum(s.against for s in stretches), sum(s.against + s.with_line for s in stretches)
    told = f"{against} of {of} votes against the line. Loyalty changed on: {', '.join(map(str, changes)) or 'no day'}."
    return chart_svg(body, _WIDTH, _HEIGHT, title, told)


def _top(stretches: Sequence[Stretch]) -> float:
    """Return the top of the scale: room for the intervals of quarters with enough votes, never below 10%."""
    told = [s.high or 0.0 for s in stretches if s.with_line + s.against >= _ENOUGH]
    most = max([*told, *(s.share_against or 0.0 for s in stretches)])
    return next(top for top in (0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0) if most <= top or top == 1.0)


def _bar(stretch: Stretch, left: float, right: float, y: Height) -> str:
    share = stretch.share_against
    if share is None or stretch.low is None or stretch.high is None:
        return ""
    middle = (left + right) / 2
    of = stretch.against + stretch.with_line
    told = f"{stretch.first} to {stretch.last}: {stretch.against} of {of} against, {stretch.missed} missed"
    return (
        f'<g><title>{told}</title><rect class="bar" x="{left + 1:.1f}" width="{max(right - left - 2, 2):.1f}" '
        f'y="{y(share):.1f}" height="{y(0.0) - y(share):.1f}"/>'
        f'<line class="span" x1="{middle:.1f}" x2="{middle:.1f}" y1="{y(stretch.low):.1f}" y2="{y(stretch.high):.1f}"/>'
        "</g>"
    )


def _line(kind: str, x: float, words: str, n: int) -> str:
    side, shift = ("end", -5) if x > _WIDTH / 2 else ("start", 5)
    y = _TOP - 4 + n % 4 * 14
    return (
        f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 14}" y2="{_HEIGHT - _BOTTOM}"/>'
        f'<text class="name" x="{x + shift:.1f}" y="{y}" text-anchor="{side}">{escape(words)}</text>'
    )


def _axis(top: float, y: Height, stretches: Sequence[Stretch], x: Callable[[date], float]) -> str:
    marks = "".join(
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y(share):.1f}" y2="{y(share):.1f}"/>'
        f'<text x="{_LEFT - 8}" y="{y(share) + 4:.1f}" text-anchor="end">{share * 100:.3g}%</text>'
        for share in (top * n / 4 for n in range(5))
    )
    years = range(stretches[0].first.year, stretches[-1].last.year + 1)
    days = [day for year in years if stretches[0].first <= (day := date(year, 1, 1)) <= stretches[-1].last]
    return marks + "".join(
        f'<text x="{x(day):.1f}" y="{_HEIGHT - 18}" text-anchor="middle">{day.year}</text>'
        f'<line class="axis" x1="{x(day):.1f}" x2="{x(day):.1f}" y1="{_HEIGHT - _BOTTOM}" y2="{_HEIGHT - 36}"/>'
        for day in days
    )
