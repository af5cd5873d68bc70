"""A bounded memory of results, shared by the threads of a process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Generic, TypeVar

__all__ = ["Kept"]

_V = TypeVar("_V")


class Kept(Generic[_V]):
    """Results by key; the one unused for longest goes first.

    Parameters
    ----------
    most : how many are kept, > 0
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._held: OrderedDict[Hashable, _V] = OrderedDict()
        self._turns: dict[Hashable, RLock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _V]) -> _V:
        """Return the result of a key, made if it is not held; while one thread makes it, others wait for it."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            turn = self._turns.setdefault(key, RLock())
        with turn:
            with self._lock:
                if key in self._held:
                    return self._held[key]
            try:
                return self._put(key, make())
            finally:
                with self._lock:
                    self._turns.pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()

    def _put(self, key: Hashable, made: _V) -> _V:
        with self._lock:
            self._held[key] = made
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return made
