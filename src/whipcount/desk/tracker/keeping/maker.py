"""A process that makes pages for those that serve, at low priority, so that readers are not kept waiting by it.

Each page is made once for all of them. Whoever knows the secret key may ask; the address is a socket of this machine.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from multiprocessing import ProcessError
from multiprocessing.connection import Connection, Listener
from threading import Lock, Thread

from django.db import connection as database

from whipcount.desk.tracker.keeping.answer import Answer
from whipcount.desk.tracker.keeping.asked import Asked
from whipcount.desk.tracker.keeping.making import Made, Making
from whipcount.desk.tracker.keeping.parts import part_of
from whipcount.desk.tracker.keeping.shelf import Kept, Shelf
from whipcount.desk.tracker.keeping.words import read_asked, write_made

__all__ = ["Maker", "answer_all"]

_MOST_BYTES = 64 * 1024 * 1024
_LATELY = 30.0
_log = logging.getLogger(__name__)


class Maker:
    """Makes pages, each once while what it is made from stays the same.

    Parameters
    ----------
    making : makes one
    clock : seconds
    """

    def __init__(self, making: Making, clock: Callable[[], float] = time.monotonic) -> None:
        self.making = making
        self.clock = clock
        self.shelf = Shelf(_MOST_BYTES)
        self._turns: dict[Asked, Lock] = {}
        self._lock = Lock()

    def __call__(self, asked: Asked) -> Made:
        """Return a page as it is now; who asks for one that is being made waits for it.

        Raises
        ------
        django.db.Error : the database does not answer
        """
        with self._lock:
            turn = self._turns.setdefault(asked, Lock())
        with turn:
            return self._held(asked) or self._make(asked)

    def _held(self, asked: Asked) -> Made | None:
        now = self.clock()
        kept = self.shelf.find(asked, now)
        if kept is None or now - kept.made > _LATELY or kept.part != part_of(asked.path, self.making.read()):
            return None
        return Made(kept.answer, kept.part, kept.pinned, now - kept.made)

    def _make(self, asked: Asked) -> Made:
        now = self.clock()
        made = self.making(asked)
        self.shelf.put(asked, Kept(made.answer, made.part, made.pinned, now, now, now))
        with self._lock:
            self._turns.pop(asked, None)
        return made


def answer_all(listener: Listener, maker: Callable[[Asked], Made]) -> None:
    """Answer everybody who asks, each in a thread, until the listener is closed."""
    while True:
        try:
            found = listener.accept()
        except (ProcessError, EOFError, ConnectionError) as fault:
            _log.warning("somebody without the key, or who has gone already, is not answered: %r", fault)
            continue
        except OSError:
            return
        Thread(target=_answer, args=(found, maker), daemon=True).start()


def _answer(found: Connection, maker: Callable[[Asked], Made]) -> None:
    with found:
        while True:
            try:
                asked = read_asked(found.recv_bytes())
            except (EOFError, OSError):
                return
            found.send_bytes(write_made(_made(asked, maker)))


def _made(asked: Asked, maker: Callable[[Asked], Made]) -> Made:
    """Return a page, or a fault that says that it could not be made; it is never kept."""
    try:
        return maker(asked)
    except Exception:  # noqa: BLE001 - it is told to the one who asked
        _log.exception("a page could not be made: %s", asked.path)
        database.close()
        return Made(Answer("500 Internal Server Error", (), b"", None, None), "", None)
