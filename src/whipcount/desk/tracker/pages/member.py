"""The page of a member on a day: career, votes, and where the member stands in every case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whipcount.desk.tracker.pages.timeline import Entry, entry_of
from whipcount.desk.tracker.pages.words import LOOKS, Look
from whipcount.ledger.types import Case
from whipcount.ledger.visible import visible
from whipcount.seats.member import MemberProfile
from whipcount.tally.count import Count

__all__ = ["InCase", "MemberPage", "member_in_case", "member_page"]


@dataclass(frozen=True, slots=True)
class InCase:
    """A member in one case.

    Attributes
    ----------
    slug, title : of the case
    stances : held on the day; empty for none on the record
    left_out : reasons why something is not counted
    entries : events about the member, the newest first
    """

    slug: str
    title: str
    stances: tuple[Look, ...]
    left_out: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MemberPage:
    """Everything that the page of a member shows."""

    profile: MemberProfile
    cases: tuple[InCase, ...]


def member_page(profile: MemberProfile, cases: Iterable[InCase]) -> MemberPage:
    """Return the page; cases that say nothing about the member are left out."""
    return MemberPage(profile, tuple(case for case in cases if case.entries))


def member_in_case(case: Case, count: Count | None, person: str, on: date, known: date | None) -> InCase:
    """Return what a case says about a member.

    Parameters
    ----------
    count : None for a day on which the case cannot be counted
    """
    events = [event for event in visible(case.events, known) if event.person == person and event.on_day <= on]
    entries = sorted(events, key=lambda event: (event.on_day, event.id), reverse=True)
    standing = count.standing.items() if count else ()
    stances = [LOOKS[stance] for stance, rows in standing if any(row.id == person for row in rows)]
    not_counted = count.not_counted if count else ()
    left = [f"{LOOKS[row.was].did}, but {row.reason}" for row in not_counted if row.id == person]
    return InCase(case.id, case.title, tuple(stances), tuple(left), tuple(entry_of(e, case) for e in entries))
