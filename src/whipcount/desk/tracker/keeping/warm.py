"""Load what every page needs before the first reader comes: views, register, the count of each public case."""

from __future__ import annotations

import logging
from threading import Thread

from django.db import Error, connection

from whipcount.desk.tracker.keeping.asked import Asked
from whipcount.desk.tracker.keeping.making import Making

__all__ = ["warm", "warming"]

_HOST = "localhost"
_log = logging.getLogger(__name__)


def warm(making: Making) -> None:
    """Make the first page and that of each case for nobody; who asks for the same meanwhile waits for its parts."""
    try:
        for path in ("/", *(f"/cases/{slug}/" for slug in making.read().cases)):
            making(Asked(_HOST, "http", "", "", "80", path, ""))
    except Error as fault:
        _log.warning("the cases are counted when somebody asks for them, the database does not answer: %s", fault)
    finally:
        connection.close()


def warming(making: Making) -> None:
    """Do it in a thread."""
    Thread(target=warm, args=(making,), name="whipcount-warm", daemon=True).start()
