"""Answers by what was asked, the ones unused for longest going first when there is no more room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from whipcount.desk.tracker.keeping.answer import Answer
from whipcount.desk.tracker.keeping.asked import Asked

__all__ = ["Kept", "Shelf"]


@dataclass(slots=True)
class Kept:
    """An answer with what is known of its age; moments are of one monotonic clock.

    Attributes
    ----------
    part : the word of what it was made from, read before it was made
    pinned : the word of what was known by its days, None where it is not pinned
    made : when
    current : the last moment at which it was surely what would be made anew
    asked : when it was last asked for
    """

    answer: Answer
    part: str
    pinned: str | None
    made: float
    current: float
    asked: float


class Shelf:
    """A bounded store that threads share.

    Parameters
    ----------
    most_bytes : how much is kept
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._held: OrderedDict[Asked, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many answers are kept."""
        return len(self._held)

    def find(self, asked: Asked, now: float) -> Kept | None:
        """Return what is kept, and note that it was asked for."""
        with self._lock:
            kept = self._held.get(asked)
            if kept is not None:
                self._held.move_to_end(asked)
                kept.asked = now
            return kept

    def put(self, asked: Asked, kept: Kept) -> None:
        """Keep an answer in place of the one before; one that must not be kept only takes that one away."""
        with self._lock:
            old = self._held.get(asked)
            if old is not None:
                self.bytes -= old.answer.size
                kept.asked = old.asked
            if kept.answer.etag is None:
                self._held.pop(asked, None)
                return
            self._held[asked] = kept
            self.bytes += kept.answer.size
            while self.bytes > self.most_bytes and self._held:
                self.bytes -= self._held.popitem(last=False)[1].answer.size

    def peek(self, asked: Asked) -> Kept | None:
        """Return what is kept without noting anything."""
        return self._held.get(asked)

    def lately(self, since: float) -> Iterator[tuple[Asked, Kept]]:
        """Yield what was asked for since a moment, the latest first."""
        with self._lock:
            found = []
            for asked in reversed(self._held):
                if self._held[asked].asked < since:
                    break
                found.append((asked, self._held[asked]))
        yield from found
