"""How many requests each client has left: one number a client, whole again a minute after his last one."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

__all__ = ["PERIOD", "Allowance", "Left"]

PERIOD = 60
"""Seconds after which a client who has used everything may use all of it again."""

_SECOND = 1_000_000_000
_SPAN = PERIOD * _SECOND
_MOST_CLIENTS = 50_000


class Left(NamedTuple):
    """What a client may still ask; seconds are rounded up.

    Attributes
    ----------
    requests : how many at once
    whole : seconds until nothing is used any more
    wait : seconds until he may ask again, 0 where this request is granted
    """

    requests: int
    whole: int
    wait: int


class Allowance:
    """So many requests at once for each client, and one more after each share of a minute.

    Of each client only the moment is remembered at which his allowance is whole again; a granted request puts it off
    by a minute's share, and none is granted that would put it off by more than a minute.

    Parameters
    ----------
    limit : requests a minute, from 1 on
    clock : nanoseconds that never go back, for tests
    most_clients : how many are remembered

    Examples
    --------
    >>> allowance = Allowance(2, clock=lambda: 0)
    >>> [allowance.take("a").wait for _ in range(3)]
    [0, 0, 30]
    >>> allowance.take("b")
    Left(requests=1, whole=30, wait=0)
    """

    def __init__(
        self, limit: int, clock: Callable[[], int] = time.monotonic_ns, most_clients: int = _MOST_CLIENTS
    ) -> None:
        self.limit = limit
        self.clock = clock
        self.most_clients = most_clients
        self._share = _SPAN // limit
        self._whole_at: dict[str, int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many clients are remembered."""
        return len(self._whole_at)

    def take(self, client: str) -> Left:
        """Take one request off a client's allowance; one that is refused costs nothing."""
        now = self.clock()
        with self._lock:
            held = self._whole_at.get(client, now)
            used = max(held - now, 0)
            over = used + self._share - _SPAN
            if over > 0:
                return Left(0, _seconds(used), _seconds(over))
            if len(self._whole_at) >= self.most_clients and client not in self._whole_at:
                self._forget(now)
            used += self._share
            self._whole_at[client] = now + used
        return Left((_SPAN - used) // self._share, _seconds(used), 0)

    def _forget(self, now: int) -> None:
        """Forget those who have used nothing; everybody, if too few of them are left out by that."""
        left = {client: moment for client, moment in self._whole_at.items() if moment > now}
        self._whole_at = left if len(left) <= self.most_clients // 2 else {}


def _seconds(nanoseconds: int) -> int:
    return -(-nanoseconds // _SECOND)
