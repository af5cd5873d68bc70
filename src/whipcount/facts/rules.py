"""The rulebooks inside the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from whipcount.errors import NotFoundError
from whipcount.facts.tables import read_toml
from whipcount.rules.parse import parse_book
from whipcount.rules.types import Rule, Rulebook

__all__ = ["rule", "rulebook", "rulebooks"]

BOOKS = Path(__file__).resolve().parent.parent / "rules" / "books"


@cache
def rulebooks() -> tuple[Rulebook, ...]:
    """Return every shipped rulebook, by id."""
    return tuple(rulebook(path.stem) for path in sorted(BOOKS.glob("*.toml")))


@cache
def rulebook(book_id: str) -> Rulebook:
    """Return a rulebook.

    Raises
    ------
    NotFoundError : no such book; those that exist are named
    """
    path = BOOKS / f"{book_id}.toml"
    if not path.is_file():
        known = ", ".join(sorted(path.stem for path in BOOKS.glob("*.toml")))
        raise NotFoundError(f"No rulebook called {book_id!r}; there are {known}.")
    return parse_book(read_toml(f"rules/books/{path.name}"), path.name)


def rule(rule_id: str) -> Rule:
    """Return a rule by its id, whatever its book.

    Raises
    ------
    NotFoundError : no such rule
    """
    found = [one for book in rulebooks() for one in book.rules if one.id == rule_id]
    if not found:
        raise NotFoundError(f"No rule called {rule_id!r}; `whipcount rules list` names them all.")
    return found[0]
