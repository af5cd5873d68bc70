"""Chances as dots between 0 and 100%, each beside what the base rate says; words over the dots fit a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from whipcount.brief.chances import say_chance

__all__ = ["Chance", "chance_chart"]

_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _BOTTOM = 480, 22, 104, 8, 50, 60
_WORDS, _DOT = 16, 34


@dataclass(frozen=True, slots=True)
class Chance:
    """One row: in words, the chance, and that of the base rate; None where there is none."""

    words: str
    chance: float
    base: float | None


def chance_chart(rows: Sequence[Chance]) -> str:
    """Return the chances as SVG for a page: a full dot a forecast, a ring its base rate.

    Parameters
    ----------
    rows : at least one, in order
    """
    height = _TOP + len(rows) * _ROW + _BOTTOM
    told = escape(
        "; ".join(
            f"{one.words}: {say_chance(one.chance)}"
            + (f", base rate {say_chance(one.base)}" if one.base is not None else "")
            for one in rows
        )
    )
    bottom = _TOP + len(rows) * _ROW
    grid = "".join(
        f'<line class="grid" x1="{_x(tick):.1f}" x2="{_x(tick):.1f}" y1="{bottom}" y2="{bottom + 6}"/>'
        f'<text x="{_x(tick):.1f}" y="{bottom + 22}" text-anchor="middle">{tick:.0%}</text>'
        for tick in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    body = "".join(_row(one, _TOP + n * _ROW) for n, one in enumerate(rows))
    key = (
        f'<circle fill="var(--link)" cx="{_LEFT + 6}" cy="{height - 11}" r="5"/>'
        f'<text x="{_LEFT + 18}" y="{height - 6}">forecast</text>'
        f'<circle fill="var(--paper)" style="stroke:var(--soft);stroke-width:2" cx="{_LEFT + 126}" cy="{height - 11}" '
        f'r="5"/><text x="{_LEFT + 138}" y="{height - 6}">base rate</text>'
    )
    return (
        f'<svg class="chances" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{told}">'
        f"<title>{told}</title>{grid}{body}{key}</svg>"
    )


def _row(one: Chance, top: float) -> str:
    y = top + _DOT
    parts = [
        f'<text x="{_x(0.0):.1f}" y="{top + _WORDS:.1f}">{escape(one.words)}</text>'
        f'<line class="grid" x1="{_x(0.0):.1f}" x2="{_x(1.0):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
    ]
    if one.base is not None:
        ends = f'x1="{_x(one.base):.1f}" x2="{_x(one.chance):.1f}" y1="{y:.1f}" y2="{y:.1f}"'
        parts.append(
            f'<line class="grid" style="stroke:var(--soft)" {ends}/>'
            f'<circle fill="var(--paper)" style="stroke:var(--soft);stroke-width:2" cx="{_x(one.base):.1f}" '
            f'cy="{y:.1f}" r="5"/>'
        )
    parts.append(f'<circle fill="var(--link)" cx="{_x(one.chance):.1f}" cy="{y:.1f}" r="6.5"/>')
    parts.append(f'<text class="end" x="{_WIDTH - _RIGHT + 14}" y="{y + 5:.1f}">{say_chance(one.chance)}</text>')
    return "".join(parts)


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)
