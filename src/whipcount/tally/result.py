"""What every result can do: turn into a mapping, a Polars frame or a notebook table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from whipcount.frames import frame, html_table

__all__ = ["canonical_hash", "frame", "html_table"]


def canonical_hash(parts: Sequence[Any]) -> str:
    """Return the SHA-256 of the canonical JSON list of the parts.

    Examples
    --------
    >>> canonical_hash(["a", 1])[:14]
    'sha256:135f17a'
    """
    text = json.dumps(list(parts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
