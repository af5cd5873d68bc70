"""Whether the embedded register has anybody for the day of a story."""

from __future__ import annotations

from whipcount.dates import first_day, last_day
from whipcount.errors import InputError
from whipcount.facts.people import register
from whipcount.register.span import after_its_end

__all__ = ["check_published", "late_story"]


def check_published(published: str | None) -> None:
    """Raise ``InputError`` for a story from before the first day of the register, against which no name can be read.

    Parameters
    ----------
    published : day, month or year of publication; None where unknown

    Examples
    --------
    >>> check_published("1979")
    """
    first = register().known_from
    if published and first and last_day(published) < first:
        raise InputError(
            f"No members are known before {first}, the first day of the register, and the story is of {published}; "
            "if it is of another day, give that with --published."
        )


def late_story(published: str | None) -> str | None:
    """Return what is to be said on top of a story from after the last day of the register, None for any other."""
    return after_its_end(register(), first_day(published)) if published else None
