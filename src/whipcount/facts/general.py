"""The votes of whole general elections, seat by seat, under the names that parties have among the polls."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from whipcount.facts.elections import CANDIDACIES_HEADER, NOTIONALS_HEADER, parties
from whipcount.facts.tables import rows

__all__ = ["election_votes", "notional_votes", "shares_in_britain"]

_SAME = {
    "scottish-green-party": "green", "green-party-northern-ireland": "green", "brexit-party": "reform",
    "british-national-party": "bnp",
}  # fmt: skip
_INDEPENDENT = "independent"
_NORTHERN_IRELAND = "N"


@cache
def election_votes(on: date) -> Mapping[str, Mapping[str, int]]:
    """Return seat code -> party -> votes at a general election, empty if none is known for the day."""
    return _votes("candidacies", CANDIDACIES_HEADER, on)


@cache
def notional_votes(on: date) -> Mapping[str, Mapping[str, int]]:
    """Return seat code -> party -> votes of an election as if held on the boundaries that came after it."""
    return _votes("notionals", NOTIONALS_HEADER, on)


def shares_in_britain(votes: Mapping[str, Mapping[str, int]]) -> dict[str, Fraction]:
    """Return party -> share of the votes outside Northern Ireland."""
    total: Counter[str] = Counter()
    for gss, cast in votes.items():
        if not gss.startswith(_NORTHERN_IRELAND):
            total.update(cast)
    return {party: Fraction(n, total.total()) for party, n in total.items()}


def _votes(table: str, header: list[str], on: date) -> Mapping[str, Mapping[str, int]]:
    slugs = {str(party.code): _SAME.get(party.slug, party.slug) for party in parties().values()}
    seats: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(f"tables/{table}.csv", header):
        if row[0] == on.isoformat():
            seat, slug = seats[row[1]], slugs[row[2]]
            seat[f"{slug}-{_nth(seat, slug)}" if slug == _INDEPENDENT and slug in seat else slug] += int(row[3])
    return seats


def _nth(seat: Mapping[str, int], slug: str) -> int:
    """Return which candidate of that label it is; independents of one seat are no party."""
    return 1 + sum(party.startswith(slug) for party in seat)
