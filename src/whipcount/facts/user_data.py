"""The user's own folder of data, beside the tables inside the package."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["user_folder"]


def user_folder(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """Return the folder for what the user adds: ``WHIPCOUNT_DATA``, or the usual place of the system.

    Examples
    --------
    >>> user_folder({"WHIPCOUNT_DATA": "mine"}).as_posix()
    'mine'
    >>> user_folder({"XDG_DATA_HOME": "/home/a/.data"}, "linux").as_posix()
    '/home/a/.data/whipcount'
    """
    known = os.environ if environment is None else environment
    if own := known.get("WHIPCOUNT_DATA"):
        return Path(own)
    if platform == "win32":
        return Path(known.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "whipcount"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "whipcount"
    return Path(known.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "whipcount"
