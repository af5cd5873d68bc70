"""The electorate as a half circle: one dot a member, by the strongest stance, each with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from whipcount.brief.charts.hemicycle import places
from whipcount.desk.tracker.pages.words import Look

__all__ = ["stance_circle"]

_WIDTH, _HEIGHT, _OUTER = 760, 400, 360


def stance_circle(stances: Sequence[tuple[Look, int]], silent: int, title: str) -> str:
    """Return the half circle as SVG: those against the leader on the left, the silent in the middle.

    Parameters
    ----------
    stances : look and members, the strongest against the leader first, support last
    silent : members with no public stance, >= 0
    title : read by screen readers, with the numbers
    """
    against = [pair for pair in stances if pair[0].slug != "supports"]
    support = [pair for pair in stances if pair[0].slug == "supports"]
    labels: list[Look | None] = [look for look, n in against for _ in range(n)]
    labels += [None] * silent
    labels += [look for look, n in support for _ in range(n)]
    dots = "".join(_dot(point, look) for point, look in zip(places(len(labels)), labels, strict=True))
    told = escape(", ".join([f"{title}: {_numbers(stances)}", f"no public stance {silent}"]))
    return f'<svg class="circle" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">{dots}</svg>'


def _numbers(stances: Sequence[tuple[Look, int]]) -> str:
    return ", ".join(f"{look.label.lower()} {n}" for look, n in stances) or "no public stances"


def _dot(point: tuple[float, float], look: Look | None) -> str:
    x, y = _WIDTH / 2 + point[0] * _OUTER, _HEIGHT - 16 - point[1] * _OUTER
    if look is None:
        return f'<circle class="silent" cx="{x:.0f}" cy="{y:.0f}" r="6.6"/>'
    return (
        f'<circle class="s-{look.slug}" cx="{x:.0f}" cy="{y:.0f}" r="8"/>'
        f'<text class="letter" x="{x:.0f}" y="{y + 2.8:.1f}">{look.mark}</text>'
    )
