"""Errors of the average on past eves as rows that can be mixed: parties err together as they did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from whipcount.seats.poll_record import FEW, Record
from whipcount.seats.seat_errors import Array

__all__ = ["PollErrors", "poll_errors"]


@dataclass(frozen=True, slots=True)
class PollErrors:
    """Rows whose products, summed, are the measured squares and products of the parties' errors.

    Attributes
    ----------
    rows : one for each eve, and one for each party that was polled before too few elections
    eves : how many eves there were
    """

    rows: Array
    eves: int


def poll_errors(record: Record, parties: Sequence[str], polled: Iterable[str]) -> PollErrors:
    """Return the errors of the average on past eves.

    A party polled before fewer than ``FEW`` elections errs by itself, by as much as all parties do together.

    Parameters
    ----------
    record : the eves
    parties : columns
    polled : those whose national share is known; the others do not err
    """
    told = set(polled)
    columns = [_column(record, party) if party in told else None for party in parties]
    common = np.array([column or [0.0] * len(record.eves) for column in columns]).T
    alone = [
        [(record.typical(party) or 0.0) * (party == other) for other in parties]
        for party, column in zip(parties, columns, strict=True)
        if column is None and party in told
    ]
    return PollErrors(
        np.concatenate([common.reshape(-1, len(parties)), np.array(alone).reshape(-1, len(parties))]), len(record.eves)
    )


def _column(record: Record, party: str) -> list[float] | None:
    """Return a party's errors so scaled that their squares sum to its mean square, None where they are too few."""
    own = [float(eve.errors[party]) if party in eve.errors else 0.0 for eve in record.eves]
    n = sum(party in eve.errors for eve in record.eves)
    return None if n < FEW else [error / n**0.5 for error in own]
