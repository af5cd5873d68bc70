"""What a model had learned by one day after another, and which of it a forecast may use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

__all__ = ["Learned", "newest"]


class Learned(Protocol):
    """Anything that was learned up to the end of a day."""

    @property
    def until(self) -> date:
        """The last day that it learned from."""


Kept = TypeVar("Kept", bound=Learned)


def newest(vintages: Iterable[Kept], day: date) -> Kept | None:
    """Return the newest that learned nothing after a day, None where all did.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> kept = [SimpleNamespace(until=date(year, 1, 1)) for year in (2010, 2020, 2015)]
    >>> newest(kept, date(2019, 12, 31)).until.year, newest(kept, date(2009, 12, 31))
    (2015, None)
    """
    return max((one for one in vintages if one.until <= day), key=lambda one: one.until, default=None)
