"""General elections at which swings can be compared with what seats did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise

from whipcount.errors import NotFoundError
from whipcount.facts.constituencies import OPENED, boundaries_on, seats
from whipcount.facts.general import election_votes, notional_votes
from whipcount.facts.people import parliaments
from whipcount.seats.seat_errors import Pair
from whipcount.seats.swing import Votes
from whipcount.seats.types import Boundaries

__all__ = ["base_of", "election_pairs", "next_election", "regions"]


def base_of(election: date, on: date) -> tuple[Votes, Boundaries, bool]:
    """Return the votes that a swing is laid over, their boundaries, and whether they are notional.

    They are the votes of the last general election; once its Parliament is dissolved, those on the boundaries of the
    next one, where they are others.

    Raises
    ------
    NotFoundError : the votes of that election are not embedded
    """
    dissolved = next((p.dissolved_on for p in parliaments() if p.elected_on == election), None)
    follows = next_election(election)
    notional = notional_votes(election) if dissolved and on > dissolved else {}
    coming = boundaries_on(follows) if follows else None
    if notional and coming:
        return notional, coming, True
    votes, boundaries = election_votes(election), boundaries_on(election)
    if not votes or boundaries is None:
        raise NotFoundError(
            f"The seats of the general election of {election} are not known; they are from {min(OPENED.values())} on."
        )
    return votes, boundaries, False


def next_election(election: date) -> date | None:
    """Return the general election after another, None if it is not known."""
    return next((then for before, then in pairwise(_elections()) if before == election), None)


@cache
def election_pairs() -> tuple[Pair, ...]:
    """Return the general elections whose votes are known on the boundaries of those before, by day.

    Examples
    --------
    >>> [pair.on.year for pair in election_pairs()]
    [2010, 2015, 2017, 2019, 2024]
    """
    pairs = [(then, _base_on(before, then), election_votes(then)) for before, then in pairwise(_elections())]
    return tuple(Pair(then, base, votes) for then, base, votes in pairs if base and votes)


@cache
def regions() -> Mapping[str, str]:
    """Return seat code -> region; a seat of both sets is in the same."""
    return {gss: seat.region for (_, gss), seat in seats().items()}


def _base_on(before: date, then: date) -> Votes:
    return notional_votes(before) or (election_votes(before) if boundaries_on(before) is boundaries_on(then) else {})


def _elections() -> list[date]:
    return sorted(parliament.elected_on for parliament in parliaments())
