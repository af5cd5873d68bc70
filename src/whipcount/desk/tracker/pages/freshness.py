"""How fresh a case is: last checked, last changed, and from when on a page must warn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

__all__ = ["Freshness", "freshness"]


@dataclass(frozen=True, slots=True)
class Freshness:
    """What a page says about its own age.

    Attributes
    ----------
    checked, changed : moments in universal time, None where there was none
    stale_after : how long a check holds
    is_over : the leadership has ended, so that nothing new is looked for
    is_stale : nobody has looked for news within that time
    """

    checked: datetime | None
    changed: datetime | None
    stale_after: timedelta
    is_over: bool
    is_stale: bool

    @property
    def warning(self) -> str | None:
        """A sentence for readers, None while there is nothing to warn of."""
        if not self.is_stale:
            return None
        hours = int(self.stale_after.total_seconds() // 3600)
        if self.checked is None:
            return "Nobody has yet checked this count for news. It may be out of date."
        return (
            f"This count may be out of date: it was last checked on {_say(self.checked)}, "
            f"and a check holds for {hours} hours."
        )


def freshness(
    checked: datetime | None, changed: datetime | None, stale_after: timedelta, end: date | None, now: datetime
) -> Freshness:
    """Return the freshness of a case at a moment.

    Parameters
    ----------
    end : last day of the leadership, None where it lasts

    Examples
    --------
    >>> from datetime import UTC
    >>> noon = datetime(2026, 5, 13, 12, tzinfo=UTC)
    >>> freshness(noon - timedelta(hours=30), None, timedelta(hours=24), None, noon).is_stale
    True
    """
    is_over = end is not None and end < now.date()
    is_stale = not is_over and (checked is None or now - checked > stale_after)
    return Freshness(checked, changed, stale_after, is_over, is_stale)


def _say(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y at %H:%M} UTC"
