"""What an address asks for: the two clocks, a filter, a page of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from whipcount.dates import parse_day
from whipcount.desk.tracker.pages.names import Filter, Sort
from whipcount.errors import InputError

__all__ = ["Clocks", "choice", "clocks", "day_of", "filter_of"]

_LONGEST = 100
_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of a page.

    Attributes
    ----------
    on : the day
    known : the day whose knowledge counts, None for all that is known now
    is_pinned : whether the address names the day, so that the page stays on it
    """

    on: date
    known: date | None
    is_pinned: bool

    @property
    def query(self) -> str:
        """What an address needs so as to ask for the same clocks, with its question mark; "" for none.

        Examples
        --------
        >>> Clocks(date(2022, 1, 19), date(2022, 1, 20), True).query
        '?on=2022-01-19&known=2022-01-20'
        """
        named = {"on": self.on.isoformat()} if self.is_pinned else {}
        if self.known:
            named["known"] = self.known.isoformat()
        return f"?{urlencode(named)}" if named else ""


def clocks(query: Mapping[str, str], default: date, day: date | None = None) -> Clocks:
    """Return the clocks that an address asks for.

    Parameters
    ----------
    query : its query parameters; empty ones count as left out
    default : the day without one
    day : the day that the path names

    Raises
    ------
    InputError : not a day, or ``on`` is another than that of the path
    """
    on, known = (day_of(query.get(name, ""), name) for name in ("on", "known"))
    if day and on and day != on:
        raise InputError(f"The address names two days, {day} in its path and {on} as on; ask for one of them.")
    asked = day or on
    return Clocks(asked or default, known, asked is not None)


def day_of(text: str, name: str) -> date | None:
    """Return the day that a part of an address names, None for an empty one.

    Parameters
    ----------
    text : what stands there; the public pages do not say it again where it is no day
    name : of that part

    Raises
    ------
    InputError : not a day
    """
    try:
        return parse_day(text) if text.strip() else None
    except InputError:
        raise InputError(f"{name} is not a date; write it as YYYY-MM-DD, for example 2022-01-19.") from None


def filter_of(query: Mapping[str, str]) -> Filter:
    """Return the filter of names that an address asks for.

    Raises
    ------
    InputError : an unknown order, or a search longer than a hundred letters
    """
    q = query.get("q", "").strip()
    if len(q) > _LONGEST:
        raise InputError(f"A search may have {_LONGEST} letters; this one has {len(q)}.")
    sort = choice(Sort, query.get("sort", "") or Sort.STANCE, "sort")
    return Filter(q, query.get("stance") or None, query.get("cohort") or None, sort)


def choice(kind: type[_E], value: str, name: str) -> _E:
    """Return a word of a vocabulary.

    Raises
    ------
    InputError : an unknown one
    """
    if value not in set(kind):
        raise InputError(f"{name} {value!r} is unknown; accepted are {', '.join(kind)}.")
    return kind(value)
