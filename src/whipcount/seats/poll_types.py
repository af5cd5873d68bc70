"""A published poll of voting intention, and the shares of a general election."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

__all__ = ["NationalResult", "Poll", "PollKind", "as_percent"]


class PollKind(StrEnum):
    """How the figures were made."""

    POLL = "poll"  # one sample, weighted
    MRP = "mrp"  # a model of seats on a large sample


@dataclass(frozen=True, slots=True)
class Poll:
    """One poll as published.

    Attributes
    ----------
    kind : poll or model
    pollster, client : None where the source does not tell
    area : ``GB``, or ``UK`` where the source says so
    start, end : first and last day of the fieldwork, None where unknown
    published : day on which it became public, None where unknown
    latest : the last day that it can have been taken on: the end of the fieldwork, or else the day on which it was
        published, or else the last day of its month
    shares : party -> share of those who named a party; a party without a published figure is missing
    sheet, row : where it stands in the source
    """

    kind: PollKind
    pollster: str | None
    client: str | None
    area: str
    start: date | None
    end: date | None
    published: date | None
    latest: date
    shares: Mapping[str, Fraction]
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class NationalResult:
    """A general election: its day, and party -> share of the votes in Great Britain."""

    on: date
    shares: Mapping[str, Fraction]


def as_percent(share: Fraction, places: int = 1) -> float:
    """Return a share as a rounded percentage.

    Examples
    --------
    >>> as_percent(Fraction(385, 1000))
    38.5
    """
    return float(round(share * 100, places))
