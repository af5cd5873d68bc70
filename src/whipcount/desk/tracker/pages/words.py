"""The words and marks of stances and events on public pages; a mark stands wherever a colour does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whipcount.brief.words import did
from whipcount.dates import say
from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import EventType, Grade
from whipcount.ledger.vocabulary import Status as LedgerStatus
from whipcount.reader.types import Claim, ClaimType, Quote, Status, Target
from whipcount.reader.types import Grade as ClaimGrade

__all__ = ["GRADES", "LOOKS", "STATUSES", "Look", "many", "phrase", "say_partial"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a stance is shown.

    Attributes
    ----------
    slug : for addresses and style sheets
    mark : one letter that stands beside or inside the colour
    one, several : the noun
    label : over a column or a group
    did : after a name
    """

    slug: str
    mark: str
    one: str
    several: str
    label: str
    did: str


LOOKS: Mapping[EventType, Look] = {
    EventType.LETTER_SUBMITTED: Look("letter", "L", "letter", "letters", "Letter sent", "sent a letter"),
    EventType.NOMINATES: Look("nominates", "N", "nomination", "nominations", "Nominated", "nominated"),
    EventType.CALLS_TO_RESIGN: Look("calls", "C", "call to go", "calls to go", "Says go", "called for resignation"),
    EventType.CALLS_FOR_TIMETABLE: Look(
        "timetable", "T", "call for a timetable", "calls for a timetable", "Wants a timetable", "asked for a timetable"
    ),
    EventType.CRITICAL: Look("critical", "Q", "critic", "critics", "Critical", "criticised"),
    EventType.SUPPORTS_LEADER: Look("supports", "S", "supporter", "supporters", "Supports", "declared support"),
}
"""Stances, the one with most consequence first."""

GRADES: Mapping[Grade, str] = {
    Grade.ON_RECORD: "own words",
    Grade.GROUP_LETTER: "signed with others",
    Grade.REPORTED: "reported",
    Grade.CLAIMED: "claimed by others",
    Grade.ANONYMOUS: "anonymous source",
}
STATUSES: Mapping[LedgerStatus, str] = {
    LedgerStatus.ASSERTED: "stated as fact",
    LedgerStatus.PAST: "stated as background",
    LedgerStatus.HYPOTHETICAL: "said to be possible",
    LedgerStatus.DENIED: "denied",
}


def phrase(event: Event, leader: str) -> str:
    """Return what an event says that its actor did, as a phrase without the name.

    Examples
    --------
    >>> from whipcount.ledger.types import Source
    >>> kind, source = EventType.CALLS_TO_RESIGN, Source(Grade.REPORTED)
    >>> phrase(Event("e1", None, "2022-01-12", "A B", None, kind, LedgerStatus.DENIED, source), "Boris Johnson")
    'calls on Boris Johnson to go (denied)'
    """
    about = event.target or (leader if event.type in LOOKS and event.type is not EventType.NOMINATES else None)
    kind = "person" if about == (event.target or leader) and event.to_party is None else "party"
    claim = Claim(
        ClaimType(event.type.value), Status(event.status.value), ClaimGrade(event.source.grade.value), 1.0, None,
        Quote("", 0, 0), Target(kind, event.target_id, about) if about else None, event.from_party, event.to_party,
        event.office,
    )  # fmt: skip
    doubt = {LedgerStatus.DENIED: " (denied)", LedgerStatus.HYPOTHETICAL: " (said to be possible)"}
    return did(claim) + doubt.get(event.status, "")


def many(n: int, one: str, several: str) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> many(1, "letter", "letters"), many(1200, "letter", "letters")
    ('1 letter', '1,200 letters')
    """
    return f"{n:,} {one if n == 1 else several}"


def say_partial(value: str | None) -> str:
    """Return a partial date in words, or that nobody has told it."""
    return say(value) if value else "day not told"
