"""What the public pages are made from: one word for each case, which changes with everything that they show of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

__all__ = ["State", "known_word", "read_state"]

_STATE = "SELECT slug, revision, changed_at, checked_at, stale_after_hours, is_public FROM ledger_case ORDER BY slug"
_KNOWN = (
    "SELECT c.is_public, c.stale_after_hours, COUNT(e.id), MAX(e.place) FROM ledger_case c "
    "LEFT JOIN ledger_event e ON e.case_id = c.id AND e.known <= %s WHERE c.slug = %s "
    "GROUP BY c.id, c.is_public, c.stale_after_hours"
)


@dataclass(frozen=True, slots=True)
class State:
    """The database as the pages see it.

    Attributes
    ----------
    cases : slug -> word
    whole : one word for all of them
    """

    cases: Mapping[str, str]
    whole: str


def read_state() -> State:
    """Return the state of this moment, in one short query.

    Raises
    ------
    django.db.Error : the database does not answer
    """
    cases = {row[0]: "|".join(map(str, row[1:])) for row in _rows(_STATE)}
    return State(cases, "\n".join(f"{slug}|{word}" for slug, word in cases.items()))


def known_word(slug: str, day: str) -> str:
    """Return a word that changes when an event of a case is added that was known by a day, or with how it is kept.

    Events are only added, so their number and the place of the last one tell. A partial date counts from its
    beginning, which may say too often that something has changed, never too rarely.

    Raises
    ------
    django.db.Error : the database does not answer
    """
    return "|".join(map(str, *_rows(_KNOWN, day, slug) or [("",)]))


def _rows(statement: str, *values: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
