"""Read the long stories, ask the feeds and send the notices that wait: once, or for as long as a server runs.

The reader, with its model, is loaded when something waits for the first time: a server that has just started has its
processors for its readers.
"""

from __future__ import annotations

import importlib
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, connection

from whipcount.desk.ledger.ready import make_tables
from whipcount.desk.review.waiting import LIMIT, WORK, anything_waits
from whipcount.desk.tracker.alerts.send import send_waiting

_NICE = 10
_PAUSE = 1.0
_PAUSE_AWAY = 5.0
_DELIVER_EVERY = 60.0
_log = logging.getLogger(__name__)


class Command(BaseCommand):
    """What waits, one after the other."""

    help = "Read the long stories and ask the feeds that wait."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how long to go on."""
        parser.add_argument("--beside-server", action="store_true", help="go on until standard input is closed")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; the process that serves starts it with ``--beside-server``."""
        if options["beside_server"]:
            _go_on()
        make_tables()
        read_next, look_next = _works()
        n_stories = n_feeds = 0
        while _one(read_next):
            n_stories += 1
        while _one(look_next):
            n_feeds += 1
        if options["json"]:
            self.stdout.write(f'{{"stories": {n_stories}, "feeds": {n_feeds}}}')
        else:
            self.stdout.write(f"{n_stories} stories read, {n_feeds} feeds asked.")


def _go_on() -> None:
    """Do whatever comes until the server ends; a database that is away is asked again."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    Thread(target=_end_with_server, daemon=True).start()
    Thread(target=_send_again, name="whipcount-notices", daemon=True).start()
    while True:
        try:
            if not anything_waits() or not any(_one(work) for work in _works()):
                time.sleep(_PAUSE)
        except Error as fault:
            _log.warning("the database does not answer, it is asked again: %s", fault)
            connection.close()
            time.sleep(_PAUSE_AWAY)


def _send_again() -> None:
    """Send, once a minute, the notices whose receivers did not take them at once."""
    while True:
        time.sleep(_DELIVER_EVERY)
        send_waiting()


def _works() -> tuple[Callable[[], bool], Callable[[], bool]]:
    """Return what reads a story and what asks a feed; to read loads the reader."""
    reading = importlib.import_module("whipcount.desk.review.reading")
    return reading.read_next, reading.look_next


def _one(work: Any) -> bool:
    with _limited():
        return bool(work())


@contextmanager
def _limited() -> Iterator[None]:
    """Let the system end the process if one piece of work takes too long; the next process goes on.

    The system's own timers end it even where the work would let no other thread of Python run.
    """
    timers = {}
    if sys.platform != "win32":
        timers = {signal.ITIMER_PROF: WORK, signal.ITIMER_REAL: LIMIT}
    try:
        for timer, most in timers.items():
            signal.setitimer(timer, most.total_seconds())
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)


def _end_with_server() -> None:
    sys.stdin.buffer.read()
    os._exit(0)
