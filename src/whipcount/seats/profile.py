"""One seat on one day: who sits for it, the result, what it takes to turn it, boundaries, census, cohorts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from whipcount.frames import frame, html_table
from whipcount.register.types import Vacancy
from whipcount.seats.cohorts import Cohort
from whipcount.seats.types import Boundaries, Candidacy, Census, ElectionKind, Result, Seat, rounded

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Neighbour", "Poll", "SeatProfile", "Sitting", "last_result", "results_on"]

_COLUMNS = ("on", "kind", "first", "second", "majority", "majority_share", "turnout_share", "electorate", "gained_from")
_COUNTS = frozenset({"population", "population_density"})


@dataclass(frozen=True, slots=True)
class Sitting:
    """The member on the day: ``since`` is when he took the seat, ``party_since`` when he took its party label."""

    id: str
    name: str
    party: str | None
    since: date
    party_since: date

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "id": self.id,
            "name": self.name,
            "party": self.party,
            "since": self.since.isoformat(),
            "party_since": self.party_since.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Poll:
    """A result with those who stood and, for candidates who were ever members, their person ids."""

    result: Result
    candidacies: tuple[Candidacy, ...]
    persons: tuple[str | None, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values with every candidate."""
        valid = self.result.valid
        stood = [c.to_dict(valid, id) for c, id in zip(self.candidacies, self.persons, strict=True)]
        return self.result.to_dict() | {"candidates": stood}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A seat of the other set of boundaries with some of the same residents."""

    gss: str
    name: str
    boundaries: Boundaries
    of_this: float
    of_that: float

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values; shares are of residents."""
        return {
            "gss": self.gss,
            "name": self.name,
            "boundaries": self.boundaries.value,
            "residents_share": self.of_this,
            "residents_share_of_that": self.of_that,
        }


@dataclass(frozen=True, slots=True)
class SeatProfile:
    """One seat on one day.

    Attributes
    ----------
    on : the day; nothing later is told, except how the boundaries of 2024 divide a seat of 2010
    seat : the seat under the boundaries of the day
    member : None while it is vacant
    vacancy : since when it is empty and why, None while it has a member or no Parliament is in being
    latest : the last election up to the day, None before the first on these boundaries
    earlier : the other elections up to the day, newest first
    notionals : the election before these boundaries as if held on them
    neighbours : seats of the other boundaries with some of its residents
    census : shares of 2011 on the boundaries of 2010, None where there are none
    cohorts : those that it belongs to
    known_until : last day of the register; a later day is answered with the member of that day
    """

    on: date
    seat: Seat
    member: Sitting | None
    latest: Poll | None
    earlier: tuple[Result, ...]
    notionals: tuple[Poll, ...]
    neighbours: tuple[Neighbour, ...]
    census: Census | None
    cohorts: tuple[Cohort, ...]
    known_until: date
    vacancy: Vacancy | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values; every share is 0 to 1."""
        return {
            "on": self.on.isoformat(),
            "known_until": self.known_until.isoformat(),
            "seat": self._seat(),
            "member": self.member.to_dict() if self.member else None,
            "vacancy": _vacancy(self.vacancy) if self.vacancy else None,
            "result": self.latest.to_dict() if self.latest else None,
            "majority": self.latest.result.majority if self.latest else None,
            "majority_share": rounded(self.latest.result.majority_share) if self.latest else None,
            "swing_to_lose_share": rounded(self.latest.result.swing_to_lose) if self.latest else None,
            "votes_to_switch": self.latest.result.votes_to_switch if self.latest else None,
            "earlier_results": [result.to_dict() for result in self.earlier],
            "notionals": [poll.to_dict() for poll in self.notionals],
            "boundaries": [neighbour.to_dict() for neighbour in self.neighbours],
            "leave_2016": self._leave(),
            "demographics": _census(self.census),
            "cohorts": [cohort.to_dict() for cohort in self.cohorts],
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row an election on these boundaries up to the day, the newest first."""
        return frame(self._elections(), _COLUMNS)

    def _repr_html_(self) -> str:
        return html_table(f"{self.seat.name} on {self.on.isoformat()}", self._elections(), _COLUMNS)

    def _elections(self) -> list[dict[str, Any]]:
        held = [self.latest.result, *self.earlier] if self.latest else []
        return [result.to_dict() for result in held]

    def _seat(self) -> dict[str, Any]:
        return {
            "name": self.seat.name,
            "gss": self.seat.gss,
            "boundaries": self.seat.boundaries.value,
            "region": self.seat.region,
            "country": self.seat.country,
            "type": self.seat.type,
        }

    def _leave(self) -> dict[str, Any] | None:
        if self.seat.leave_share is None:
            return None
        return {"share": rounded(self.seat.leave_share), "basis": self.seat.leave_basis}


def results_on(seat: Seat, results: Iterable[Result], on: date) -> tuple[Result, ...]:
    """Return a seat's general elections and by-elections under its boundaries up to a day, newest first.

    Five seats have one code under both sets of boundaries; their results are told apart by the day.
    """
    held = (r for r in results if r.kind is not ElectionKind.NOTIONAL and r.on <= on)
    under = (r for r in held if (r.on >= _OPENED_2024) is (seat.boundaries is Boundaries.OF_2024))
    return tuple(sorted(under, key=lambda r: r.on, reverse=True))


def notionals_of(seat: Seat, results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the notional results made for a seat's boundaries."""
    notional = (r for r in results if r.kind is ElectionKind.NOTIONAL)
    return tuple(r for r in notional if (r.on > _OPENED_2010) is (seat.boundaries is Boundaries.OF_2024))


def last_result(results: Sequence[Result], kind: ElectionKind | None = None) -> Result | None:
    """Return the first of results that are newest first, of one kind or any."""
    return next((result for result in results if kind is None or result.kind is kind), None)


def _vacancy(vacancy: Vacancy) -> dict[str, Any]:
    return {
        "since": vacancy.since.isoformat(),
        "empty_from": vacancy.empty_from.isoformat(),
        "reason": vacancy.reason,
    }


def _census(census: Census | None) -> dict[str, Any] | None:
    if census is None:
        return None
    counted = {name: None if figure is None else float(figure) for name, figure in census.items() if name in _COUNTS}
    shares = {f"{name}_share": None if v is None else rounded(v) for name, v in census.items() if name not in _COUNTS}
    return {"source": "Census 2011", **counted, **shares}


_OPENED_2010 = date(2010, 5, 6)
_OPENED_2024 = date(2024, 7, 4)
