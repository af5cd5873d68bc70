"""Foretell each contest from all the others: its leader's own are left out of the fit with it."""

from __future__ import annotations

from collections.abc import Sequence

from whipcount.forecast.ballot.fit import fit
from whipcount.forecast.ballot.predict import outlook, share_quantiles
from whipcount.forecast.ballot.row import Row
from whipcount.forecast.record import Prediction

__all__ = ["backtest"]


def backtest(rows: Sequence[Row], seed: int = 0) -> list[Prediction]:
    """Return a prediction of each contest: votes against in per cent of the voters.

    Parameters
    ----------
    rows : contests; those without a result are left out
    """
    told = [row for row in rows if row.against is not None]
    return [_left_out(told, row, seed) for row in told]


def _left_out(rows: Sequence[Row], row: Row, seed: int) -> Prediction:
    others = [one for one in rows if (one.leader, one.country) != (row.leader, row.country)]
    found = share_quantiles(outlook(fit(others, seed), row))
    assert row.against is not None
    return Prediction(row.unit, row.on, None, row.unit, None, None, found, float(100 * row.against))
