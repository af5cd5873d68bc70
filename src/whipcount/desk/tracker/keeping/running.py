"""The maker's process beside a server, at an address that only the processes of this server know."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whipcount.desk.beside import running
from whipcount.desk.tracker.keeping.remote import ADDRESS, KEY

__all__ = ["maker_running"]


@contextmanager
def maker_running() -> Iterator[None]:
    """Run a maker, and tell the processes that are started meanwhile where it is."""
    with tempfile.TemporaryDirectory(prefix="whipcount-", ignore_cleanup_errors=True) as folder:
        told = {ADDRESS: _address(Path(folder)), KEY: secrets.token_hex(32)}
        os.environ.update(told)
        try:
            with running(["desk_make"]):
                yield
        finally:
            for name in told:
                os.environ.pop(name, None)


def _address(folder: Path) -> str:
    """Return an address on this machine that nobody else can have."""
    if sys.platform == "win32":
        return rf"\\.\pipe\{folder.name}"
    return str(folder / "maker")
