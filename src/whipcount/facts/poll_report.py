"""National voting intention on a day, put together from the embedded polls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from whipcount.facts.polls import national_results, polls
from whipcount.frames import frame, html_table
from whipcount.seats.poll_record import Record, eves
from whipcount.seats.poll_types import Poll, as_percent
from whipcount.seats.polls import Average, Voice, average

if TYPE_CHECKING:
    import polars as pl

__all__ = ["PollReport", "newest_poll", "poll_report"]

_PLACES = 2
_COLUMNS = ("party", "share", "change", "standard_error", "past_error", "low", "high")


@dataclass(frozen=True, slots=True)
class PollReport:
    """An average of polls, the record of earlier averages, and until when polls are known at all."""

    average: Average
    record: Record
    polls_until: date

    @property
    def main_swing(self) -> tuple[str, str, Fraction] | None:
        """The swing between the two largest parties of the last election: to, from, how much; None if unknown."""
        first, second = sorted(self.average.election.shares, key=lambda party: -self.average.election.shares[party])[:2]
        swing = self.average.swing(first, second)
        if swing is None:
            return None
        return (first, second, swing) if swing > 0 else (second, first, -swing)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values; shares and points are percentages."""
        found, swing = self.average, self.main_swing
        return {
            "on": found.on.isoformat(),
            "known": found.known.isoformat() if found.known else None,
            "polls_until": self.polls_until.isoformat(),
            "election": {"on": found.election.on.isoformat(), "shares": _percents(found.election.shares)},
            "window_days": found.window,
            "parties": {party: self._party(party, share) for party, share in found.shares.items()},
            "swing": None if swing is None else {"to": swing[0], "from": swing[1], "points": _points(swing[2])},
            "past_elections": [eve.result.on.isoformat() for eve in self.record.eves],
            "pollsters": [_voice(voice) for voice in found.voices],
            "polls": [_poll(poll) for poll in found.polls],
        }

    def to_frame(self) -> pl.DataFrame:
        """Return one row for every party; shares and points are percentages."""
        return frame(self._rows(), _COLUMNS)

    def _repr_html_(self) -> str:
        known = f", as known on {self.average.known.isoformat()}" if self.average.known else ""
        return html_table(f"Voting intention on {self.average.on.isoformat()}{known}, %", self._rows(), _COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        return [{"party": party} | self._party(party, share) for party, share in self.average.shares.items()]

    def _party(self, party: str, share: Fraction) -> dict[str, float | None]:
        change, error, typical = self.average.change(party), self.average.errors[party], self.record.typical(party)
        low, high = self.record.interval(party, share) or (None, None)
        return {
            "share": _points(share),
            "change": None if change is None else _points(change),
            "standard_error": _points(error),
            "past_error": _points(typical),
            "low": _points(low),
            "high": _points(high),
        }


def newest_poll() -> date:
    """Return the day of the newest poll in the table."""
    return polls()[-1].latest


def poll_report(on: date, known: date | None = None) -> PollReport:
    """Return national voting intention on a day.

    Parameters
    ----------
    on : the day asked about
    known : the day whose knowledge counts, None for all that is known now

    Raises
    ------
    NotFoundError : no poll near to that day is known

    Examples
    --------
    >>> report = poll_report(date(2022, 1, 18))
    >>> report.main_swing[:2], as_percent(report.average.shares["labour"])
    (('labour', 'conservative'), 41.1)
    """
    found = average(polls(), national_results(), on, known)
    return PollReport(found, Record(eves(polls(), national_results(), on)), newest_poll())


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "pollster": voice.pollster,
        "polls": voice.polls,
        "weight": voice.weight,
        "shares": _percents(voice.shares),
        "house_effect": _percents({party: voice.effect[party] for party in voice.shares if party in voice.effect}),
    }


def _poll(poll: Poll) -> dict[str, Any]:
    days = {"start": poll.start, "end": poll.end, "published": poll.published}
    return {
        "pollster": poll.pollster,
        "client": poll.client,
        "area": poll.area,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "shares": _percents(poll.shares),
        "source": f"pollbase:{poll.sheet}:{poll.row}",
    }


def _percents(shares: Mapping[str, Fraction]) -> dict[str, float]:
    return {party: as_percent(share, _PLACES) for party, share in shares.items()}


def _points(share: Fraction | float | None) -> float | None:
    return None if share is None else round(float(share) * 100, _PLACES)
