"""Make one page, with the word of what it is made from read before, so that no change in between is missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whipcount.desk.tracker.etag import etag_of
from whipcount.desk.tracker.keeping.answer import Answer, Application, Header, make, plain
from whipcount.desk.tracker.keeping.asked import Asked, environ_of
from whipcount.desk.tracker.keeping.parts import part_of, pin_of
from whipcount.desk.tracker.keeping.state import State, known_word
from whipcount.desk.tracker.quick import QUICK

__all__ = ["Made", "Making"]


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was made.

    Attributes
    ----------
    part, pinned : as ``Kept`` has them
    age : seconds since it was made
    """

    answer: Answer
    part: str
    pinned: str | None
    age: float = 0.0


class Making:
    """Makes pages in this process.

    Parameters
    ----------
    application : what makes the answers
    read : tells the state of the database
    known : tells what was known in a case by a day
    """

    def __init__(
        self, application: Application, read: Callable[[], State], known: Callable[[str, str], str] = known_word
    ) -> None:
        self.application = application
        self.read = read
        self.known = known
        self._heads: dict[tuple[str, ...], tuple[Header, ...]] = {}

    def __call__(self, asked: Asked) -> Made:
        """Return the page as it is now.

        Raises
        ------
        django.db.Error : the database does not answer
        """
        part = part_of(asked.path, self.read())
        pinned = self.pinned(asked)
        answer = self._quick(asked) or make(self.application, environ_of(asked))
        if asked.path in QUICK and answer.etag is not None:
            self._heads[asked[:-1]] = answer.headers
        return Made(answer, part, pinned)

    def pinned(self, asked: Asked) -> str | None:
        """Return the word of what was known by the days that an address is pinned to, None if it is not."""
        pin = pin_of(asked.path, asked.query)
        return self.known(pin.slug, pin.day) if pin else None

    def _quick(self, asked: Asked) -> Answer | None:
        """Return what can be said without Django, under the headers that Django gave that path before."""
        heads = self._heads.get(asked[:-1]) if asked.path in QUICK else None
        body = QUICK[asked.path](asked.query) if heads is not None else None
        if heads is None or body is None:
            return None
        etag = etag_of(body)
        told = [(name, etag if name.lower() == "etag" else value) for name, value in heads]
        return plain("200 OK", told, body)
