"""Rows as a Polars frame and as a table in a notebook: how every result shows itself."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

__all__ = ["frame", "html_table"]


def frame(rows: Sequence[Mapping[str, Any]], schema: Sequence[str]) -> pl.DataFrame:
    """Return rows as a Polars frame with the columns of ``schema``, whatever their number."""
    import polars as pl

    columns = {name: [row.get(name) for row in rows] for name in schema}
    return pl.DataFrame(columns, strict=False)


def html_table(caption: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return a small HTML table, every cell escaped."""
    head = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_say(row.get(name)))}</td>" for name in columns) + "</tr>" for row in rows
    )
    return (
        f"<table><caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _say(cell: Any) -> str:
    return "" if cell is None else str(cell)
