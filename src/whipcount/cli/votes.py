"""``whipcount votes``: how members voted in a division, and who rebelled."""

from __future__ import annotations

from datetime import date

import click

from whipcount.cli.options import echo_json, json_option, on_option
from whipcount.divisions.member import VotingRecord, voting_record
from whipcount.divisions.rebels import DivisionRebels, rebels
from whipcount.divisions.rollcall import RollCalls
from whipcount.errors import InputError
from whipcount.facts.divisions import roll_calls, voter_names
from whipcount.facts.people import name_index

__all__ = ["command"]


@click.group("votes")
def command() -> None:
    """Divisions of the Commons from 20 December 2019 to 30 April 2024: how members voted, who rebelled."""


@command.command("rebels", short_help="Print the votes against the line of the party.")
@click.option("--division", help="A division, for example commons:1124.")
@click.option("--member", help="A member, by full name or id.")
@on_option("With --member: no vote after this day.")
@json_option
def rebels_command(division: str | None, member: str | None, on: date | None, as_json: bool) -> None:
    """Print the votes against the line of the party, as far as the line can be inferred.

    \b
    whipcount votes rebels --division commons:1124
    whipcount votes rebels --member "Christian Wakeford" --on 2022-01-18
    """
    if division and not member and on is None:
        calls = roll_calls()
        _tell_division(rebels(calls.division(division), calls.ballots(division)), as_json)
    elif member and not division:
        person = name_index().one(member, on)
        _tell_member(person, voting_record(roll_calls(), person, on), as_json)
    else:
        raise InputError("Give either --division ID, or --member NAME with --on DATE if you like.")


@command.command("division", short_help="Print how everybody voted in a division.")
@click.argument("id")
@json_option
def division_command(id: str, as_json: bool) -> None:
    """Print how everybody voted in a division, with the party of the day.

    \b
    whipcount votes division commons:1351
    """
    calls = roll_calls()
    division = calls.division(id)
    names = voter_names()
    votes = sorted(calls.ballots(id), key=lambda b: (b.vote.value, b.party or "", names[b.person]))
    rows = [
        {"id": b.person, "name": names[b.person], "party": b.party, "vote": b.vote.value, "payroll": b.payroll}
        for b in votes
    ]
    if as_json:
        echo_json({"division": division.to_dict(), "votes": rows})
        return
    _head(rebels(division, ()))
    for row in rows:
        click.echo(f"  {str(row['vote']).replace('_', ' '):<10}  {row['party'] or '':<18}  {row['name']}")


@command.command("list")
@click.option("--search", default="", help="Only titles with these words.")
@on_option("Only divisions of this day.")
@json_option
def list_command(search: str, on: date | None, as_json: bool) -> None:
    """List divisions with their ids, titles and totals."""
    found = _found(roll_calls(), search, on)
    if as_json:
        echo_json({"divisions": found})
        return
    for row in found:
        click.echo(f"{row['id']:<13} {row['on']}  {row['ayes']:>3}–{row['noes']:<3}  {row['title']}")


def _found(calls: RollCalls, search: str, on: date | None) -> list[dict[str, object]]:
    words = search.lower().split()
    rows = (d for d in calls.divisions if on is None or d.on == on)
    return [division.to_dict() for division in rows if all(word in division.title.lower() for word in words)]


def _tell_division(found: DivisionRebels, as_json: bool) -> None:
    names = voter_names()
    if as_json:
        echo_json(found.to_dict(names))
        return
    _head(found)
    for party in found.parties:
        line = f"line {party.line} (inferred)" if party.line else "no line inferred"
        click.echo(f"{party.party}: {party.ayes} aye, {party.noes} no, {party.no_vote} no vote recorded; {line}")
        if party.ayes or party.noes:
            click.echo(f"  {party.evidence}")
        for ballot in party.rebels:
            click.echo(f"  {ballot.vote.replace('_', ' '):<10}  {names[ballot.person]}")


def _head(found: DivisionRebels) -> None:
    d = found.division
    source = "official totals" if d.official_ayes is not None else "members listed"
    click.echo(f"{d.id}, {d.on}: {d.title}")
    click.echo(f"{d.ayes} ayes, {d.noes} noes ({source}; {d.named_ayes} and {d.named_noes} are named)")


def _tell_member(person: str, record: VotingRecord, as_json: bool) -> None:
    name = voter_names()[person]
    if as_json:
        echo_json({"member": {"id": person, "name": name}, "votes": record.to_dict()})
        return
    click.echo(
        f"{name}: {record.voted} votes in {record.divisions} divisions up to {record.last}, "
        f"{record.with_line} with and {record.against_line} against a line that can be inferred"
    )
    for row in record.rebellions:
        click.echo(f"  {row.division.on}  {row.vote.replace('_', ' '):<10}  {row.division.title} ({row.division.id})")
        click.echo(f"    {row.party} line {row.line}: {row.evidence}")
