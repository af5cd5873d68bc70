"""What a brief looks up beside the profiles: the case that fits a story, leaders, a party's rules, contests."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from whipcount.errors import NotFoundError
from whipcount.facts.cases import case_names
from whipcount.facts.contests import Contest, contests
from whipcount.facts.leaders import leaders
from whipcount.facts.rules import rulebooks
from whipcount.facts.tables import read_whole
from whipcount.ledger.head import read_head
from whipcount.ledger.types import Case
from whipcount.rules.in_force import book_of, rule_in_force, rules_in_force
from whipcount.rules.types import Rule, Rulebook, RuleKind

__all__ = ["case_heads", "chamber_rules", "contests_of", "fitting_case", "leader_name", "party_rule"]

_COMMONS = "uk-commons"
_CONTEST_PARTIES = {"conservative": "Conservative", "labour": "Labour"}


@cache
def case_heads() -> tuple[Case, ...]:
    """Return every shipped case without its events, by id."""
    return tuple(read_head(read_whole(f"cases/{name}/case.toml").decode("utf-8")) for name in case_names())


def fitting_case(on: date, parties: Collection[str], people: Collection[str]) -> str | None:
    """Return the id of the shipped case that a story belongs to, None if no case fits.

    Parameters
    ----------
    on : day of the story; the case's leader must lead on it
    parties : of those who act, before they moved
    people : ids of those whom they act against, and their own
    """
    led = [case for case in case_heads() if _leads(case, on)]
    named = [case.id for case in led if case.leader_id in people]
    return next(iter([*named, *(case.id for case in led if case.party in parties)]), None)


def leader_name(party: str, on: date) -> str | None:
    """Return who leads a party on a day, None where the table does not tell.

    Examples
    --------
    >>> leader_name("labour", date(2022, 1, 19))
    'Keir Starmer'
    """
    held = (row for row in leaders() if row.party == party and row.role == "leader")
    return next((row.name for row in held if row.start <= on and (row.end is None or on <= row.end)), None)


def party_rule(
    party: str, on: date, role: str | None, kind: RuleKind = RuleKind.REMOVAL
) -> tuple[Rulebook, Rule] | None:
    """Return a party's book and its rule in force, None where there is no book or no rule for the day."""
    try:
        book = book_of(rulebooks(), party)
        return book, rule_in_force(book, on, kind, role)
    except NotFoundError:
        return None


def chamber_rules(on: date, kind: RuleKind) -> list[Rule]:
    """Return the rules of the House of Commons of one kind that hold on a day."""
    book = next(book for book in rulebooks() if book.id == _COMMONS)
    return rules_in_force(book, on, kind)


def contests_of(party: str, before: date) -> tuple[Contest, ...]:
    """Return the earlier confidence contests in a British party, newest first."""
    name = _CONTEST_PARTIES.get(party)
    held = [row for row in contests() if row.country == "UK" and row.party == name and row.on < before]
    return tuple(sorted(held, key=lambda row: row.on, reverse=True))


def _leads(case: Case, on: date) -> bool:
    return (case.start is None or case.start <= on) and (case.end is None or on <= case.end)
