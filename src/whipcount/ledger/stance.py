"""A stance by its name."""

from __future__ import annotations

from whipcount.errors import InputError
from whipcount.ledger.vocabulary import STANCES, EventType

__all__ = ["stance_of"]


def stance_of(name: str) -> EventType:
    """Return the stance of a name.

    Raises
    ------
    InputError : no stance is called so; all of them are named

    Examples
    --------
    >>> stance_of("critical").value
    'critical'
    """
    for stance in STANCES:
        if stance == name:
            return stance
    raise InputError(f"No stance is called {name!r}; there are {', '.join(STANCES)}.")
