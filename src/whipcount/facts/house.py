"""Governments, arrangements and chairs, from the sourced rows kept by hand."""

from __future__ import annotations

from functools import cache

from whipcount.facts.tables import day, open_day, rows
from whipcount.tally.house import Conventions
from whipcount.tally.majority import Arrangement, Government, Presiding
from whipcount.tally.published import Published

__all__ = ["conventions", "published"]


@cache
def conventions() -> Conventions:
    """Return what the count of a working majority needs beside the register."""
    return Conventions(_governments(), _arrangements(), _presiding(), _abstentionist())


def published() -> tuple[Published, ...]:
    """Return the published figures that our counts must equal."""
    table = rows("manual/published.csv", ["on", "figure", "published", "source", "note"])
    return tuple(Published(day(on), figure, int(value), source, note) for on, figure, value, source, note in table)


def _governments() -> tuple[Government, ...]:
    table = rows("manual/governments.csv", ["party", "from", "to", "source"])
    return tuple(Government(party, day(start), open_day(end), source) for party, start, end, source in table)


def _arrangements() -> tuple[Arrangement, ...]:
    table = rows("manual/arrangements.csv", ["government", "party", "kind", "from", "to", "source", "note"])
    return tuple(
        Arrangement(government, party, kind, day(start), open_day(end), source)
        for government, party, kind, start, end, source, _note in table
    )


def _presiding() -> tuple[Presiding, ...]:
    table = rows("manual/presiding.csv", ["office", "person_id", "name", "from", "to", "source"])
    return tuple(
        Presiding(office, person_id, name, day(start), open_day(end), source)
        for office, person_id, name, start, end, source in table
    )


def _abstentionist() -> tuple[str, ...]:
    return tuple(party for party, _, _, _ in rows("manual/abstention.csv", ["party", "from", "to", "source"]))
