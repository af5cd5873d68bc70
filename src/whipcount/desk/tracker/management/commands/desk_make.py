"""Make pages for the processes of a server; started by it, and ended when it is gone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from multiprocessing.connection import Listener
from pathlib import Path
from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application

from whipcount.desk.tracker.keeping.maker import Maker, answer_all
from whipcount.desk.tracker.keeping.making import Making
from whipcount.desk.tracker.keeping.remote import ADDRESS, KEY
from whipcount.desk.tracker.keeping.state import read_state
from whipcount.desk.tracker.keeping.warm import warming
from whipcount.errors import InputError

_NICE = 5


class Command(BaseCommand):
    """The process beside the server; nobody calls it by hand."""

    help = "Make pages for the processes of a server."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer until the server closes our standard input."""
        address, key = os.environ.get(ADDRESS), os.environ.get(KEY)
        if not address or not key:
            raise InputError(f"{ADDRESS} and {KEY} are not set; whipcount serve sets them and starts this by itself.")
        if hasattr(os, "nice"):
            os.nice(_NICE)
        Thread(target=_end_with_server, daemon=True).start()
        with suppress(FileNotFoundError):
            Path(address).unlink()  # of a maker that was killed
        making = Making(get_wsgi_application(), read_state)
        with Listener(address, authkey=bytes.fromhex(key), backlog=16) as listener:
            warming(making)
            answer_all(listener, Maker(making))


def _end_with_server() -> None:
    sys.stdin.buffer.read()
    os._exit(0)
