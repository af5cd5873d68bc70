"""The state of the database as one process last saw it, asked for ten times a second at most."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread

from django.db import Error, connection

from whipcount.desk.tracker.keeping.state import State, read_state

__all__ = ["Seen", "States"]

_EVERY = 0.1
_LATE = 1.0
_IDLE = 5.0
_NEVER = float("-inf")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """The state at a moment.

    Attributes
    ----------
    state : the last that the database has told; None if it never has
    told : when it told it
    tried : when it was last asked
    """

    state: State | None
    told: float
    tried: float

    @property
    def is_away(self) -> bool:
        """Whether the database has not answered when it was last asked."""
        return self.told < self.tried or self.state is None


class States:
    """Keeps up with the database in a thread of its own while somebody asks.

    Parameters
    ----------
    changed : called with the state before and the one after, in the thread that sees the difference
    read : asks the database
    clock : seconds
    """

    def __init__(
        self,
        changed: Callable[[Seen, Seen], None],
        read: Callable[[], State] = read_state,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.changed = changed
        self.read = read
        self.clock = clock
        self._seen = Seen(None, _NEVER, _NEVER)
        self._wanted = _NEVER
        self._lock = Lock()
        self._wake = Event()
        self._thread: Thread | None = None

    def now(self, most: float = _LATE) -> Seen:
        """Return the state as it was at most so many seconds ago, or as it was before the database went away.

        Parameters
        ----------
        most : 0 asks the database at any rate
        """
        now = self._wanted = self.clock()
        if not self._wake.is_set():
            self._wake.set()
        if now - self._seen.tried > most or not most:
            self.look(most)
        return self._seen

    def look(self, most: float = 0.0) -> None:
        """Ask the database, unless another thread is at it or has just done so."""
        if not self._lock.acquire(blocking=not most or self._seen.state is None):
            return
        try:
            before = self._seen
            if most and self.clock() - before.tried <= most:
                return
            after = self._seen = self._ask(before)
        finally:
            self._lock.release()
        if after.state is not None and before.state is not None and after.state.whole != before.state.whole:
            self.changed(before, after)

    def _ask(self, before: Seen) -> Seen:
        now = self.clock()
        try:
            return Seen(self.read(), now, now)
        except Error as fault:
            if not before.is_away:
                _log.error("the public pages stay as they are: the database does not answer (%s)", fault)
            connection.close()
            return Seen(before.state, before.told, self.clock())

    def follow(self) -> None:
        """Begin to keep up; a second call does nothing."""
        if self._thread is None:
            self._thread = Thread(target=self._follow, name="whipcount-state", daemon=True)
            self._thread.start()

    def _follow(self) -> None:
        while True:
            self._wake.wait()
            if self.clock() - self._wanted > _IDLE:
                self._wake.clear()
                connection.close()
                continue
            try:
                self.look(_EVERY / 2)
            except Exception:  # noqa: BLE001 - the thread goes on whatever one page does
                _log.exception("the state of the database could not be read")
            time.sleep(_EVERY)
