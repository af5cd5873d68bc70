"""A count over time as a step line against its threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from whipcount.brief.charts.months import months_between

__all__ = ["Step", "step_chart"]

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 150, 18, 34


@dataclass(frozen=True, slots=True)
class Step:
    """One day's figures: ``n`` counted, ``threshold`` needed, None where no rule sets one."""

    on: date
    n: int
    threshold: int | None


def step_chart(steps: Sequence[Step], label: str, threshold_label: str, marked: date | None = None) -> str:
    """Return the count by day as SVG, with the threshold as a dashed line and both named at their right end.

    Parameters
    ----------
    steps : at least one, by day
    label, threshold_label : words beside the two lines
    marked : a day to mark with a vertical line
    """
    top = max([step.n for step in steps] + [step.threshold or 0 for step in steps] + [1])
    x, y = _scales(steps[0].on, steps[-1].on, top)
    told = escape(f"{label}: {steps[-1].n} on {steps[-1].on}; {threshold_label}: {steps[-1].threshold}")
    body = [_axis(steps, top, x, y), _line(steps, x, y), _threshold(steps, x, y)]
    if marked is not None and steps[0].on <= marked <= steps[-1].on:
        body.append(f'<line class="mark" x1="{x(marked):.1f}" x2="{x(marked):.1f}" y1="{_TOP}" y2="{y(0):.1f}"/>')
    body.append(_ends(steps, label, threshold_label, y))
    return (
        f'<svg class="steps" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{told}">'
        f"<title>{told}</title>{''.join(body)}</svg>"
    )


class _Scale:
    """A straight map from values to pixels."""

    def __init__(self, low: float, high: float, start: float, stop: float) -> None:
        self.low, self.start = low, start
        self.unit = (stop - start) / max(high - low, 1)

    def __call__(self, value: float | date) -> float:
        number = value.toordinal() if isinstance(value, date) else value
        return self.start + (number - self.low) * self.unit


def _scales(first: date, last: date, top: int) -> tuple[_Scale, _Scale]:
    x = _Scale(first.toordinal(), last.toordinal(), _LEFT, _WIDTH - _RIGHT)
    return x, _Scale(0, top * 1.08, _HEIGHT - _BOTTOM, _TOP)


def _line(steps: Sequence[Step], x: _Scale, y: _Scale) -> str:
    points = [f"M{x(steps[0].on):.1f},{y(steps[0].n):.1f}"]
    points += [f"H{x(step.on):.1f}V{y(step.n):.1f}" for step in steps[1:]]
    return f'<path class="count" d="{"".join(points)}"/>'


def _threshold(steps: Sequence[Step], x: _Scale, y: _Scale) -> str:
    """Return the dashed line, with a gap wherever no rule sets a threshold."""
    points: list[str] = []
    before: int | None = None
    for step in steps:
        points += [f"H{x(step.on):.1f}"] if before is not None else []
        if step.threshold is not None:
            at = f"{y(step.threshold):.1f}"
            points.append(f"V{at}" if before is not None else f"M{x(step.on):.1f},{at}")
        before = step.threshold
    return f'<path class="threshold" d="{"".join(points)}"/>' if points else ""


def _axis(steps: Sequence[Step], top: int, x: _Scale, y: _Scale) -> str:
    stride = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if top / step <= 6 or step == 200)
    marks = [
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y(v):.1f}" y2="{y(v):.1f}"/>'
        f'<text x="{_LEFT - 8}" y="{y(v) + 4:.1f}" text-anchor="end">{v}</text>'
        for v in range(0, top + 1, stride)
    ]
    days = [step.on for step in steps]
    marks += [
        f'<text x="{x(day):.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{day:%b %Y}</text>'
        for day in months_between(days[0], days[-1], 6)
    ]
    return "".join(marks)


def _ends(steps: Sequence[Step], label: str, threshold_label: str, y: _Scale) -> str:
    left, last = _WIDTH - _RIGHT + 8, steps[-1]
    at = y(last.n) + 4
    text = f'<text class="end" x="{left}" y="{at:.1f}">{escape(label)} {last.n}</text>'
    if last.threshold is None:
        return text
    line = y(last.threshold) + 4
    line = line - 16 if abs(line - at) < 14 else line
    return text + f'<text class="end" x="{left}" y="{line:.1f}">{escape(threshold_label)} {last.threshold}</text>'
