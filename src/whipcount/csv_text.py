"""Rows as the text of a CSV file, the same for every table that the program writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["csv_text"]


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    r"""Return rows, the header first, as CSV with LF at the end of each; None is an empty cell.

    Examples
    --------
    >>> csv_text([["a", "b"], [1, None], ["x, y", 2]])
    'a,b\n1,\n"x, y",2\n'
    """
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()
