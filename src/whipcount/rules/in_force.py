"""Which rule holds on a day, and until when a winner is safe."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from whipcount.dates import first_day, last_day
from whipcount.errors import NotFoundError
from whipcount.rules.types import Rule, Rulebook, RuleKind

__all__ = ["book_of", "immune_until", "is_immune", "rival_rules", "rule_in_force", "rules_in_force"]


def book_of(books: Iterable[Rulebook], party: str, country: str = "gb") -> Rulebook:
    """Return the rulebook of a party.

    Raises
    ------
    NotFoundError : no book for that party; the parties that have one are named
    """
    held = {book.party: book for book in books if book.country == country and book.party}
    if party not in held:
        raise NotFoundError(f"No rulebook for {party!r}; there is one for {', '.join(sorted(map(str, held)))}.")
    return held[party]


def rules_in_force(book: Rulebook, on: date, kind: RuleKind | None = None) -> list[Rule]:
    """Return every rule of a book that holds on a day, disputed rows included."""
    return [rule for rule in book.rules if _holds(rule, on) and kind in (None, rule.kind)]


def rule_in_force(book: Rulebook, on: date, kind: RuleKind = RuleKind.REMOVAL, role: str | None = None) -> Rule:
    """Return the one rule of a kind that a count is made under.

    Parameters
    ----------
    role : ``government`` or ``opposition``, the leader's place; None takes the first rule of any role

    Raises
    ------
    NotFoundError : the book has no such rule on that day
    """
    found = [
        rule
        for rule in rules_in_force(book, on, kind)
        if rule.disputes is None and (role is None or rule.role in (None, role))
    ]
    if not found:
        raise NotFoundError(f"The rulebook {book.id} has no {kind.value} rule for {on.isoformat()}.")
    return found[0]


def rival_rules(book: Rulebook, rule: Rule, on: date) -> list[Rule]:
    """Return the rows that contradict a rule on a day, to be shown beside it."""
    return [other for other in rules_in_force(book, on) if other.disputes == rule.id]


def immune_until(rule: Rule, won_on: date) -> date | None:
    """Return the last day on which a winner is safe from a new contest.

    Examples
    --------
    >>> rule = Rule("x", "b", RuleKind.REMOVAL, None, None, "", "", immunity_months=12)
    >>> immune_until(rule, date(2022, 6, 6))
    datetime.date(2023, 6, 6)
    """
    if rule.immunity_months is None:
        return None
    return _add_months(won_on, rule.immunity_months)


def is_immune(rule: Rule, won_on: date | None, on: date) -> bool:
    """Tell whether someone who won on ``won_on`` is still safe on ``on``."""
    until = immune_until(rule, won_on) if won_on else None
    return won_on is not None and until is not None and won_on <= on <= until


def _holds(rule: Rule, on: date) -> bool:
    starts = rule.valid_from is None or first_day(rule.valid_from) <= on
    return starts and (rule.valid_to is None or on <= last_day(rule.valid_to))


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
