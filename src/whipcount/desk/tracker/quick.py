"""Questions that need neither database nor session, answered before Django: the House on a day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from whipcount.dates import parse_day
from whipcount.errors import UserError
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.tally.house import house

__all__ = ["QUICK", "house_body"]


def house_body(query: str) -> bytes | None:
    """Return the answer of ``/api/v1/house`` to a question that names its day; None leaves any other to the API.

    Examples
    --------
    >>> house_body("on=2022-01-19")[:50]
    b'{"on":"2022-01-19","known":"2026-06-19","seats":65'
    >>> house_body("on=1900-01-01"), house_body("on=2022-01-19&a=b")
    (None, None)
    """
    asked = parse_qsl(query, keep_blank_values=True)
    named = dict(asked)
    if "on" not in named or len(named) != len(asked) or set(named) - {"on", "known"}:
        return None
    try:
        days = {name: parse_day(value) for name, value in named.items() if len(value) == len("2022-01-19")}
        if len(days) != len(named):
            return None
        found = house(register(), conventions(), days["on"], days.get("known"))
    except UserError:
        return None
    return json.dumps(found.to_dict(), ensure_ascii=False, separators=(",", ":")).encode()


QUICK: Mapping[str, Callable[[str], bytes | None]] = {"/api/v1/house": house_body}
"""Path -> what answers it from its query."""
