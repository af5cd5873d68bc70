"""Where a member stands within his party, in one sentence that says what it is and what not."""

from __future__ import annotations

import math

from whipcount.brief.parties import party_with_article
from whipcount.divisions.standing import Standing

__all__ = ["stands"]

SMALLEST, LARGEST = 0.01, 100.0


def stands(found: Standing) -> str:
    """Return the sentence.

    Examples
    --------
    >>> from datetime import date
    >>> from whipcount.divisions.standing import Placed
    >>> own = Placed("a", "labour", 408, 1.39, 0.92, 1.93)
    >>> stands(Standing(date(2019, 12, 20), date(2021, 12, 14), own, 69, 200))  # doctest: +NORMALIZE_WHITESPACE
    'Dissent within the party: rank 69 of 200 in Labour (1 dissents most), with odds of a vote against the line 4.0
    times those in the middle of the party (90% interval 2.5 to 6.9), estimated from 408 votes from 2019-12-20 to
    2021-12-14 and none later; whichever way the votes went, so neither left and right nor a forecast of leaving.'
    """
    own, party = found.placed, party_with_article(found.placed.party)
    return (
        f"Dissent within the party: rank {found.rank} of {found.of} in {party} (1 dissents most), with odds of a vote "
        f"against the line {_times(own.dissent)} times those in the middle of the party (90% interval "
        f"{_times(own.low)} to {_times(own.high)}), estimated from {own.votes:,} votes from {found.since} to "
        f"{found.until} and none later; whichever way the votes went, so neither left and right nor a forecast of "
        "leaving."
    )


def _times(log_odds: float) -> str:
    """Return a ratio of odds with two figures, and bounds where it says no more than that it is far off."""
    ratio = math.exp(log_odds)
    if ratio >= LARGEST:
        return f"over {LARGEST:.0f}"
    if ratio < SMALLEST:
        return f"under {SMALLEST}"
    return f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"
