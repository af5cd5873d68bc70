"""When a thing was done: the words for days, against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

__all__ = ["When", "before", "day_of", "find_dates", "find_days_beside", "number_of"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2}
_MONTH = "|".join(month.capitalize() for month in _MONTHS)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_COUNT = "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r"|\d{1,2}"

_FULL = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH}|{_SHORT})\b\.?|(?P<m2>{_MONTH}|{_SHORT})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?(?:per|MPs)))"
    r"(?:,? (?P<year>(?:19|20)\d\d))?"
)
_MONTH_YEAR = re.compile(
    rf"\b(?:in |last |since |from |of |this |early |late |mid-|until )?(?P<month>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b"
)
_MONTH_ONLY = re.compile(
    rf"\b(?P<how>[Ii]n|[Ll]ast|[Ss]ince|[Tt]his|[Ee]arly(?: in)?|[Ll]ate(?: in)?|[Ii]n early|[Ii]n late|[Ii]n mid-|[Ff]rom|[Bb]y|[Oo]f|[Uu]ntil|[Bb]ack in) (?P<month>{_MONTH})\b(?! \d)"
)
_YEAR = re.compile(r"\b(?:in|since|of|during|early|late|from) (?P<year>(?:19|20)\d\d)\b", re.I)
_WEEKDAY = re.compile(
    rf"\b(?P<how>last |next |this |on )?(?P<day>{'|'.join(d.capitalize() for d in _DAYS)})\b(?! (?:Times|Mirror|Express|Mail|Telegraph|Club))"
)
_AGO = re.compile(rf"\b(?P<n>{_COUNT}) (?P<unit>day|week|month|year)s? (?:ago|earlier|before)\b", re.I)
_FORTNIGHT = re.compile(r"\ba fortnight (?:ago|earlier|before)\b", re.I)
_PLAIN = (
    (re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening|lunchtime)|at lunchtime|moments ago|minutes ago|an hour ago|\d+ minutes ago)\b", re.I), 0),
    (re.compile(r"\b(?:yesterday|last night|last evening|overnight)\b", re.I), -1),
    (re.compile(r"\b(?:tomorrow)\b", re.I), 1),
    (re.compile(r"\b(?:the day before yesterday)\b", re.I), -2),
)  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
_SEASON = re.compile(r"\b(?P<how>last|since the|in the|over the|during the) (?P<season>spring|summer|autumn)\b", re.I)
_VAGUE = re.compile(
    r"\b(?:(?P<lastyear>last year|a year ago|the previous year)|(?P<lastmonth>last month)|(?P<thismonth>(?:earlier |later )?this month)|(?P<thisyear>earlier this year|this year)|"
    r"(?P<lastweek>last week|a week ago)|(?P<thisweek>(?:earlier |later )?this week)|(?P<weekend>(?:at|over) the weekend)|"
    r"(?P<recently>recently|previously|earlier|once|since then|already))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class When:
    """Words for a day: their place, and the day, month or year that they mean; None where they settle none."""

    start: int
    end: int
    on: str | None


def find_dates(text: str, published: date | None) -> list[When]:
    """Return the words for days in order, none inside another.

    Parameters
    ----------
    text : flattened
    published : the day against which *yesterday* and *Monday* are read; without it only full dates settle a day

    Examples
    --------
    >>> [w.on for w in find_dates("He quit on Monday and was sacked in May 2019.", date(2022, 1, 19))]
    ['2022-01-17', '2019-05']
    """
    found: list[When] = []
    for when in _all(text, published):
        if not any(when.start < held.end and held.start < when.end for held in found):
            found.append(when)
    return sorted(found, key=lambda when: when.start)


def find_days_beside(text: str) -> list[tuple[int, int]]:
    """Return the places of words that mean a day by another day told before them, and by how many days it differs.

    Examples
    --------
    >>> find_days_beside("He resigned the night before, and Ann Lee a day later.")
    [(12, -1), (42, 1)]
    """
    return sorted((match.start(), shift) for pattern, shift in _BESIDE for match in pattern.finditer(text))


_BESIDE = (
    (re.compile(r"\bthe (?:day|night|evening) before\b(?! (?:yesterday|he|she|they|the|his|her|it))"), -1),
    (re.compile(r"\b(?:a day later|the (?:next|following) (?:day|morning|evening|night))\b"), 1),
    (
        re.compile(
            r"\b(?:(?:that|the) same (?:day|morning|afternoon|evening|night)|(?:earlier|later) in the day|"
            r"(?:hours|minutes) (?:later|earlier)|within (?:hours|minutes|the hour|an hour))\b"
        ),
        0,
    ),
)
"""Words that mean a day by the day told last, and how many days they are from it."""


def day_of(published: str | None) -> date | None:
    """Return the day of publication, None where only its month, its year or nothing is known."""
    return date.fromisoformat(published) if published and len(published) == 10 else None


def number_of(word: str) -> int | None:
    """Return the number that a word or figures mean, None if none.

    Examples
    --------
    >>> number_of("five"), number_of("12"), number_of("some")
    (5, 12, None)
    """
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def _all(text: str, published: date | None) -> Iterator[When]:
    for pattern, meaning in _FORMS:
        for match in pattern.finditer(text):
            yield When(match.start(), match.end(), meaning(match, published))


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _full(match: re.Match[str], published: date | None) -> str | None:
    day, month = int(match["d1"] or match["d2"]), _month(match["m1"] or match["m2"])
    year = match["year"]
    if year is None and published is None:
        return None
    try:
        if year is not None:
            return date(int(year), month, day).isoformat()
        assert published is not None
        found = date(published.year, month, day)
        return (found if found <= published + timedelta(days=120) else date(published.year - 1, month, day)).isoformat()
    except ValueError:
        return None


def _month_only(match: re.Match[str], published: date | None) -> str | None:
    if published is None:
        return None
    month = _month(match["month"])
    year = published.year - (month > published.month)
    if match["how"].lower() == "last" and month == published.month:
        year -= 1
    return f"{year}-{month:02d}"


def _ago(match: re.Match[str], published: date | None) -> str | None:
    return before(published, number_of(match["n"]) or 0, match["unit"]) if published else None


def before(day: date, n: int, unit: str) -> str:
    """Return the day so many days, weeks, months or years before: to the day, the month or the year, as it is meant.

    Examples
    --------
    >>> before(date(2022, 1, 19), 2, "month")
    '2021-11'
    """
    unit = unit.lower().rstrip("s")
    if unit == "day":
        return (day - timedelta(days=n)).isoformat()
    if unit == "week":
        return (day - timedelta(days=7 * n)).isoformat()[:7]
    if unit == "year":
        return str(day.year - n)
    months = day.year * 12 + day.month - 1 - n
    return f"{months // 12}-{months % 12 + 1:02d}"


def _fortnight(_match: re.Match[str], published: date | None) -> str | None:
    return (published - timedelta(days=14)).isoformat()[:7] if published else None


def _shift(days: int, _match: re.Match[str], published: date | None) -> str | None:
    return (published + timedelta(days=days)).isoformat() if published else None


def _vague(match: re.Match[str], published: date | None) -> str | None:
    if published is None or match["recently"]:
        return None
    if match["lastyear"]:
        return str(published.year - 1)
    if match["thisyear"]:
        return str(published.year)
    if match["lastmonth"]:
        return (published.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    if match["lastweek"]:
        return (published - timedelta(days=7)).isoformat()[:7]
    return published.isoformat()[:7]


def _season(match: re.Match[str], published: date | None) -> str | None:
    if published is None:
        return None
    begins = _SEASONS[match["season"].lower()]
    return str(
        published.year
        - (begins > published.month or (match["how"].lower() == "last" and begins + 2 >= published.month))
    )


def _weekday(match: re.Match[str], published: date | None) -> str | None:
    if published is None:
        return None
    back = (published.weekday() - _DAYS.index(match["day"].lower())) % 7
    how = (match["how"] or "").strip().lower()
    if how == "next":
        return (published + timedelta(days=7 - back)).isoformat()
    return (published - timedelta(days=back or (7 if how == "last" else 0))).isoformat()


def _month_year(match: re.Match[str], _published: date | None) -> str:
    return f"{match['year']}-{_month(match['month']):02d}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]], ...] = (
    (_FULL, _full),
    (_MONTH_YEAR, _month_year),
    (_MONTH_ONLY, _month_only),
    (_YEAR, lambda match, _published: match["year"]),
    (_AGO, _ago),
    (_FORTNIGHT, _fortnight),
    *((pattern, partial(_shift, shift)) for pattern, shift in _PLAIN),
    (_SEASON, _season),
    (_VAGUE, _vague),
    (_WEEKDAY, _weekday),
)
"""Every form of words for a day, the sharpest first, and how to read it."""
