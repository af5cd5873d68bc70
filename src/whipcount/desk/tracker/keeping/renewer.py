"""Pages made anew in the background: each once however many ask, one after the other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Condition, Thread

from django.db import Error, connection

from whipcount.desk.tracker.keeping.asked import Asked

__all__ = ["Renewer"]

_log = logging.getLogger(__name__)


class Renewer:
    """A queue with one thread.

    Parameters
    ----------
    renew : makes one page anew and keeps it
    """

    def __init__(self, renew: Callable[[Asked], None]) -> None:
        self.renew = renew
        self._waiting: dict[Asked, None] = {}
        self._is_at: Asked | None = None
        self._turn = Condition()
        self._thread: Thread | None = None

    def want(self, asked: Asked) -> None:
        """Have a page made anew soon; one that waits already, or is being made, is not made twice."""
        if asked in self._waiting or asked == self._is_at:
            return
        with self._turn:
            self._waiting[asked] = None
            if self._thread is None:
                self._thread = Thread(target=self._work, name="whipcount-pages", daemon=True)
                self._thread.start()
            self._turn.notify()

    def _work(self) -> None:
        while True:
            with self._turn:
                while not self._waiting:
                    self._turn.wait()
                self._is_at = next(iter(self._waiting))
                del self._waiting[self._is_at]
            try:
                self.renew(self._is_at)
            except Error as fault:
                _log.error("a page stays as it is, the database does not answer (%s): %s", fault, self._is_at.path)
                connection.close()
            except Exception:  # noqa: BLE001 - the thread goes on whatever one page does
                _log.exception("a page could not be made anew: %s", self._is_at.path)
            finally:
                self._is_at = None
