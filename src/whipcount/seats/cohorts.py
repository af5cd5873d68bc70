"""Cohorts such as the Red Wall: rules as data, each with its definition and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from whipcount.errors import SourceError
from whipcount.seats.types import Boundaries, Census, ElectionKind, Result, Seat

__all__ = ["Cohort", "SeatCohort", "member_cohorts", "read_cohort", "seat_cohorts"]


@dataclass(frozen=True, slots=True)
class SeatCohort:
    """Conditions on a seat; an empty one does not count.

    Attributes
    ----------
    boundaries : the set of seats that it is about
    regions : one of these
    won : (day, kind, party): won by this party at each of these elections
    gained : (day, winner, loser) at a general election
    leave_at_least, leave_below : share of Leave in 2016
    census_at_least : column of the census -> least share
    majority_below : majority share at the last general election up to the day in question
    """

    boundaries: Boundaries | None = None
    regions: frozenset[str] = frozenset()
    won: tuple[tuple[date, ElectionKind, str], ...] = ()
    gained: tuple[tuple[date, str, str], ...] = ()
    leave_at_least: Fraction | None = None
    leave_below: Fraction | None = None
    census_at_least: Mapping[str, Fraction] = field(default_factory=dict)
    majority_below: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Cohort:
    """A named group of seats or members.

    Attributes
    ----------
    id, name : short and long
    definition : the rule in words, as it is applied
    source : whose definition it is, with an address, or that it is ours
    since : it is not told of an earlier day
    seats : conditions on the seat, None for a group of members
    elected_first : day of the general election at which its members first entered the House
    """

    id: str
    name: str
    definition: str
    source: str
    since: date | None = None
    seats: SeatCohort | None = None
    elected_first: date | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"id": self.id, "name": self.name, "definition": self.definition, "source": self.source}


def seat_cohorts(
    cohorts: Iterable[Cohort], seat: Seat, results: Iterable[Result], census: Census | None, on: date
) -> tuple[Cohort, ...]:
    """Return the cohorts that a seat belongs to on a day.

    Parameters
    ----------
    cohorts : all of them; those of members are left out
    results : every result of the seat, of any day
    census : column -> share, None where there is no census of the seat
    """
    rows = tuple(results)
    return tuple(
        cohort
        for cohort in cohorts
        if cohort.seats is not None and _is_told(cohort, on) and _fits(cohort.seats, seat, rows, census or {}, on)
    )


def member_cohorts(cohorts: Iterable[Cohort], first_elected: date | None, on: date) -> tuple[Cohort, ...]:
    """Return the cohorts of members by the day on which they first entered the House."""
    return tuple(c for c in cohorts if c.elected_first and c.elected_first == first_elected and _is_told(c, on))


def _is_told(cohort: Cohort, on: date) -> bool:
    return cohort.since is None or cohort.since <= on


def _fits(rule: SeatCohort, seat: Seat, results: tuple[Result, ...], census: Census, on: date) -> bool:
    return (
        (rule.boundaries is None or seat.boundaries is rule.boundaries)
        and (not rule.regions or seat.region in rule.regions)
        and all(_won(results, *condition) for condition in rule.won)
        and all(_gained(results, *condition) for condition in rule.gained)
        and _leave_fits(rule, seat.leave_share)
        and all(_at_least(census.get(column), least) for column, least in rule.census_at_least.items())
        and _is_close(rule.majority_below, results, on)
    )


def _won(results: Iterable[Result], on: date, kind: ElectionKind, party: str) -> bool:
    return any(r.on == on and r.kind is kind and r.first == party for r in results)


def _gained(results: Iterable[Result], on: date, winner: str, loser: str) -> bool:
    return any(
        r.on == on and r.kind is ElectionKind.GENERAL and r.first == winner and r.gained_from == loser for r in results
    )


def _leave_fits(rule: SeatCohort, share: Fraction | None) -> bool:
    if rule.leave_at_least is None and rule.leave_below is None:
        return True
    if share is None:
        return False
    least, most = rule.leave_at_least, rule.leave_below
    return (least is None or share >= least) and (most is None or share < most)


def _at_least(share: Fraction | None, least: Fraction) -> bool:
    return share is not None and share >= least


def _is_close(below: Fraction | None, results: Iterable[Result], on: date) -> bool:
    if below is None:
        return True
    general = [r for r in results if r.kind is ElectionKind.GENERAL and r.on <= on]
    return bool(general) and max(general, key=lambda r: r.on).majority_share < below


def read_cohort(row: Mapping[str, Any]) -> Cohort:
    """Return a cohort from its TOML table.

    Raises
    ------
    SourceError : a field is missing or unknown
    """
    try:
        known = {"id", "name", "definition", "source", "since", "elected_first", "seats"}
        if unknown := sorted(set(row) - known):
            raise KeyError(unknown[0])
        seats = _read_seats(row["seats"]) if "seats" in row else None
        texts = {key: row[key] for key in ("id", "name", "definition", "source")}
        return Cohort(**texts, since=row.get("since"), seats=seats, elected_first=row.get("elected_first"))
    except (KeyError, TypeError, ValueError) as fault:
        raise SourceError(f"The cohort {row.get('id', '?')!r} has a wrong or missing field: {fault}.") from None


def _read_seats(row: Mapping[str, Any]) -> SeatCohort:
    return SeatCohort(
        boundaries=Boundaries(row["boundaries"]) if "boundaries" in row else None,
        regions=frozenset(row.get("regions", ())),
        won=tuple((w["on"], ElectionKind(w["kind"]), w["party"]) for w in row.get("won", ())),
        gained=tuple((g["on"], g["winner"], g["loser"]) for g in row.get("gained", ())),
        leave_at_least=_share(row.get("leave_at_least")),
        leave_below=_share(row.get("leave_below")),
        census_at_least={column: Fraction(str(least)) for column, least in row.get("census_at_least", {}).items()},
        majority_below=_share(row.get("majority_below")),
    )


def _share(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)
