"""``whipcount precedents``: earlier moves of the same kind, the newest first."""

from __future__ import annotations

import click

from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option
from whipcount.dates import first_day
from whipcount.errors import NotFoundError
from whipcount.facts.contests import find_precedents, moves
from whipcount.facts.offices import office_of
from whipcount.facts.people import name_index
from whipcount.register.parties import label_name
from whipcount.tally.precedents import Move, Precedents

__all__ = ["command"]

_TYPES = click.Choice(["changes_party", "loses_whip", "resigns_whip", "leaves_party"])


@click.command("precedents")
@click.option("--type", "kind", type=_TYPES, help="Kind of move [default: all].")
@click.option(
    "--from-party", shell_complete=offers.parties,
    help="Party left, as a slug: conservative, labour, liberal-democrat, snp …",
)  # fmt: skip
@click.option("--to-party", shell_complete=offers.parties, help="Party joined; independent for a lost whip.")
@click.option("--since", help="First year or day, for example 1979 or 1997-05-01.")
@click.option("--before", help="Only moves before this year or day.")
@click.option("--member", shell_complete=offers.members, help="Only moves of this member.")
@json_option
def command(
    kind: str | None,
    from_party: str | None,
    to_party: str | None,
    since: str | None,
    before: str | None,
    member: str | None,
    as_json: bool,
) -> None:
    """List earlier changes of party and lost whips, with seat, office, months to the next election, outcome.

    \b
    whipcount precedents --type changes_party --from-party conservative --to-party labour --since 1979
    """
    _check_party(from_party)
    _check_party(to_party)
    found = find_precedents(
        kind,
        from_party,
        to_party,
        first_day(since) if since else None,
        first_day(before) if before else None,
        office_of,
        name_index().one(member) if member else None,
    )
    if as_json:
        echo_json(found.to_dict())
    else:
        _show(found)


def _check_party(party: str | None) -> None:
    known = sorted({party for move in moves() for party in (move.from_party, move.to_party)})
    if party is not None and party not in known:
        raise NotFoundError(f"No move from or to a party called {party!r} is known; there are {', '.join(known)}.")


def _show(found: Precedents) -> None:
    for row in found.rows:
        move = row.move
        via = f" by way of {label_name(move.via)}" if move.via else ""
        months = f"; {_months(row.months_to_election)} to the election" if row.months_to_election is not None else ""
        office = f"; {row.office}" if row.office else ""
        click.echo(f"{move.on:<10}  {move.name} ({move.seat}), {_turn(move)}{via}{office}{months}")
        click.echo(f"            {row.outcome}")
    click.echo(f"{len(found.rows)} precedent{'' if len(found.rows) == 1 else 's'}. {found.note}")


def _turn(move: Move) -> str:
    return f"{label_name(move.from_party)} → {label_name(move.to_party)}"


def _months(n: int) -> str:
    return "1 month" if n == 1 else f"{n} months"
