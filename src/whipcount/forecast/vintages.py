"""What a model had learned by one day after another, and which of it a forecast may use."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol, TypeVar

from whipcount.errors import NotFoundError

__all__ = ["Learned", "newest"]


class Learned(Protocol):
    """Anything that was learned up to the end of a day."""

    @property
    def until(self) -> date:
        """The last day that it learned from."""


Kept = TypeVar("Kept", bound=Learned)


def newest(vintages: Collection[Kept], day: date, model: str, begun: str = "") -> Kept:
    """Return the newest that learned nothing after a day.

    Parameters
    ----------
    vintages : at least one, in any order
    day : of the forecast
    model : its name
    begun : why there is none from before the first, for the sentence

    Raises
    ------
    NotFoundError : all have

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> kept = [SimpleNamespace(until=date(year, 1, 1)) for year in (2010, 2020, 2015)]
    >>> newest(kept, date(2019, 12, 31), "survival").until.year
    2015
    """
    held = [one for one in vintages if one.until <= day]
    if not held:
        first = min(one.until for one in vintages)
        raise NotFoundError(
            f"The {model} model has learned from {first} on{begun}; {day} is before it, and a forecast for it would "
            "use what came later."
        )
    return max(held, key=lambda one: one.until)
