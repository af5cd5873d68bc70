"""Chances and intervals in words, wherever a forecast is shown."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["say_chance", "say_span"]


def say_chance(chance: float) -> str:
    """Return a chance as a percentage, small ones with as many places as they need.

    Examples
    --------
    >>> say_chance(0.4545), say_chance(0.0212), say_chance(0.00026), say_chance(0.99991)
    ('45%', '2.1%', '0.03%', '99.99%')
    """
    rest = round(min(chance, 1 - chance), 9)
    places = 0 if rest >= 0.1 else 1 if rest >= 0.01 else 2
    if rest < 0.00005:
        return "<0.01%" if chance < 0.5 else ">99.99%"
    return f"{chance:.{places}%}"


def say_span(quantiles: Mapping[float, float]) -> str:
    """Return the median and the central 80% interval.

    Examples
    --------
    >>> say_span({0.1: 66.0, 0.5: 119.0, 0.9: 175.0})
    '119 (80%: 66 to 175)'
    """
    return f"{quantiles[0.5]:,.0f} (80%: {quantiles[0.1]:,.0f} to {quantiles[0.9]:,.0f})"
