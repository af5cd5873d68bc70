"""A rulebook from the mapping that a TOML file holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from whipcount.dates import is_partial_date
from whipcount.errors import InputError
from whipcount.rules.types import Basis, PrintedFigure, Rounding, Rule, Rulebook, RuleKind

__all__ = ["parse_book"]

_FIELDS = {
    "id", "kind", "valid_from", "valid_to", "text", "source", "other_sources", "counts", "share", "plus",
    "number", "of", "lead", "lead_of", "rounding", "exclusions", "min_electorate", "immunity_months", "decides",
    "follows", "disputes", "basis", "printed", "role",
}  # fmt: skip
_SHARES = ("share", "lead")
_VOCABULARIES: dict[str, type[StrEnum]] = {"kind": RuleKind, "rounding": Rounding, "basis": Basis}


def parse_book(table: Mapping[str, Any], name: str) -> Rulebook:
    """Return the rulebook in a parsed TOML document.

    Parameters
    ----------
    table : keys ``id name country party notes`` and the list ``rule``
    name : of the file, for messages

    Raises
    ------
    InputError : with every problem of the file
    """
    problems = [f"{name}: {key} is missing." for key in ("id", "name", "country") if not table.get(key)]
    rows = table.get("rule", [])
    for row in rows:
        problems += [f"{name}: rule {row.get('id', '?')}: {fault}" for fault in _faults(row)]
    problems += [f"{name}: two rules are called {rule_id}." for rule_id in _twice(rows)]
    if problems:
        raise InputError(f"The rulebook {name} cannot be used: {problems[0]}", problems)
    rules = tuple(_rule(row, table["id"]) for row in rows)
    notes = tuple(table.get("notes", ()))
    return Rulebook(table["id"], table["name"], table["country"], table.get("party"), rules, notes)


def _faults(row: Mapping[str, Any]) -> list[str]:
    faults = [f"{key} is missing." for key in ("id", "kind", "text", "source") if not row.get(key)]
    faults += [f"{key} is not a field of a rule." for key in sorted(set(row) - _FIELDS)]
    faults += [
        f"{key} {row[key]!r} is not one of {', '.join(words)}."
        for key, words in _VOCABULARIES.items()
        if key in row and row[key] not in set(words)
    ]
    faults += [
        f"{key} {row[key]!r} is not a date."
        for key in ("valid_from", "valid_to")
        if key in row and not is_partial_date(str(row[key]))
    ]
    return faults + _share_faults(row)


def _share_faults(row: Mapping[str, Any]) -> list[str]:
    return [
        f"{key} {row[key]!r} is not a fraction above 0 and up to 1."
        for key in _SHARES
        if key in row and not 0 < _fraction(row[key]) <= 1
    ]


def _fraction(value: Any) -> Fraction:
    try:
        return Fraction(value)
    except (ValueError, TypeError, ZeroDivisionError):
        return Fraction(-1)


def _twice(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    ids = [row.get("id") for row in rows]
    return sorted({str(one) for one in ids if ids.count(one) > 1})


def _rule(row: Mapping[str, Any], book: str) -> Rule:
    fields = dict(row)
    for key, words in _VOCABULARIES.items():
        if key in fields:
            fields[key] = words(fields[key])
    for key in ("other_sources", "exclusions"):
        fields[key] = tuple(fields.get(key, ()))
    for key in ("valid_from", "valid_to"):
        fields.setdefault(key, None)
    for key in _SHARES:
        if key in fields:
            fields[key] = Fraction(fields[key])
    fields["printed"] = tuple(PrintedFigure(**figure) for figure in fields.get("printed", ()))
    return Rule(book=book, **fields)
