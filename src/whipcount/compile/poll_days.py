"""The days of a poll out of the cells of PollBase: a month filled once, ``28-3``, ``?-7``, ``29/4-1/6``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from whipcount.compile.workbook import Cell, day_of

__all__ = ["MONTHS", "fieldwork", "last_of_month", "next_day_numbered", "published"]

MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
LATEST = 28
"""A day of the month that would put publication more than four weeks after the fieldwork is a slip of the pen."""

_EARLIEST_SERIAL = 366
_DAY = r"(\d{1,2})(?:/(\d{1,2}))?"
_RANGE = re.compile(rf"(?:c\.)?(?:{_DAY}|\?)?-(?:{_DAY}|(\?))(?: ?\?)?(?: [A-Z][a-z]+)?")
_ONE = re.compile(r"(\d{1,2})(?: ?\?)?")
_SPAN = re.compile(r"(\d{1,2})[-/](\d{1,2})")
Days = tuple[date | None, date | None]


def fieldwork(cell: Cell, helper: Cell, month: date) -> Days:
    """Return first and last day of the fieldwork, None where the source does not tell.

    Parameters
    ----------
    cell : the column of the fieldwork
    helper : the column beside it, a whole date of the first day
    month : first day of the month that the row stands in

    Examples
    --------
    >>> fieldwork("28-3", None, date(2019, 5, 1))
    (datetime.date(2019, 5, 28), datetime.date(2019, 6, 3))
    >>> fieldwork("?-7", None, date(1979, 6, 1))
    (None, datetime.date(1979, 6, 7))
    """
    start = day_of(helper) if isinstance(helper, Fraction) else None
    if isinstance(cell, Fraction):
        return _both(_in(month, int(cell)))
    text = cell or ""
    if one := _ONE.fullmatch(text):
        return _both(_in(month, int(one[1])))
    span = _RANGE.fullmatch(text)
    if span is None:
        return None, None
    return _span(span, start, month)


def _span(span: re.Match[str], helper: date | None, month: date) -> Days:
    first, first_month, last, last_month, _ = span.groups()
    if first is None:
        late = helper is not None and _same(helper, month) and last is not None and helper.day > int(last)
        return None, _in(_after(month) if late else month, last)
    if last is None:
        return _in(month, first), None
    if first_month or last_month:
        end = _named(month, last, last_month)
        return _named(month, first, first_month or (None if end is None else str(_before(end, first).month))), end
    if int(first) <= int(last):
        return _in(month, first), _in(month, last)
    back = helper is not None and helper.day == int(first) and _same(_after(helper.replace(day=1)), month)
    begun = _before(month, "1") if back else month
    return _in(begun, first), _in(_after(begun), last)


def published(cell: Cell, earliest: date, ended: date | None) -> date | None:
    """Return the day on which the poll was published, None where the source does not tell or cannot be right.

    Parameters
    ----------
    cell : a day of the month, a whole date, or two days of which the later counts
    earliest : the last day of the fieldwork, or the first of the month
    ended : the last day of the fieldwork, if known

    Examples
    --------
    >>> published(Fraction(2), date(2024, 6, 28), date(2024, 6, 28))
    datetime.date(2024, 7, 2)
    """
    day = _published(cell, earliest)
    if day is None or day < earliest or (ended is not None and (day - ended).days > LATEST and not _is_whole(cell)):
        return None
    return day


def _published(cell: Cell, earliest: date) -> date | None:
    if _is_whole(cell):
        assert isinstance(cell, Fraction)
        return day_of(cell)
    if isinstance(cell, Fraction):
        return next_day_numbered(earliest, int(cell))
    text = (cell or "").rstrip("? ")
    if text.isdigit():
        return next_day_numbered(earliest, int(text))
    span = _SPAN.fullmatch(text)
    if span is None:
        return None
    if "/" in text and not _follows(int(span[1]), int(span[2])) and int(span[2]) in MONTHS.values():
        return _named(earliest.replace(day=1), span[1], span[2])
    return next_day_numbered(earliest, int(span[2]))


def _follows(day: int, other: int) -> bool:
    """Tell whether two numbers are those of a day and the next: ``14/2`` is a day of February, ``30/1`` is two days."""
    return other == day + 1 or (other == 1 and day >= LATEST)


def next_day_numbered(earliest: date, number: int) -> date | None:
    """Return the first day from ``earliest`` on that has this number in its month."""
    days = (earliest + timedelta(days=n) for n in range(62))
    return next((day for day in days if day.day == number), None)


def last_of_month(day: date) -> date:
    """Return the last day of the month."""
    return _after(day.replace(day=1)) - timedelta(days=1)


def _is_whole(cell: Cell) -> bool:
    return isinstance(cell, Fraction) and cell > _EARLIEST_SERIAL


def _both(day: date | None) -> Days:
    return day, day


def _same(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _after(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _before(day: date, number: str) -> date:
    """Return the first of the latest month in which a day of this number is not after ``day``."""
    month = day.replace(day=1)
    return month if int(number) <= day.day and day.day != 1 else (month - timedelta(days=1)).replace(day=1)


def _in(month: date, number: int | str | None) -> date | None:
    try:
        return month.replace(day=int(number or 0))
    except ValueError:
        return None


def _named(month: date, number: str, name: str | None) -> date | None:
    """Return the day in the month of that number which is nearest to the row's month."""
    if name is None:
        return _in(month, number)
    try:
        near = [date(year, int(name), int(number)) for year in (month.year - 1, month.year, month.year + 1)]
    except ValueError:
        return None
    return min(near, key=lambda day: abs((day - month).days))
