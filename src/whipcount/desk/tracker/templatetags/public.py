"""Tags and filters of the public templates."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.urls import get_script_prefix, reverse

from whipcount.brief.parties import colour, party_name
from whipcount.brief.words import site as site_of
from whipcount.dates import is_partial_date, say
from whipcount.desk.addresses import href
from whipcount.desk.tracker.pages.people import number_of

__all__ = [
    "asset",
    "day",
    "href",
    "instant",
    "link",
    "member_number",
    "minus",
    "party",
    "party_colour",
    "percent",
    "site",
    "words",
]

register = template.Library()
register.filter("href", href)
_STATIC = Path(__file__).resolve().parents[2] / "static"


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a static file, with letters that change when it does."""
    return f"{get_script_prefix()}static/{name}?v={_digest(name)}"


@register.simple_tag(takes_context=True)
def link(context: Mapping[str, Any], view: str, *args: Any) -> str:
    """Return the address of a page under the clocks of this one."""
    return reverse(view, args=args) + str(context.get("clock_query", ""))


@register.filter
def day(value: object) -> str:
    """Return a day or partial date in words, other text as it is.

    Examples
    --------
    >>> day("2022-01-19"), day(date(2022, 1, 9)), day(None)
    ('19 January 2022', '9 January 2022', 'day not told')
    """
    if isinstance(value, datetime):
        return instant(value)
    text = value.isoformat() if isinstance(value, date) else str(value or "")
    return say(text) if text and is_partial_date(text) else text or "day not told"


@register.filter
def instant(value: object) -> str:
    """Return a moment in words, in universal time."""
    return f"{value.day} {value:%B %Y, %H:%M} UTC" if isinstance(value, datetime) else "never"


@register.filter
def member_number(value: object) -> str:
    """Return what names a member in an address."""
    return number_of(str(value)) or ""


@register.filter
def site(value: object) -> str:
    """Return the host of an address."""
    return site_of(str(value or ""))


@register.filter
def party(value: object) -> str:
    """Return a party's name."""
    return party_name(str(value)) if value else "no party"


@register.filter
def party_colour(value: object) -> str:
    """Return a party's colour."""
    return colour(str(value or ""))


@register.filter
def words(value: object) -> str:
    """Return a word of a vocabulary as people write it."""
    return str(value or "not told").replace("_", " ")


@register.filter
def minus(value: object) -> str:
    """Return a number with thousands told apart and a true minus.

    Examples
    --------
    >>> minus(-1043), minus(None)
    ('−1,043', 'unknown')
    """
    return f"{value:,}".replace("-", "−") if isinstance(value, int) else "unknown"


@register.filter
def percent(value: object) -> str:
    """Return a share as a percentage with one place.

    Examples
    --------
    >>> from fractions import Fraction
    >>> percent(Fraction(1, 8)), percent(None)
    ('12.5%', 'unknown')
    """
    return "unknown" if value is None else f"{float(value):.1%}"  # type: ignore[arg-type]


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:8]
