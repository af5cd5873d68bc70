"""The months that the foot of a chart names."""

from __future__ import annotations

from datetime import date

__all__ = ["months_between"]


def months_between(first: date, last: date, most: int) -> list[date]:
    """Return first days of months inside a span, evenly apart and so few that about ``most`` of them stand there.

    Examples
    --------
    >>> [f"{day:%b}" for day in months_between(date(2022, 1, 1), date(2022, 12, 31), 6)]
    ['Jan', 'Mar', 'May', 'Jul', 'Sep', 'Nov']
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    stride = max(1, -(-months // most))
    every = [
        date(first.year + (first.month - 1 + m) // 12, (first.month - 1 + m) % 12 + 1, 1) for m in range(months + 1)
    ]
    return [day for day in every[::stride] if first <= day <= last]
