"""Members on a line, a row a party: one dot a member, its name and interval on hover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from whipcount.brief.charts.standalone import chart_svg
from whipcount.brief.parties import colour, party_name

__all__ = ["Placed", "members_line"]

_WIDTH, _LEFT, _RIGHT, _TOP = 960, 130, 24, 74
_RADIUS, _STEP, _GAP, _LANES = 4.2, 7.4, 22, 11


@dataclass(frozen=True, slots=True)
class Placed:
    """A member at a place on the line; ``low`` and ``high`` are the 90% interval, None where unknown."""

    name: str
    party: str
    at: float
    low: float | None = None
    high: float | None = None

    @property
    def told(self) -> str:
        """What is read on hover."""
        span = "" if self.low is None or self.high is None else f" ({self.low:.2f} to {self.high:.2f})"
        return f"{self.name}, {party_name(self.party)}: {self.at:.2f}{span}"


def members_line(members: Sequence[Placed], title: str, left: str, right: str) -> str:
    """Return members on a line as SVG, the largest party first.

    Parameters
    ----------
    members : at least one
    title : of the chart
    left, right : what it means to stand at either end
    """
    groups: dict[str, list[Placed]] = defaultdict(list)
    for member in members:
        groups[member.party].append(member)
    order = sorted(groups, key=lambda party: (-len(groups[party]), party))
    scale = _Scale(min(m.at for m in members), max(m.at for m in members))
    rows = {party: _lanes([scale(m.at) for m in sorted(groups[party], key=lambda m: m.at)]) for party in order}
    tops, height = _tops(order, rows)
    body = [
        f'<text class="head" x="20" y="30">{escape(title)}</text>',
        f'<text class="soft" x="{_LEFT}" y="56">← {escape(left)}</text>',
        f'<text class="soft" x="{_WIDTH - _RIGHT}" y="56" text-anchor="end">{escape(right)} →</text>',
        *(_row(party, groups[party], rows[party], tops[party], scale) for party in order),
        _zero(scale, height),
    ]
    told = "; ".join(f"{party_name(p)}: {len(groups[p])} from {_ends(groups[p])}" for p in order)
    return chart_svg("".join(body), _WIDTH, round(height + 16), title, told)


class _Scale:
    """A straight map from positions to pixels."""

    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.unit = (_WIDTH - _LEFT - _RIGHT - 2 * _RADIUS) / ((high - low) or 1)

    def __call__(self, value: float) -> float:
        return _LEFT + _RADIUS + (value - self.low) * self.unit


def _lanes(places: Sequence[float]) -> list[int]:
    """Return a lane for each dot so that no two touch, the nearest to the middle first; crowds share lanes."""
    last = [float("-inf")] * _LANES
    lanes = []
    for place in places:
        free = [lane for lane in range(_LANES) if place - last[lane] >= 2 * _RADIUS]
        lane = free[0] if free else min(range(_LANES), key=lambda n: last[n])
        last[lane] = place
        lanes.append(lane)
    return lanes


def _tops(order: Sequence[str], rows: Mapping[str, Sequence[int]]) -> tuple[dict[str, float], float]:
    tops, at = {}, float(_TOP)
    for party in order:
        deep = (max(rows[party]) + 1) * _STEP
        tops[party] = at + deep / 2
        at += deep + _GAP
    return tops, at


def _row(party: str, members: Sequence[Placed], lanes: Sequence[int], middle: float, scale: _Scale) -> str:
    ordered = sorted(members, key=lambda m: m.at)
    dots = "".join(_dot(member, lane, middle, scale) for member, lane in zip(ordered, lanes, strict=True))
    label = f'<text x="{_LEFT - 12}" y="{middle + 4:.1f}" text-anchor="end">{escape(party_name(party))}</text>'
    return f"<g>{label}{_spans(ordered, middle, scale) if len(ordered) <= 3 else ''}{dots}</g>"


def _spans(members: Sequence[Placed], middle: float, scale: _Scale) -> str:
    edge = _WIDTH - _RIGHT
    return "".join(
        f'<line class="span" x1="{max(scale(m.low), _LEFT):.1f}" x2="{min(scale(m.high), edge):.1f}" '
        f'y1="{middle:.1f}" y2="{middle:.1f}"/>'
        for m in members
        if m.low is not None and m.high is not None
    )


def _dot(member: Placed, lane: int, middle: float, scale: _Scale) -> str:
    away = (lane + 1) // 2 * (1 if lane % 2 else -1)
    return (
        f'<circle class="dot" cx="{scale(member.at):.1f}" cy="{middle + away * _STEP:.1f}" r="{_RADIUS}" '
        f'fill="{colour(member.party)}"><title>{escape(member.told)}</title></circle>'
    )


def _zero(scale: _Scale, height: float) -> str:
    x = scale(0.0)
    if not _LEFT < x < _WIDTH - _RIGHT:
        return ""
    return f'<line class="move" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 8}" y2="{height - _GAP + 6:.1f}"/>'


def _ends(members: Sequence[Placed]) -> str:
    first, last = min(members, key=lambda m: m.at), max(members, key=lambda m: m.at)
    return f"{first.name} ({first.at:.2f}) to {last.name} ({last.at:.2f})"
