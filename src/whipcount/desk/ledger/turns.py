"""Writers of an SQLite file one after the other, about in the order in which they came.

SQLite lets a writer who finds another at work nap, ever longer, and look again; among several, one can be left out for
many seconds. Here those of one process hand over to each other, and processes by a lock on a file beside the database.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import IO, Any

from django.db import OperationalError, connection

__all__ = ["turn"]

_PATIENCE = 30.0
_NAP = 0.0005
_HANDOVER = 0.001
_mine = Lock()
_fcntl: Any = None if sys.platform == "win32" else importlib.import_module("fcntl")


@contextmanager
def turn() -> Iterator[None]:
    """Hold the turn for one transaction; other databases, and transactions inside another, need none.

    Raises
    ------
    django.db.OperationalError : others have been writing for half a minute
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    end = time.monotonic() + _PATIENCE
    if not _mine.acquire(timeout=_PATIENCE):
        raise OperationalError("others are writing")
    try:
        with _file() as file:
            _take(file, end)
            try:
                yield
            finally:
                _give_up(file)
        time.sleep(_HANDOVER)  # another process may be waiting: let it go first
    finally:
        _mine.release()


def _file() -> IO[bytes]:
    try:
        return Path(f"{connection.settings_dict['NAME']}-turn").open("ab")
    except OSError as fault:
        raise OperationalError(f"the file beside the database cannot be opened: {fault.strerror}") from None


def _take(file: IO[bytes], end: float) -> None:
    while _fcntl is not None:
        try:
            _fcntl.flock(file, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise OperationalError("another process has been writing for too long") from None
            time.sleep(_NAP)
        else:
            return


def _give_up(file: IO[bytes]) -> None:
    if _fcntl is not None:
        _fcntl.flock(file, _fcntl.LOCK_UN)
