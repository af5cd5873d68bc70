"""Read a fit that the package brings, whichever model it is of."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from whipcount.errors import ModelError
from whipcount.facts.tables import read_bytes

__all__ = ["read_fit"]

Fit = TypeVar("Fit")


def read_fit(name: str, parse: Callable[[dict[str, Any]], Fit]) -> Fit:
    """Return an embedded fit.

    Parameters
    ----------
    name : path below ``data/``
    parse : makes the fit of its JSON values, and raises ``ModelError`` for those of another version

    Raises
    ------
    SourceError : it is missing
    ModelError : it is damaged or of another version
    """
    try:
        return parse(json.loads(read_bytes(name)))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        raise ModelError(
            f"The embedded fit {name} is damaged ({type(fault).__name__}); install whipcount again."
        ) from fault
