"""Keep a process running beside a server: started with it, started again when it ends by itself, ended with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Event, Thread

__all__ = ["running"]

_PAUSE = 1.0
_LOOK = 0.25


@contextmanager
def running(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[None]:
    """Run a command of the desk as long as the block lasts; its standard input is closed when this process is gone.

    The first process is there before the block begins: a server that forks its workers meanwhile would hand them the
    pipe on which the start of a process is awaited.

    Parameters
    ----------
    environment : of the command; None for this process's own
    """
    over = Event()
    first = _started(arguments, environment)
    keeper = Thread(
        target=_keep, args=(first, arguments, environment, over), name=f"whipcount-{arguments[0]}", daemon=True
    )
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _started(arguments: Sequence[str], environment: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "whipcount.desk", *arguments]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)


def _keep(
    process: subprocess.Popen[bytes], arguments: Sequence[str], environment: Mapping[str, str] | None, over: Event
) -> None:
    """Start the process again a moment after it has ended by itself."""
    while True:
        while process.poll() is None and not over.wait(_LOOK):
            pass
        if over.is_set():
            process.terminate()
        process.wait()
        if over.wait(_PAUSE):
            return
        process = _started(arguments, environment)
