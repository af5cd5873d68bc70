"""The seats of the last general election under the swing of the polls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from whipcount.facts.general import shares_in_britain
from whipcount.facts.poll_report import PollReport
from whipcount.facts.seat_scatter import base_of, election_pairs, next_election, regions
from whipcount.frames import frame, html_table
from whipcount.seats.poll_errors import poll_errors
from whipcount.seats.polls import Average
from whipcount.seats.seat_draws import DRAWS, board, draw_seats, span
from whipcount.seats.seat_errors import measure, mobile_parties
from whipcount.seats.swing import Swing, project, totals
from whipcount.seats.types import Boundaries

if TYPE_CHECKING:
    import polars as pl

__all__ = ["LEVELS", "SPAN", "Projection", "base_of", "projection"]

LEVELS = (50, 80, 90)
"""Percent of the draws that the spans hold."""

SPAN = 90
SEED = 1945
_COLUMNS = ("party", "seats", *(f"{name}_{level}" for level in LEVELS for name in ("low", "high")))


@dataclass(frozen=True, slots=True)
class Projection:
    """Seats under one kind of swing.

    Attributes
    ----------
    swing : how the national change is carried to a seat
    seats : party -> seats if the average is right and every seat swings as told
    levels : percent -> party -> fewest and most seats in the middle of the draws; no party where nothing was measured
    measured_at : the elections at which the scatter of seats about the swing was measured, none if none was known
    boundaries : the set of seats
    is_notional : the votes were estimated on boundaries that came after the election
    """

    swing: Swing
    seats: Mapping[str, int]
    levels: Mapping[int, Mapping[str, tuple[int, int]]]
    measured_at: tuple[date, ...]
    boundaries: Boundaries
    is_notional: bool

    @property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """Party -> fewest and most seats in the middle 90% of the draws."""
        return self.levels[SPAN]

    @property
    def _parties(self) -> Sequence[str]:
        """Those with seats in the middle or in a span."""
        return tuple(self.spans or self.seats)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "boundaries": self.boundaries.value,
            "notional": self.is_notional,
            "scatter_measured_at": [day.isoformat() for day in self.measured_at],
            "draws": DRAWS,
            "seed": SEED,
            "parties": {party: self._party(party) for party in self._parties},
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row for every party: seats, and the fewest and the most at each level."""
        return frame(self._rows(), _COLUMNS)

    def _repr_html_(self) -> str:
        title = f"Seats under {self.swing.value} swing, boundaries of {self.boundaries.value}"
        return html_table(title, self._rows(), _COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        return [{"party": party, "seats": self.seats.get(party, 0)} | self._ends(party) for party in self._parties]

    def _ends(self, party: str) -> dict[str, int | None]:
        ends = {level: self._span(level, party) or (None, None) for level in LEVELS}
        return {f"{name}_{level}": end[k] for level, end in ends.items() for k, name in enumerate(("low", "high"))}

    def _party(self, party: str) -> dict[str, Any]:
        low, high = self._span(SPAN, party) or (None, None)
        spans = {str(level): list(span) for level in LEVELS if (span := self._span(level, party))}
        return {"seats": self.seats.get(party, 0), "low": low, "high": high, "spans": spans}

    def _span(self, level: int, party: str) -> tuple[int, int] | None:
        return self.levels[level].get(party)


def projection(report: PollReport, swing: Swing) -> Projection:
    """Return the seats under the swing of a day's polls.

    The spans hold the errors of the polls on past eves and what seats and regions did beside the swing at other general
    elections. The election that the day led up to is not among them; where the report is as known on a day, those of
    that day and after are not either, and before the first of them there is no span.

    Raises
    ------
    NotFoundError : the seats of the last general election are not embedded

    Examples
    --------
    >>> from whipcount.facts.poll_report import poll_report
    >>> found = projection(poll_report(date(2019, 12, 11), date(2019, 12, 11)), Swing.UNIFORM)
    >>> found.seats["conservative"], [day.year for day in found.measured_at]
    (350, [2010, 2015, 2017])
    """
    average = report.average
    votes, boundaries, is_notional = base_of(average.election.on, average.on)
    before = shares_in_britain(votes)
    seats = totals(project(votes, before, average.shares, swing))
    parties = mobile_parties(votes, average.shares)
    others = [pair for pair in election_pairs() if _is_known(pair.on, average)]
    if not others:
        nothing: dict[int, dict[str, tuple[int, int]]] = {level: {} for level in LEVELS}
        return Projection(swing, seats, nothing, (), boundaries, is_notional)
    scatter = measure(others, parties, average.shares, regions(), swing)
    errors = poll_errors(report.record, parties, average.shares)
    drawn = draw_seats(board(votes, parties, before, average.shares, swing), scatter, errors, regions(), SEED)
    found = sorted({party for one in [seats, *drawn] for party in one}, key=lambda p: (-seats.get(p, 0), p))
    counts = {party: [one.get(party, 0) for one in drawn] for party in found}
    levels = {level: {party: span(counts[party], Fraction(level, 100)) for party in found} for level in LEVELS}
    shown = [party for party in found if seats.get(party, 0) or levels[SPAN][party][1]]
    told = {level: {party: spans[party] for party in shown} for level, spans in levels.items()}
    return Projection(swing, seats, told, scatter.elections, boundaries, is_notional)


def _is_known(election: date, average: Average) -> bool:
    """Tell whether an election teaches something about the scatter of seats: not the coming one, nor a later one."""
    return election != next_election(average.election.on) and (average.known is None or election < average.known)
