"""``whipcount votes``: how members voted, who rebelled, how united parties are, who votes with whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import click

from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option, on_option
from whipcount.cli.votes_agree import agree_command
from whipcount.cli.votes_common import (
    Picked,
    check_span,
    party_of,
    percent,
    person_of,
    picked,
    span_options,
)  # fmt: skip
from whipcount.cli.votes_export import export_command
from whipcount.cli.votes_member import member_command
from whipcount.cli.votes_party import party_command
from whipcount.cli.votes_scale import scale_command
from whipcount.divisions.listing import by_division, by_member
from whipcount.divisions.member import Rebellion, VotingRecord, voting_record
from whipcount.divisions.rebels import DivisionRebels, PartyVote, rebels
from whipcount.divisions.topics import find_divisions
from whipcount.divisions.totals import total_differences
from whipcount.divisions.types import Division
from whipcount.divisions.whole import whole
from whipcount.errors import InputError
from whipcount.facts.cohort_members import members_of_cohort
from whipcount.facts.divisions import chamber_calls, chamber_names, topics

__all__ = ["command"]

SHOWN = 25


@click.group("votes")
def command() -> None:
    """Divisions of the Commons from 20 December 2019 to 30 April 2024, and those that you add."""


for _command in (agree_command, export_command, member_command, party_command, scale_command):
    command.add_command(_command)


@command.command("rebels", short_help="Print the votes against the line of the party.")
@click.option("--division", help="A division, for example commons:1124.")
@click.option("--member", shell_complete=offers.members, help="A member, by full name or id.")
@click.option("--party", shell_complete=offers.parties, help="Rebels of this party.")
@click.option("--cohort", shell_complete=offers.cohorts, help="Rebels of this cohort, for example red-wall-2019.")
@on_option("The same as --until.")
@span_options
@json_option
def rebels_command(
    division: str | None, member: str | None, party: str | None, cohort: str | None, on: date | None,
    since: date | None, until: date | None, topic: str | None, chamber: str, as_json: bool,
) -> None:  # fmt: skip
    """Print the votes against the line of the party.

    A line is what a source reports that members were told, with its address, or else what the ministers or nearly all
    of the members did, where that is clear. Free votes are recorded and never guessed. Missing a vote is no rebellion.

    \b
    whipcount votes rebels --division commons:1124
    whipcount votes rebels --member "Christian Wakeford" --until 2022-01-18
    whipcount votes rebels --party conservative --cohort red-wall-2019 --since 2021-01-01
    """
    until = until or on
    others = (member, party, cohort, since, until, topic)
    if division and not any(others):
        calls = chamber_calls(division.rpartition(":")[0] or chamber)
        found = rebels(calls.division(division), calls.ballots(division), calls.whips)
        _tell_division(found, chamber_names(division.rpartition(":")[0]), as_json)
    elif member and not (division or party or cohort):
        _tell_member(picked(chamber, since, until, topic), member, chamber, as_json)
    elif any(others) and not (division or member):
        _tell_rebels(picked(chamber, since, until, topic), party, cohort, as_json)
    else:
        raise InputError(
            "Give either --division ID, or --member NAME, or --party, --cohort or --topic; "
            "the last two with --since and --until if you like."
        )


@command.command("division", short_help="Print how everybody voted in a division.")
@click.argument("id")
@json_option
def division_command(id: str, as_json: bool) -> None:
    """Print how everybody voted in a division, with the party of the day.

    \b
    whipcount votes division commons:1351
    """
    chamber = id.rpartition(":")[0] or "commons"
    calls, names = chamber_calls(chamber), chamber_names(chamber)
    division = calls.division(id)
    votes = sorted(calls.ballots(id), key=lambda b: (b.vote.value, b.party or "", names[b.person]))
    rows = [
        {"id": b.person, "name": names[b.person], "party": b.party, "vote": b.vote.value, "payroll": b.payroll}
        for b in votes
    ]
    if as_json:
        echo_json({"division": _headed(division), "votes": rows})
        return
    for line in _head(division):
        click.echo(line)
    for row in rows:
        click.echo(f"  {str(row['vote']).replace('_', ' '):<10}  {row['party'] or '':<18}  {row['name']}")


@command.command("list", short_help="List divisions by words, topic or day.")
@click.option("--search", default="", help="Only those with these words in title, label or topic.")
@click.option("--topics", "list_topics", is_flag=True, help="List the topics with their numbers of divisions.")
@on_option("Only divisions of this day.")
@span_options
@json_option
def list_command(
    search: str, list_topics: bool, on: date | None, since: date | None, until: date | None, topic: str | None,
    chamber: str, as_json: bool,
) -> None:  # fmt: skip
    """List divisions with their ids, titles and totals, by words, topic or day."""
    calls = chamber_calls(chamber)
    check_span(calls, chamber, since or on, until or on)
    at = find_divisions(calls.divisions, topics(), search, topic, since or on, until or on)
    found = [calls.divisions[n] for n in at]
    if list_topics:
        _list_topics(found, as_json)
    elif as_json:
        echo_json({"divisions": [_headed(division) for division in found]})
    else:
        for d in found:
            click.echo(f"{d.id:<13} {d.on}  {d.ayes:>3}–{d.noes:<3}  {d.title}")


def _list_topics(divisions: list[Division], as_json: bool) -> None:
    of = [topics().of(division.id, division.title) for division in divisions]
    numbers = {name: sum(name in row for row in of) for name in topics().names}
    without = sum(not row for row in of)
    if as_json:
        echo_json({"topics": numbers, "without": without})
        return
    for name, n in numbers.items():
        click.echo(f"{n:>5}  {name}")
    click.echo(f"{without:>5}  without a topic")


def _headed(division: Division) -> dict[str, Any]:
    differences = [row.to_dict() for row in total_differences([division])]
    of = topics().of(division.id, division.title)
    return {**division.to_dict(), "topics": list(of), "total_differences": differences}


def _head(d: Division) -> list[str]:
    source = "official totals" if d.official_ayes is not None else "members listed"
    return [
        f"{d.id}, {d.on}: {d.title}",
        f"{d.ayes} ayes, {d.noes} noes ({source}; {d.named_ayes} and {d.named_noes} are named)",
    ]


def _tell_division(found: DivisionRebels, names: dict[str, str], as_json: bool) -> None:
    if as_json:
        document = found.to_dict(names)
        echo_json({**document, "division": _headed(found.division)})
        return
    for line in _head(found.division):
        click.echo(line)
    for party in found.parties:
        for line in _party_lines(party, names):
            click.echo(line)


def _party_lines(party: PartyVote, names: dict[str, str]) -> list[str]:
    line = f"line {party.line} ({party.line_from})" if party.line and party.line_from else "no line inferred"
    if party.is_free_vote:
        line = f"free vote ({party.line_from})"
    head = f"{party.party}: {party.ayes} aye, {party.noes} no, {party.no_vote} no vote recorded; {line}"
    told = [f"  {party.evidence}"] if party.ayes or party.noes else []
    rows = [f"  {ballot.vote.replace('_', ' '):<10}  {names[ballot.person]}" for ballot in party.rebels]
    doubt = [
        f"  {b.vote.replace('_', ' '):<10}  {names[b.person]}: not counted: the party changed within a day"
        for b in party.unsettled
    ]
    return [head, *told, *rows, *doubt]


def _tell_member(found: Picked, member: str, chamber: str, as_json: bool) -> None:
    person = person_of(found, found.names, member, found.until, chamber)
    record = _only(voting_record(found.calls, person, found.until, found.since), found)
    name = found.names[person]
    if as_json:
        echo_json({"member": {"id": person, "name": name}, "topic": found.topic, "votes": record.to_dict()})
        return
    if found.topic:
        click.echo(f"{name}: {record.against_line} votes against the line in {found.sentence}")
    else:
        click.echo(
            f"{name}: {record.voted} votes in {record.divisions} divisions up to {record.last}, "
            f"{record.with_line} with and {record.against_line} against a line that is known"
        )
    for row in record.rebellions:
        click.echo(_rebellion(row))
    for row in record.unsettled:
        click.echo(f"{_rebellion(row)}\n    not counted: the party changed within a day")


def _only(record: VotingRecord, found: Picked) -> VotingRecord:
    """Return a record with the rebellions of the topic only, if there is one."""
    if found.topic is None:
        return record
    ids = {found.calls.divisions[n].id for n in found.at}
    kept = tuple(row for row in record.rebellions if row.division.id in ids)
    return VotingRecord(
        record.person, record.first, record.last, record.divisions, record.voted, record.with_line, kept,
        tuple(row for row in record.unsettled if row.division.id in ids),
    )  # fmt: skip


def _rebellion(row: Rebellion) -> str:
    return (
        f"  {row.division.on}  {row.vote.replace('_', ' '):<10}  {row.division.title} ({row.division.id})\n"
        f"    {row.party} line {row.line} ({row.line_from}): {row.evidence}"
    )


def _tell_rebels(found: Picked, party: str | None, cohort: str | None, as_json: bool) -> None:
    only = party_of(found.calls, party) if party else None
    people: Collection[str] | None = members_of_cohort(cohort, found.since, found.until) if cohort else None
    everything = whole(found.calls)
    members = [row for row in by_member(everything, found.at, only, people) if row.rebellions]
    divisions = by_division(everything, found.at, only, people)
    total = sum(row.rebellions for row in members)
    if as_json:
        document = {**found.to_dict(), "party": only, "cohort": cohort, "rebellions": total}
        rows = [row.to_dict(found.names[row.person]) for row in members]
        echo_json({**document, "members": rows, "by_division": [row.to_dict() for row in divisions]})
        return
    of = ", ".join(word for word in (only, cohort) if word)
    click.echo(f"{total:,} rebellions of {len(members)} members{f' ({of})' if of else ''} in {found.sentence}")
    for row in members[:SHOWN]:
        low, high = row.interval or (0.0, 0.0)
        share = f"{percent(row.rebellions / row.compared)} ({percent(low)}–{percent(high)})"
        click.echo(f"  {row.rebellions:>4} of {row.compared:<4} {share:<20} {found.names[row.person]}, {row.party}")
    if len(members) > SHOWN:
        click.echo(f"  … and {len(members) - SHOWN} more; --json lists them all")
    click.echo("Largest rebellions")
    for rebelled in divisions[:10]:
        d = rebelled.division
        click.echo(f"  {rebelled.rebels:>4} {rebelled.party}  {d.on}  {d.title} ({d.id})")
