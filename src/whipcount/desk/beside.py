"""Keep a process running beside a server: started with it, started again when it ends by itself, ended with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

__all__ = ["running"]

_PAUSE = 1.0
_LOOK = 0.25


@contextmanager
def running(arguments: Sequence[str]) -> Iterator[None]:
    """Run a command of the desk as long as the block lasts; its standard input is closed when this process is gone."""
    over = Event()
    keeper = Thread(target=_keep, args=(arguments, over), name=f"whipcount-{arguments[0]}", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(arguments: Sequence[str], over: Event) -> None:
    while not over.is_set():
        process = subprocess.Popen([sys.executable, "-m", "whipcount.desk", *arguments], stdin=subprocess.PIPE)
        while process.poll() is None and not over.wait(_LOOK):
            pass
        process.terminate()
        process.wait()
        over.wait(_PAUSE)
