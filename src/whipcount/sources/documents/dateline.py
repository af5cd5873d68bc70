"""The date of publication that a text itself states, near its head or at its end."""

from __future__ import annotations

import calendar
import re
from datetime import date

__all__ = ["as_iso", "published_in"]

_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:the )?"
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_BRITISH = _DAY + r"(\d{1,2})(?:st|nd|rd|th)? " + _MONTH + r",? (\d{4})"
_AMERICAN = _DAY + _MONTH + r" (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"
_ISO = r"(\d{4})-(\d{2})-(\d{2})"
_STATED = re.compile(r"(?:published|posted|updated|first published|date|sent)\b[^\n\d]{0,40}?", re.I)
_CLOCK = re.compile(r"[,|·•–—-]?\s*(?:at )?\d{1,2}[.:]\d{2}\s*(?:am|pm|gmt|bst)?", re.I)
_HEAD, _TAIL = 12, 4


def as_iso(text: str) -> str | None:
    """Return the first day that ``text`` states as an ISO date, None if it states none.

    Examples
    --------
    >>> as_iso("Wednesday 19th January, 2022"), as_iso("June 6, 2022"), as_iso("in June")
    ('2022-01-19', '2022-06-06', None)
    """
    text = " ".join(text.split())
    if match := re.search(_BRITISH, text, re.I):
        return _iso(match[3], match[2], match[1])
    if match := re.search(_AMERICAN, text, re.I):
        return _iso(match[3], match[1], match[2])
    if match := re.search(_ISO, text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    return None


def published_in(text: str) -> str | None:
    """Return the day on which a text says that it was published, None if it does not say.

    Only a line that is nothing but a date, or that says *published*, *posted*, *updated*, *date* or *sent*,
    counts: a date inside a sentence is about the events.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((day for line in lines[:_HEAD] + lines[-_TAIL:] if (day := _line_date(line))), None)


def _line_date(line: str) -> str | None:
    if len(line) > 90:
        return None
    stated = _STATED.match(line)
    if stated:
        return as_iso(line[stated.end() :])
    bare = _CLOCK.sub("", line).strip(" .,|·•–—-[]()")
    whole = re.fullmatch(f"(?:{_BRITISH}|{_AMERICAN}|{_ISO})", " ".join(bare.split()), re.I)
    return as_iso(bare) if whole else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = [name.lower() for name in calendar.month_abbr].index(month[:3].lower())
    return _checked(int(year), number, int(day))


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
