"""The predictions of a back-test as a table that anyone can score."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from whipcount.errors import InputError
from whipcount.forecast.record import TOLD, Prediction

if TYPE_CHECKING:
    import polars as pl

__all__ = ["COLUMNS", "SHARES", "predictions_frame", "written"]

SHARES = {f"q{str(share)[2:]:0<2}": share for share in TOLD}
"""Column -> share of the distribution: ``q025``, ``q05`` to ``q95``, ``q975``."""

COLUMNS = ("unit", "on", "horizon", "fold", "probability", "base", *SHARES, "outcome")
"""One row a prediction; what a model does not give is empty."""


def predictions_frame(predictions: Sequence[Prediction]) -> pl.DataFrame:
    """Return one row a prediction, with :data:`COLUMNS`."""
    import polars as pl

    told = [one.quantiles or {} for one in predictions]
    columns = {
        "unit": pl.Series([one.unit for one in predictions], dtype=pl.String),
        "on": pl.Series([one.on for one in predictions], dtype=pl.Date),
        "horizon": pl.Series([one.horizon for one in predictions], dtype=pl.Int64),
        "fold": pl.Series([one.fold for one in predictions], dtype=pl.String),
        "probability": pl.Series([one.probability for one in predictions], dtype=pl.Float64),
        "base": pl.Series([one.base for one in predictions], dtype=pl.Float64),
        **{
            name: pl.Series([one.get(share) for one in told], dtype=pl.Float64)
            for name, share in SHARES.items()
        },
        "outcome": pl.Series([one.outcome for one in predictions], dtype=pl.Float64),
    }  # fmt: skip
    return pl.DataFrame(columns)


def written(predictions: Sequence[Prediction], suffix: str) -> bytes:
    """Return the table as the content of a file.

    Parameters
    ----------
    suffix : ``.parquet`` or ``.csv``

    Raises
    ------
    InputError : another suffix
    """
    out = io.BytesIO()
    if suffix == ".parquet":
        predictions_frame(predictions).write_parquet(out)
    elif suffix == ".csv":
        predictions_frame(predictions).write_csv(out)
    else:
        raise InputError(f"Predictions are written as .parquet or .csv, not {suffix or 'without a suffix'!r}.")
    return out.getvalue()
