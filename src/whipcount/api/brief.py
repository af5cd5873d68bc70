"""The brief of a story from Python."""

from __future__ import annotations

from whipcount.arguments import check_arguments
from whipcount.brief.assemble import assemble
from whipcount.brief.types import Brief
from whipcount.reader.types import Reading

__all__ = ["brief_of"]


def brief_of(reading: Reading, case: str | None = None, url: str | None = None) -> Brief:
    """Return the brief of a story that was read: what it changes, and what it does not; nothing is stored.

    Parameters
    ----------
    reading : from ``whipcount.read``
    case : id or folder of the case to count; None to look for a shipped one that fits
    url : where the story stands, None if nowhere

    Raises
    ------
    NotFoundError : no such case
    InputError : the case cannot be counted on the story's day
    """
    check_arguments(brief_of, locals())
    return assemble(reading, url, case)
