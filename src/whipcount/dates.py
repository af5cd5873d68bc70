"""Days and partial dates: ``2022``, ``2022-01`` and ``2022-01-19`` stay as they were written."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from functools import lru_cache

from whipcount.errors import InputError

__all__ = ["as_day", "contains", "first_day", "is_partial_date", "last_day", "parse_day", "parse_partial", "say"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse_day(text: str) -> date:
    """Return the day that an ISO text names.

    Parameters
    ----------
    text : ``YYYY-MM-DD``, surrounding blanks allowed

    Raises
    ------
    InputError : not a day of the calendar

    Examples
    --------
    >>> parse_day("2022-01-19")
    datetime.date(2022, 1, 19)
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"{text!r} is not a date; write it as YYYY-MM-DD, for example 2022-01-19.") from None


def as_day(value: date | str) -> date:
    """Return the day that a caller gave as a date, an instant or ISO text.

    Raises
    ------
    InputError : none of these

    Examples
    --------
    >>> as_day("2022-01-19")
    datetime.date(2022, 1, 19)
    """
    if isinstance(value, str):
        return parse_day(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise InputError(f"{value!r} is not a day; give a date, or text such as 2022-01-19.")


def is_partial_date(text: str) -> bool:
    """Tell whether ``text`` is a year, a month or a day that exists."""
    try:
        first_day(text)
    except InputError:
        return False
    return True


def parse_partial(text: str) -> str:
    """Return ``text`` without blanks if it is a year, month or day; raise ``InputError`` if not."""
    text = text.strip()
    first_day(text)
    return text


def first_day(partial: str) -> date:
    """Return the earliest day that a partial date can mean.

    Examples
    --------
    >>> first_day("2022-02")
    datetime.date(2022, 2, 1)
    """
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def last_day(partial: str) -> date:
    """Return the latest day that a partial date can mean.

    Examples
    --------
    >>> last_day("2022-02")
    datetime.date(2022, 2, 28)
    """
    year, month, day = _parts(partial)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def contains(partial: str, day: date) -> bool:
    """Tell whether ``day`` lies inside the span that ``partial`` can mean."""
    return first_day(partial) <= day <= last_day(partial)


def say(partial: str) -> str:
    """Return a partial date in words.

    Examples
    --------
    >>> say("2022-01-09"), say("2022-01"), say("2022")
    ('9 January 2022', 'January 2022', '2022')
    """
    year, month, day = _parts(partial)
    words = [str(day)] if day else []
    if month:
        words.append(calendar.month_name[month])
    return " ".join([*words, str(year)])


@lru_cache(maxsize=4096)
def _parts(partial: str) -> tuple[int, int | None, int | None]:
    match = _PARTIAL.fullmatch(partial)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)
    except ValueError:
        raise InputError(
            f"{partial!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, for example 2022-01-19."
        ) from None
    return year, month, day
