"""What the Tab key offers inside a command: files, cases, rules, groups, parties, seats, members.

Only small tables are read. A table that is broken offers nothing: the command itself tells what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from whipcount.errors import WhipcountError

__all__ = [
    "Offer", "books", "cases", "cohorts", "files", "folders", "groups", "members", "models_or_cases", "parties",
    "rules", "seats",
]  # fmt: skip

Offer = Callable[[click.Context, click.Parameter | None, str], list[CompletionItem]]


def files(context: click.Context, parameter: click.Parameter | None, begun: str) -> list[CompletionItem]:
    """Leave it to the shell to offer files."""
    return [CompletionItem(begun, type="file")]


def folders(context: click.Context, parameter: click.Parameter | None, begun: str) -> list[CompletionItem]:
    """Leave it to the shell to offer folders."""
    return [CompletionItem(begun, type="dir")]


def _offering(names: Callable[[], Iterable[str]], beside: str | None = None) -> Offer:
    """Return an offer of the names that begin as the word does, in whichever case; ``beside`` them files or folders."""

    def offer(context: click.Context, parameter: click.Parameter | None, begun: str) -> list[CompletionItem]:
        shell = [CompletionItem(begun, type=beside)] if beside else []
        return [*shell, *(CompletionItem(name) for name in _fitting(names, begun))]

    return offer


def _fitting(names: Callable[[], Iterable[str]], begun: str) -> list[str]:
    start = begun.casefold()
    try:
        return sorted({name for name in names() if name.casefold().startswith(start)})
    except WhipcountError:
        return []


def _cases() -> Iterable[str]:
    from whipcount.facts.cases import case_names

    return case_names()


def _models_or_cases() -> Iterable[str]:
    from whipcount.forecast.record import Model

    return [*(model.value for model in Model), *_cases()]


def _rules() -> Iterable[str]:
    from whipcount.facts.rules import rulebooks

    return (rule.id for book in rulebooks() for rule in book.rules)


def _books() -> Iterable[str]:
    from whipcount.facts.rules import rulebooks

    return (book.id for book in rulebooks())


def _groups() -> Iterable[str]:
    from whipcount.facts.breakdown import ways

    return ways()


def _cohorts() -> Iterable[str]:
    from whipcount.facts.constituencies import cohorts as known

    return (cohort.id for cohort in known())


def _parties() -> Iterable[str]:
    from whipcount.facts.contests import moves
    from whipcount.facts.people import register

    moved = (party for move in moves() for party in (move.from_party, move.to_party))
    return [*moved, *(spell.party for spell in register().spells if spell.party)]


def _seats() -> Iterable[str]:
    from whipcount.facts.constituencies import seats as known

    return (seat.name for seat in known().values())


def _members() -> Iterable[str]:
    from whipcount.facts.people import people

    return (person.name for person in people().values())


cases = _offering(_cases, "dir")
"""Shipped cases, and folders where none fits."""

models_or_cases = _offering(_models_or_cases, "dir")
"""What a forecast can be about."""

rules = _offering(_rules)
"""Ids of rules."""

books = _offering(_books)
"""Ids of rulebooks."""

groups = _offering(_groups)
"""Ways to break a count down."""

cohorts = _offering(_cohorts)
"""Ids of cohorts."""

parties = _offering(_parties)
"""Slugs of the parties that members had since 1979."""

seats = _offering(_seats)
"""Names of the seats of both sets."""

members = _offering(_members)
"""Names of everybody who sat since 1979."""
