"""The columns of the model with their priors, and the logit of a share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from whipcount.forecast.ballot.row import Body, Row
from whipcount.forecast.chances import Floats

__all__ = ["EFFECTS", "Effect", "design", "logit_of", "noise_of", "usual_payroll"]

HALF = 0.5
"""Added to both sides before a logit is taken, so that nought is no infinity."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect on the log odds of a vote against: what it is called, and a normal prior."""

    name: str
    mean: float
    sd: float


EFFECTS = (
    Effect("every contest", 0.0, 1.0),
    Effect("the party governs", -0.3, 0.7),
    Effect("put to a vote again", 0.3, 0.7),
    Effect("share with a government post above the usual", -1.0, 1.0),
)
"""The priors say: a leader in government has fewer against him, one put to a vote again more, and those with a post
vote for the leader more often than not. Each is wide enough for the contests to overrule it. The last three are of
ballots of a party's members of parliament only."""


def design(rows: Sequence[Row], payroll: float) -> Floats:
    """Return (n_rows, n_effects).

    Parameters
    ----------
    payroll : the usual share of voters with a post; a row without one is taken to be usual
    """
    return np.array([_columns(row, payroll) for row in rows], np.float64).reshape(len(rows), len(EFFECTS))


def usual_payroll(rows: Sequence[Row]) -> float:
    """Return the mean share of voters with a government post where it is known; nought where it nowhere is."""
    shares = [share for row in rows if (share := _payroll(row)) is not None]
    return sum(shares) / len(shares) if shares else 0.0


def logit_of(row: Row) -> float:
    """Return the log odds of a vote against."""
    if row.against is None:
        raise ValueError(f"{row.unit} has no result")
    if row.voters is None:
        return log(row.against / (1 - row.against))
    votes = float(row.against * row.voters)
    return log((votes + HALF) / (row.voters - votes + HALF))


def noise_of(row: Row) -> float:
    """Return how much the log odds vary from the drawing of so many votes alone; nought where they are countless."""
    if row.against is None or row.voters is None:
        return 0.0
    votes = float(row.against * row.voters)
    return 1 / (votes + HALF) + 1 / (row.voters - votes + HALF)


def _columns(row: Row, usual: float) -> list[float]:
    share = _payroll(row)
    caucus = row.body is Body.CAUCUS
    return [
        1.0,
        float(caucus and bool(row.in_government)),
        float(caucus and row.again),
        0.0 if share is None else share - usual,
    ]


def _payroll(row: Row) -> float | None:
    if row.payroll is None or row.voters is None or not row.in_government or row.body is not Body.CAUCUS:
        return None
    return row.payroll / row.voters
