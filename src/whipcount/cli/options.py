"""Options and printing that several commands share."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from whipcount.dates import parse_day

__all__ = ["Day", "echo_json", "json_option", "known_option", "on_option", "today"]

_F = TypeVar("_F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day of the calendar, ``YYYY-MM-DD``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a wrong one raises ``InputError`` with what is accepted."""
        return value if isinstance(value, date) else parse_day(value)


def on_option(help_text: str, required: bool = False) -> Callable[[_F], _F]:
    """Return the ``--on`` option: the day that a question is about."""
    return click.option("--on", type=Day(), required=required, help=help_text)


def known_option(function: _F) -> _F:
    """Add ``--known``: the day whose knowledge counts."""
    text = "Use only what was public on this day [default: all that is known now]."
    return click.option("--known", type=Day(), help=text)(function)


def json_option(function: _F) -> _F:
    """Add ``--json``: one JSON document on standard output."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(function)


def echo_json(document: Any) -> None:
    """Print one JSON document, letters of every language kept."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def today() -> date:
    """Return the day it is, in universal time."""
    return datetime.now(UTC).date()
