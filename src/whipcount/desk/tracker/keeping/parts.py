"""On what part of the database an address depends: one case, every case, or only the register, which never changes."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from whipcount.dates import parse_day
from whipcount.desk.tracker.keeping.state import State
from whipcount.errors import InputError

__all__ = ["Pin", "case_of", "part_of", "pin_of"]

_REGISTER = ("/house/", "/seats/", "/find/", "/api/v1/house", "/api/v1/seats", "/api/v1/members", "/api/v1/docs")
_OF_A_CASE = ("/cases/", "/embed/cases/", "/api/v1/cases/")


@dataclass(frozen=True, slots=True)
class Pin:
    """A case, and the day after whose evening nothing that becomes known changes the page."""

    slug: str
    day: str


def case_of(path: str) -> str | None:
    """Return the case that an address is about, None for any other address.

    Examples
    --------
    >>> case_of("/cases/johnson-2022/days/2022-01-19/"), case_of("/members/25874/")
    ('johnson-2022', None)
    """
    start = next((start for start in _OF_A_CASE if path.startswith(start)), None)
    return path[len(start) :].partition("/")[0] or None if start else None


def part_of(path: str, state: State) -> str:
    """Return the word of what an address depends on; the page may change when it does.

    Examples
    --------
    >>> state = State({"a": "1", "b": "2"}, "a|1 b|2")
    >>> part_of("/cases/a/timeline/", state), part_of("/house/2022-01-19/", state), part_of("/", state)
    ('1', '', 'a|1 b|2')
    """
    case = case_of(path)
    if case is not None:
        return state.cases.get(case, state.whole)
    return "" if path.startswith(_REGISTER) or path == "/members/" else state.whole


def pin_of(path: str, query: str) -> Pin | None:
    """Return to what an address is pinned that names both its days, None for any other.

    The later of the two days counts: a page may show what became known up to the day that it is about.

    Examples
    --------
    >>> pin_of("/cases/a/days/2022-01-19/", "known=2022-01-20")
    Pin(slug='a', day='2022-01-20')
    >>> pin_of("/cases/a/", "known=2022-01-20"), pin_of("/cases/a/", "on=2022-01-19")
    (None, None)
    """
    case = case_of(path)
    asked = parse_qsl(query)
    named = dict(asked)
    if case is None or len(named) != len(asked):
        return None
    days = [_day(named.get("known")), _day(_path_day(path) or named.get("on"))]
    return Pin(case, max(day for day in days if day)) if all(days) else None


def _path_day(path: str) -> str | None:
    parts = path.split("/days/")
    return parts[1].partition("/")[0] if len(parts) == 2 and parts[1] else None


def _day(text: str | None) -> str | None:
    try:
        return parse_day(text).isoformat() if text else None
    except InputError:
        return None
