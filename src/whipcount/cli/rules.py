"""``whipcount rules``: the rulebooks and what each rule needs."""

from __future__ import annotations

from datetime import date

import click

from whipcount.cli import offers
from whipcount.cli.options import Day, echo_json, json_option
from whipcount.facts.rules import rule, rulebook, rulebooks
from whipcount.rules.arithmetic import holds_for_electorate, lead_needed, threshold
from whipcount.rules.in_force import rules_in_force
from whipcount.rules.types import Rule, Rulebook, say_share

__all__ = ["command"]


@click.group("rules")
def command() -> None:
    """Who may trigger a contest, how many it takes, from when to when, and where that was read."""


@command.command("list")
@click.option("--book", shell_complete=offers.books, help="Only this rulebook, for example uk-conservative.")
@click.option("--on", type=Day(), help="Only rules in force on this day.")
@json_option
def list_command(book: str | None, on: date | None, as_json: bool) -> None:
    """List the rules of every book, or of one, or of one day."""
    books = (rulebook(book),) if book else rulebooks()
    chosen = [(one, rules_in_force(one, on) if on else list(one.rules)) for one in books]
    if as_json:
        echo_json({"rulebooks": [_book(one, rules) for one, rules in chosen]})
        return
    for one, rules in chosen:
        click.echo(f"{one.id}: {one.name}")
        if not rules:
            click.echo(f"  no rule is known for {on}")
        for row in rules:
            disputed = f" (contradicts {row.disputes})" if row.disputes else ""
            click.echo(f"  {row.id:<28} {_span(row):<24} {_needs(row)}{disputed}")


@command.command("show", short_help="Show a rule in full, and the number that it needs.")
@click.argument("rule_id", shell_complete=offers.rules)
@click.option("--electorate", type=click.IntRange(min=0), help="Work out the number needed of so many.")
@json_option
def show_command(rule_id: str, electorate: int | None, as_json: bool) -> None:
    """Show RULE_ID in full, and the number that it needs of an electorate.

    \b
    whipcount rules show con-1922-1998 --electorate 359
    """
    found = rule(rule_id)
    document = found.to_dict()
    if electorate is not None:
        holds = holds_for_electorate(found, electorate)
        document |= {
            "electorate": electorate,
            "threshold": threshold(found, electorate),
            "lead_needed": lead_needed(found, electorate),
            "holds_for_electorate": list(holds) if holds else None,
        }
    if as_json:
        echo_json(document)
        return
    for name, value in document.items():
        if value not in (None, [], 0):
            text = ", ".join(map(str, value)) if isinstance(value, list) else value
            click.echo(f"{name.replace('_', ' ')}: {text}")


def _book(book: Rulebook, rules: list[Rule]) -> dict[str, object]:
    return {
        "id": book.id,
        "name": book.name,
        "country": book.country,
        "party": book.party,
        "notes": list(book.notes),
        "rules": [row.to_dict() for row in rules],
    }


def _span(row: Rule) -> str:
    return f"{row.valid_from or '…'} to {row.valid_to or 'now'}"


def _needs(row: Rule) -> str:
    if row.share is None:
        return f"{row.number} {row.of or ''}".strip() if row.number else "none"
    more = " more than" if row.rounding == "more_than" else ""
    plus = f" + {row.plus}" if row.plus else ""
    lead = f", and a lead of {say_share(row.lead)} of {row.lead_of}" if row.lead else ""
    return f"{row.kind.value}:{more} {say_share(row.share)}{plus} of {row.of}{lead}"
