"""What became at a general election of a member who won no seat, as far as the results tell."""

from __future__ import annotations

from datetime import date

from whipcount.facts.constituencies import seats
from whipcount.facts.elections import candidacies_of
from whipcount.facts.people import people
from whipcount.seats.types import Candidacy

__all__ = ["COMPLETE_FROM", "fate_at_election"]

COMPLETE_FROM = date(2015, 5, 7)
"""The first general election whose results name every former member who stood."""


def fate_at_election(person: str, on: date) -> str | None:
    """Return how a former member fared at a general election at which he won no seat.

    Parameters
    ----------
    person : id
    on : day of the general election

    Returns
    -------
    ``stood in … as … and lost`` or ``did not stand``; None where the results cannot tell

    Examples
    --------
    >>> fate_at_election("twfy:24912", date(2024, 7, 4)), fate_at_election("twfy:24912", date(2005, 5, 5))
    ('stood in Newton Abbot as Conservative and lost', None)
    """
    member = people()[person].mnis
    stood = next((one for one in candidacies_of(member) if one.on == on), None) if member is not None else None
    if stood is not None:
        return _lost(stood)
    return "did not stand" if member is not None and on >= COMPLETE_FROM else None


def _lost(stood: Candidacy) -> str:
    place = next((seat.name for (_, gss), seat in seats().items() if gss == stood.gss), stood.gss)
    return f"stood in {place} as {stood.party.name} and lost"
