"""Ask the process that makes pages; do it here while that one does not answer."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from multiprocessing import ProcessError
from multiprocessing.connection import Client, Connection

from whipcount.desk.tracker.keeping.asked import Asked
from whipcount.desk.tracker.keeping.making import Made
from whipcount.desk.tracker.keeping.words import read_made, write_asked

__all__ = ["ADDRESS", "KEY", "Remote", "remote"]

ADDRESS = "WHIPCOUNT_MAKER"
"""The variable that tells the processes of a desk where its maker listens."""
KEY = "WHIPCOUNT_MAKER_KEY"
"""The variable with the secret that they share, in hexadecimal digits."""

_SECONDS = 60.0
_log = logging.getLogger(__name__)


class Remote:
    """Has pages made elsewhere; used by one thread.

    Parameters
    ----------
    address, key : of the maker
    here : makes a page in this process
    """

    def __init__(self, address: str, key: bytes, here: Callable[[Asked], Made]) -> None:
        self.address = address
        self.key = key
        self.here = here
        self._line: Connection | None = None

    def __call__(self, asked: Asked) -> Made:
        """Return a page, made here if the maker cannot."""
        try:
            made = self._ask(asked)
        except (OSError, EOFError, ValueError, ProcessError) as fault:
            self._hang_up()
            _log.warning("the maker of pages does not answer (%s); %s is made here", fault, asked.path)
            return self.here(asked)
        return self.here(asked) if made.answer.status.startswith("5") else made

    def _ask(self, asked: Asked) -> Made:
        if self._line is None:
            self._line = Client(self.address, authkey=self.key)
        self._line.send_bytes(write_asked(asked))
        if not self._line.poll(_SECONDS):
            raise TimeoutError(f"no answer within {_SECONDS:.0f} seconds")
        return read_made(self._line.recv_bytes())

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None


def remote(here: Callable[[Asked], Made], environment: Mapping[str, str] = os.environ) -> Callable[[Asked], Made]:
    """Return who makes pages: the maker that the environment names, else this process."""
    address, key = environment.get(ADDRESS), environment.get(KEY)
    return Remote(address, bytes.fromhex(key), here) if address and key else here
