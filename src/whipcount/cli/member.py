"""``whipcount member``: one member on a day."""

from __future__ import annotations

from datetime import date

import click

from whipcount.brief.chances import say_chance
from whipcount.brief.stands import stands
from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option, on_option
from whipcount.divisions.standing import Standing
from whipcount.facts.people import register
from whipcount.facts.whole_member import whole_member
from whipcount.forecast.record import Forecast
from whipcount.forecast.risk import Risk
from whipcount.ledger.types import Event
from whipcount.register.parties import label_name
from whipcount.seats.member import MemberProfile
from whipcount.tally.member_stances import MemberStance

__all__ = ["command"]


@click.command("member")
@click.argument("name", shell_complete=offers.members)
@on_option("The day [default: the last day that the register knows].")
@json_option
def command(name: str, on: date | None, as_json: bool) -> None:
    """Print a member on a day: career, posts, elections, stances, risk of leaving, votes, dissent, rebellions.

    NAME is a full name, a nickname, a surname that one member has, or an id such as twfy:25874.

    \b
    whipcount member "Christian Wakeford" --on 2022-01-19
    whipcount member twfy:10999 --on 2022-07-07 --json
    """
    profile = whole_member(name, on or register().known_until)
    if as_json:
        echo_json(profile.to_dict())
        return
    for line in _lines(profile):
        click.echo(line)


def _lines(profile: MemberProfile) -> list[str]:
    return [
        _head(profile),
        *_career(profile),
        *_elections(profile),
        *_stances(profile),
        *_risk(profile),
        *_votes(profile),
    ]


def _head(profile: MemberProfile) -> str:
    sitting = profile.sitting
    where = f"{_label(sitting.party)}, {sitting.seat}" if sitting else "not a member"
    late = f"; as of {profile.known_until}, where the register ends" if profile.on > profile.known_until else ""
    return f"{profile.person.name} ({profile.person.id}), {where} on {profile.on}{late}"


def _career(profile: MemberProfile) -> list[str]:
    spells = [
        f"  {s.start} to {s.end or 'now'!s:<10}  {s.seat}, {_label(s.party)}{_because(s.end_reason)}"
        for s in profile.spells
    ]
    offices = [
        f"  {o.start} to {o.end or 'now'!s:<10}  {o.title}{', ' + o.organisation if o.organisation else ''}"
        for o in profile.held
    ]
    cohorts = [f"  {cohort.name}: {cohort.definition}" for cohort in profile.cohorts]
    return [*_headed("Seats and parties", spells), *_headed("Posts", offices), *_headed("Cohorts", cohorts)]


def _label(party: str | None) -> str:
    return label_name(party) if party else "party not recorded"


def _because(reason: str | None) -> str:
    return f" ({reason.replace('_', ' ')})" if reason else ""


def _elections(profile: MemberProfile) -> list[str]:
    rows = []
    for stood in profile.elections:
        outcome = f"won by {stood.result.majority:,}" if stood.won else "lost"
        party, votes = stood.candidacy.party.name, stood.candidacy.votes
        rows.append(f"  {stood.result.on}  {stood.seat}: {votes:,} votes for {party}, {outcome}")
    return _headed("Elections since 2010", rows)


def _stances(profile: MemberProfile) -> list[str]:
    rows = []
    for one in profile.stances or ():
        if isinstance(one, MemberStance):
            counts = f"since {one.since}" if one.is_counted else f"not counted: {one.reason}"
            rows.append(f"  {one.stance.replace('_', ' ')}, {one.leader} ({one.case}), {counts}")
            rows += [_evidence(event) for event in one.events]
    return _headed("Stances", rows)


def _evidence(event: Event) -> str:
    day = event.on or f"known {event.known}"
    quote = f" “{event.source.quote}”" if event.source.quote else ""
    return f"    {day}  {event.source.grade.replace('_', ' ')}{quote}  {event.source.url or 'no address'} ({event.id})"


def _risk(profile: MemberProfile) -> list[str]:
    if not isinstance(profile.risk, Risk):
        return []
    if profile.risk.reason:
        return [f"No forecast of leaving the party: {profile.risk.reason}"]
    rows = [f"  within {one.horizon:>3} days: {_chance(one)}" for one in profile.risk.forecasts]
    return _headed("Chance of leaving the party or losing the whip, by a model", rows)


def _chance(one: Forecast) -> str:
    return f"{say_chance(one.probability or 0.0)}, base rate of a member {say_chance(one.base_rate or 0.0)}"


def _votes(profile: MemberProfile) -> list[str]:
    document = profile.to_dict()
    record, mattered = document["votes"], document["key_votes"]
    if record is None:
        return ["No divisions are known for this member up to that day; they run from 2019-12-20 to 2024-04-30."]
    summary = (
        f"{record['voted']} votes in {record['divisions']} divisions from {record['from']} to {record['to']}; "
        f"{record['against_line']} against the line of the party, as far as it can be inferred"
    )
    stance = [stands(profile.standing)] if isinstance(profile.standing, Standing) else []
    against = [
        f"  {r['on']}  {r['vote'].replace('_', ' '):<10}  {r['title']} "
        f"({r['id']}; {label_name(r['party'])}: {r['line']})"
        for r in record["rebellions"]
    ]
    key = [f"  {v['on']}  {v['vote'].replace('_', ' '):<10}  {v['label']} ({v['id']})" for v in mattered]
    return [summary, *stance, *_headed("Votes that mattered", key), *_headed("Against the line", against)]


def _headed(head: str, rows: list[str]) -> list[str]:
    return [head, *rows] if rows else []
