"""``whipcount house``: the composition on a day, or its changes over a span."""

from __future__ import annotations

from datetime import date

import click

from whipcount.cli.options import Day, echo_json, json_option, known_option, on_option
from whipcount.errors import InputError
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.register.parties import label_name
from whipcount.register.span import after_its_end
from whipcount.tally.house import House, house
from whipcount.tally.series import Change, changes

__all__ = ["command"]


@click.command("house")
@on_option("The day; the House at its end.")
@click.option("--from", "first", type=Day(), help="First day of a series of changes.")
@click.option("--to", "last", type=Day(), help="Last day of the series.")
@known_option
@json_option
def command(on: date | None, first: date | None, last: date | None, known: date | None, as_json: bool) -> None:
    """Print the House on a day with the arithmetic of its working majority.

    With --from and --to it prints every change from the first day to the last instead, with its cause: who crossed the
    floor, lost the whip, resigned or died, who won the by-election. The change of a day counts at its end.

    \b
    whipcount house --on 2022-01-19
    whipcount house --on 2026-05-13 --known 2026-05-13
    whipcount house --from 2022-01-01 --to 2022-07-07
    """
    if on is not None and first is None and last is None:
        _one_day(house(register(), conventions(), on, known), as_json)
    elif on is None and first is not None and last is not None:
        _series(changes(register(), conventions(), first, last, known), min(last, known or last), as_json)
    else:
        raise InputError("Give either --on DATE, or both --from DATE and --to DATE.")


def _one_day(result: House, as_json: bool) -> None:
    if as_json:
        echo_json(result.to_dict())
        return
    late = after_its_end(register(), result.on)
    width = max((len(party) for party in result.parties), default=0)
    click.echo(f"The House at the end of {result.on}")
    if late in result.explain:
        click.echo(late)
    for party, members in result.parties.items():
        click.echo(f"  {party:<{width}} {members:>4}")
    for vacancy in result.vacant:
        reason = (vacancy.reason or "reason not recorded").replace("_", " ")
        click.echo(f"  vacant: {vacancy.seat}, from {vacancy.empty_from} ({reason}, last day {vacancy.since})")
    for step in result.explain:
        if step != late:
            click.echo(step)


def _series(rows: list[Change], until: date, as_json: bool) -> None:
    late = after_its_end(register(), until)
    if late:
        click.echo(late, err=as_json)
    if as_json:
        echo_json([row.to_dict() for row in rows])
        return
    for row in rows:
        click.echo(f"{row.on}  {_say(row)}; working majority {_majority(row)}")
    if not rows:
        click.echo("No change in this span is known." if late else "Nothing changed in this span.")


def _say(row: Change) -> str:
    cause = (row.cause or "cause not recorded").replace("_", " ")
    if row.seat is None:
        return f"{cause}: {sum(row.parties.values())} members"
    last = f", last day {row.since}" if row.since else ""
    return f"{row.seat}: {row.name}, {_label(row.from_party)} → {_label(row.to_party)} ({cause}{last})"


def _label(party: str | None) -> str:
    return label_name(party) if party else "vacant"


def _majority(row: Change) -> str:
    return "none" if row.working_majority is None else str(row.working_majority)
