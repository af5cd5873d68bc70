"""How far the average was from the result on the eves of past general elections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt

from whipcount.errors import NotFoundError
from whipcount.seats.poll_types import NationalResult, Poll
from whipcount.seats.polls import Average, average

__all__ = ["FEW", "QUANTILE", "Eve", "Record", "eves"]

FEW = 5
"""With fewer elections a party's error is that of all parties together."""

QUANTILE = 1.6449
"""Standard deviations on either side that hold 90% of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Eve:
    """The average as known on the day before an election, and the result."""

    average: Average
    result: NationalResult

    @property
    def errors(self) -> Mapping[str, Fraction]:
        """Party -> average less result, for parties in both."""
        both = self.average.shares.keys() & self.result.shares.keys()
        return {party: self.average.shares[party] - self.result.shares[party] for party in sorted(both)}


@dataclass(frozen=True, slots=True)
class Record:
    """Errors of the average at the elections before a day."""

    eves: Sequence[Eve]

    def typical(self, party: str) -> float | None:
        """Return the root mean square error of a party, of all parties where there are fewer than ``FEW`` elections.

        None before the first election that polls led up to.
        """
        own = [eve.errors[party] for eve in self.eves if party in eve.errors]
        return _root_mean_square(own if len(own) >= FEW else [e for eve in self.eves for e in eve.errors.values()])

    def interval(self, party: str, share: Fraction) -> tuple[float, float] | None:
        """Return the 90% interval of a result if the election were held tomorrow, None where no error is known."""
        typical = self.typical(party)
        if typical is None:
            return None
        return max(0.0, float(share) - QUANTILE * typical), min(1.0, float(share) + QUANTILE * typical)


def eves(polls: Sequence[Poll], results: Sequence[NationalResult], before: date) -> tuple[Eve, ...]:
    """Return the eves of the general elections before a day that had polls, each as known then."""
    found = []
    for result in results:
        if result.on < before:
            day = result.on - timedelta(days=1)
            try:
                found.append(Eve(average(polls, results, day, day), result))
            except NotFoundError:
                continue
    return tuple(found)


def _root_mean_square(errors: Sequence[Fraction]) -> float | None:
    return sqrt(sum(float(error) ** 2 for error in errors) / len(errors)) if errors else None
