"""The seats of the last general election under the swing of the polls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from whipcount.errors import NotFoundError
from whipcount.facts.constituencies import OPENED, boundaries_on
from whipcount.facts.general import election_votes, notional_votes, shares_in_britain
from whipcount.facts.people import parliaments
from whipcount.facts.poll_report import PollReport
from whipcount.seats.swing import Swing, Votes, project, totals
from whipcount.seats.types import Boundaries

__all__ = ["Projection", "base_of", "projection"]


@dataclass(frozen=True, slots=True)
class Projection:
    """Seats under one kind of swing.

    Attributes
    ----------
    swing : how the national change is carried to a seat
    seats : party -> seats if the average is right
    spans : party -> fewest and most seats if the average is as far off as it was on each of the past eves
    boundaries : the set of seats
    is_notional : the votes were estimated on boundaries that came after the election
    """

    swing: Swing
    seats: Mapping[str, int]
    spans: Mapping[str, tuple[int, int]]
    boundaries: Boundaries
    is_notional: bool

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        parties = {
            party: {"seats": self.seats.get(party, 0), "low": self.spans[party][0], "high": self.spans[party][1]}
            for party in self.spans
        }
        return {"boundaries": self.boundaries.value, "notional": self.is_notional, "parties": parties}


def base_of(election: date, on: date) -> tuple[Votes, Boundaries, bool]:
    """Return the votes that a swing is laid over, their boundaries, and whether they are notional.

    They are the votes of the last general election; once its Parliament is dissolved, those on the boundaries of the
    next one, where they are others.

    Raises
    ------
    NotFoundError : the votes of that election are not embedded
    """
    votes, boundaries = election_votes(election), boundaries_on(election)
    if not votes or boundaries is None:
        raise NotFoundError(
            f"The seats of the general election of {election} are not known; they are from {min(OPENED.values())} on."
        )
    dissolved = next(p.dissolved_on for p in parliaments() if p.elected_on == election)
    notional = notional_votes(election) if dissolved and on > dissolved else {}
    return (notional, Boundaries.OF_2024, True) if notional else (votes, boundaries, False)


def projection(report: PollReport, swing: Swing) -> Projection:
    """Return the seats under the swing of a day's polls.

    Raises
    ------
    NotFoundError : the seats of the last general election are not embedded
    """
    average = report.average
    votes, boundaries, is_notional = base_of(average.election.on, average.on)
    before = shares_in_britain(votes)
    seats = totals(project(votes, before, average.shares, swing))
    missed = [totals(project(votes, before, _less(average.shares, eve.errors), swing)) for eve in report.record.eves]
    found = {party for one in [seats, *missed] for party in one}
    parties = sorted(found, key=lambda party: (-seats.get(party, 0), party))
    spans = {party: _span([one.get(party, 0) for one in [seats, *missed]]) for party in parties}
    return Projection(swing, seats, spans, boundaries, is_notional)


def _less(shares: Mapping[str, Fraction], errors: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {party: max(share - errors.get(party, Fraction(0)), Fraction(0)) for party, share in shares.items()}


def _span(seats: list[int]) -> tuple[int, int]:
    return min(seats), max(seats)
