"""Filters of the desk's templates."""

from __future__ import annotations

from django import template

from whipcount.dates import is_partial_date
from whipcount.dates import say as say_day
from whipcount.desk.addresses import href

__all__ = ["day", "host", "href", "words"]

register = template.Library()
register.filter("href", href)


@register.filter
def words(value: object) -> str:
    """Return a word of a vocabulary as people write it.

    Examples
    --------
    >>> words("calls_to_resign")
    'calls to resign'
    """
    return str(value).replace("_", " ")


@register.filter
def day(value: object) -> str:
    """Return a partial date in words, other text as it is.

    Examples
    --------
    >>> day("2022-01-19"), day(None)
    ('19 January 2022', 'not told')
    """
    text = str(value) if value else ""
    return say_day(text) if text and is_partial_date(text) else text or "not told"


@register.filter
def host(value: object) -> str:
    """Return the host of an address.

    Examples
    --------
    >>> host("https://www.a.example/1")
    'a.example'
    """
    return str(value or "").partition("://")[2].partition("/")[0].removeprefix("www.")
