"""What is wrong with the database, in a sentence for the person whose work was not stored."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path

from django.db import connection

__all__ = ["LOW", "SENTENCES", "Trouble", "has_room", "trouble_of"]

LOW = 64 * 1024 * 1024
"""Bytes that should be free where the database file is; with less, the desk warns."""

_FULL = ("disk is full", "disk i/o error", "no space left", "could not extend file", "file too large")
_BUSY = ("is locked", "are writing", "has been writing")


class Trouble(StrEnum):
    """Why a database does not do what it is asked."""

    FULL = "full"  # no room for another row, or a disk that fails: an outsider cannot tell them apart
    BUSY = "busy"  # others have been writing for too long
    AWAY = "away"  # does not answer


SENTENCES = {
    Trouble.FULL: "The disk of the database has no room left or fails, so nothing was stored. Go back: what you typed "
    "is still in the form. Once there is room, send it again; nothing has to be started anew.",
    Trouble.BUSY: "Others have been writing for too long, so nothing of yours was stored. Go back and send it again.",
    Trouble.AWAY: "The database does not answer, so nothing was stored. Go back and send it again in a moment; "
    "the desk comes back by itself.",
}
"""Trouble -> what to tell."""


def trouble_of(fault: Exception) -> Trouble:
    """Return what an error of the database means.

    Examples
    --------
    >>> trouble_of(Exception("database or disk is full")), trouble_of(Exception("connection refused"))
    (<Trouble.FULL: 'full'>, <Trouble.AWAY: 'away'>)
    """
    told = str(fault).lower()
    if any(words in told for words in _FULL):
        return Trouble.FULL
    return Trouble.BUSY if any(words in told for words in _BUSY) else Trouble.AWAY


def has_room() -> bool | None:
    """Tell whether there is room where the database file is; None for a server, which only it can tell."""
    if connection.vendor != "sqlite":
        return None
    try:
        return shutil.disk_usage(Path(str(connection.settings_dict["NAME"])).resolve().parent).free >= LOW
    except OSError:
        return None
