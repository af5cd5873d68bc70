"""Public answers kept in the process, given at once, and made anew in the background when something has changed.

The layer stands before Django. A reader gets the last good page within a moment, and the header ``Age`` tells for how
long it has been behind; one thread has such pages made anew, by a process of its own where there is one, so that those
that serve are not kept from it. A page is made in the request only when it is not kept, when the one that is kept has
been behind for ``BEHIND`` seconds, or when the reader may be somebody of the desk who wants to see what he has done.
If the database does not answer, the last pages are given with a warning, and everything recovers by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Event, Lock
from typing import TypeAlias

from django.db import Error, connection

from whipcount.desk.tracker.keeping.answer import Answer, Application, Environ, Header, StartResponse, give
from whipcount.desk.tracker.keeping.asked import Asked, asked_of, is_signed_in
from whipcount.desk.tracker.keeping.making import Made, Making
from whipcount.desk.tracker.keeping.parts import part_of
from whipcount.desk.tracker.keeping.renewer import Renewer
from whipcount.desk.tracker.keeping.shelf import Kept, Shelf
from whipcount.desk.tracker.keeping.state import State, known_word, read_state
from whipcount.desk.tracker.keeping.states import Seen, States

__all__ = ["BEHIND", "PageCache"]

BEHIND = 10.0
"""Seconds for which an overtaken page is still given before a reader has to wait for the new one."""

_Maker: TypeAlias = Callable[[Asked], Made]
_RENEWED = 60.0  # a page tells how long ago the news was looked through
_LASTING = 600.0  # pages of the register, and those that name both their days
_LATELY = 60.0
_BURST = 1.0
_PATIENCE = 30.0


class PageCache:
    """WSGI application around Django.

    Parameters
    ----------
    application : what makes the answers
    maker : from what makes pages in this process to what makes them elsewhere; None leaves it to a thread of this one
    most_bytes : how much is kept
    clock : seconds, for tests
    read, known : tell the state of the database, and what was known in a case by a day
    keeps_up : whether changes are looked for in the background, or only when somebody asks
    """

    def __init__(
        self,
        application: Application,
        maker: Callable[[Making], _Maker] | None = None,
        most_bytes: int = 128 * 1024 * 1024,
        clock: Callable[[], float] = time.monotonic,
        read: Callable[[], State] = read_state,
        known: Callable[[str, str], str] = known_word,
        keeps_up: bool = False,
    ) -> None:
        self.application = application
        self.keeps_up = keeps_up
        self.clock = clock
        self.shelf = Shelf(most_bytes)
        self.states = States(self._changed, read, clock)
        self.here = Making(application, read, known)
        self.maker: _Maker = maker(self.here) if maker else self.here
        self.renewer = Renewer(self.renew)
        self._making: dict[Asked, Event] = {}
        self._lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        asked = asked_of(environ)
        if asked is None:
            return self.application(environ, start_response)
        if self.keeps_up:
            self.states.follow()
        wants_newest = is_signed_in(environ)
        seen = self.states.now(0.0) if wants_newest else self.states.now()
        now = self.clock()
        kept = self.shelf.find(asked, now)
        if seen.is_away:
            return _without_database(kept, now, environ, start_response)
        behind = self._behind(asked, kept, seen, now) if kept else None
        if kept is not None and behind is not None and behind <= (0.0 if wants_newest else BEHIND):
            if behind and now - kept.made >= _BURST:
                self.renewer.want(asked)
            return give(kept.answer, environ, start_response, [_age(behind)])
        return self._answer_newly(asked, kept, wants_newest, environ, start_response)

    def renew(self, asked: Asked) -> None:
        """Make a kept page anew where pages are made, if it is not still what it was."""
        kept = self.shelf.peek(asked)
        if kept is not None and not self._still_holds(asked, kept):
            self._keep(asked, self.maker)

    def _behind(self, asked: Asked, kept: Kept, seen: Seen, now: float) -> float:
        """Return for how many seconds a page may have been overtaken, 0 if it is what would be made now."""
        assert seen.state is not None
        over = now - kept.made - _lasts(kept)
        if part_of(asked.path, seen.state) != kept.part:
            return max(now - kept.current, over, 0.001)
        if over > 0:
            return over
        kept.current = max(kept.current, seen.told)
        return 0.0

    def _answer_newly(
        self, asked: Asked, kept: Kept | None, waits: bool, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer with a page made in this request, or in another one that is at it already."""
        with self._lock:
            other = self._making.get(asked)
            mine = self._making.setdefault(asked, Event())
        if other is not None:
            if kept is None or waits:
                other.wait(_PATIENCE)
            now = self.clock()
            held = self.shelf.find(asked, now)
            if held is not None:
                return give(held.answer, environ, start_response, [_age(now - held.current)])
        try:
            if kept is not None and self._still_holds(asked, kept):
                return give(kept.answer, environ, start_response, [_age(0)])
            answer = self._keep(asked, self.here)
        except Error:
            connection.close()
            return _without_database(kept, self.clock(), environ, start_response)
        finally:
            if other is None:
                self._making.pop(asked, None)
                mine.set()
        return give(answer, environ, start_response, [_age(0)] if answer.etag else [])

    def _keep(self, asked: Asked, maker: _Maker) -> Answer:
        begun = self.clock()
        made = maker(asked)
        self.shelf.put(asked, Kept(made.answer, made.part, made.pinned, begun - made.age, begun - made.age, begun))
        return made.answer

    def _still_holds(self, asked: Asked, kept: Kept) -> bool:
        """Tell whether a page that names both its days is what it was, though its case has changed since."""
        now = self.clock()
        if kept.pinned is None or now - kept.made > _lasts(kept):
            return False
        part = part_of(asked.path, self.here.read())
        if self.here.pinned(asked) != kept.pinned:
            return False
        kept.part, kept.current = part, now
        return True

    def _changed(self, before: Seen, after: Seen) -> None:
        """Have everything made anew that was asked for lately and that a change concerns."""
        assert before.state is not None
        assert after.state is not None
        for asked, kept in self.shelf.lately(self.clock() - _LATELY):
            if kept.part == part_of(asked.path, before.state):
                kept.current = max(kept.current, before.told)
            if kept.part != part_of(asked.path, after.state) and self.clock() - kept.made >= _BURST:
                self.renewer.want(asked)


def _lasts(kept: Kept) -> float:
    return _LASTING if kept.pinned is not None or not kept.part else _RENEWED


def _age(seconds: float) -> Header:
    return "Age", str(int(max(seconds, 0.0)))


def _without_database(
    kept: Kept | None, now: float, environ: Environ, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer while the database is away: with the page as it was, and a warning."""
    if kept is not None:
        told = [("Warning", '110 whipcount "the database is away"'), _age(now - kept.current)]
        return give(kept.answer, environ, start_response, told)
    text = b"The tracker's database does not answer; this page will come back by itself.\n"
    head = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text))), ("Retry-After", "5")]
    start_response("503 Service Unavailable", head)
    return [text]
