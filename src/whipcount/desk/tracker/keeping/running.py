"""Keep the maker's process running beside a server: started before it, started again when it ends, ended with it."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from whipcount.desk.tracker.keeping.remote import ADDRESS, KEY

__all__ = ["maker_running"]

_PAUSE = 1.0


@contextmanager
def maker_running() -> Iterator[None]:
    """Run a maker, and tell the processes that are started meanwhile where it is."""
    with tempfile.TemporaryDirectory(prefix="whipcount-", ignore_cleanup_errors=True) as folder:
        told = {ADDRESS: _address(Path(folder)), KEY: secrets.token_hex(32)}
        os.environ.update(told)
        over = Event()
        keeper = Thread(target=_keep, args=(over, os.environ | told), name="whipcount-maker", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            over.set()
            keeper.join()
            for name in told:
                os.environ.pop(name, None)


def _address(folder: Path) -> str:
    """Return an address on this machine that nobody else can have."""
    if sys.platform == "win32":
        return rf"\\.\pipe\{folder.name}"
    return str(folder / "maker")


def _keep(over: Event, environment: dict[str, str]) -> None:
    """Start the process, and again a moment after it has ended by itself."""
    while not over.is_set():
        process = subprocess.Popen(
            [sys.executable, "-m", "whipcount.desk", "desk_make"], env=environment, stdin=subprocess.PIPE
        )
        while process.poll() is None and not over.wait(_PAUSE / 4):
            pass
        process.terminate()
        process.wait()
        over.wait(_PAUSE)
