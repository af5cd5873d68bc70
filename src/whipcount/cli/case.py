"""``whipcount case``: list the shipped cases, check a folder, show a case and its events."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import click

from whipcount.cli import offers
from whipcount.cli.case_replay import replay_command
from whipcount.cli.options import echo_json, json_option, known_option, today
from whipcount.errors import InputError
from whipcount.facts.cases import case_folder, case_names, check_folder, open_case
from whipcount.ledger.rows import event_row, say_rows
from whipcount.ledger.types import Case
from whipcount.ledger.visible import visible

__all__ = ["command"]


@click.group("case")
def command() -> None:
    """Check, list and show cases: a leader, a rulebook and a ledger of events."""


command.add_command(replay_command)


@command.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the shipped cases."""
    cases = [_head(open_case(name).case) for name in case_names()]
    if as_json:
        echo_json({"cases": cases})
        return
    for case in cases:
        click.echo(f"{case['id']:<16} {case['title']} ({case['n_events']} events)")


@command.command("show")
@click.argument("case", shell_complete=offers.cases)
@json_option
def show_command(case: str, as_json: bool) -> None:
    """Show the head of CASE and how many events of each type it has."""
    opened = open_case(case, today())
    document = _head(opened.case) | {
        "types": dict(Counter(event.type.value for event in opened.case.events).most_common())
    }
    if as_json:
        echo_json(document)
        return
    for name in ("title", "leader", "party", "rulebook", "span", "cohorts", "n_events"):
        click.echo(f"{name.replace('_', ' ')}: {_say(document[name])}")
    for kind, n in document["types"].items():
        click.echo(f"  {kind:<28} {n:>4}")


@command.command("timeline")
@click.argument("case", shell_complete=offers.cases)
@known_option
@click.option("--member", "name", shell_complete=offers.members, help="Only events of this member.")
@json_option
def timeline_command(case: str, known: date | None, name: str | None, as_json: bool) -> None:
    """Print the events of CASE in order, corrected ones left out."""
    opened = open_case(case, today())
    events = sorted(visible(opened.case.events, known), key=lambda event: (event.on_day, event.known_day, event.id))
    if name:
        events = [event for event in events if name.casefold() in event.actor.casefold()]
    if as_json:
        echo_json({"case": opened.case.id, "events": [event_row(event) for event in events]})
        return
    if not events:
        click.echo(_none_fits(opened.case))
    for event in events:
        status = "" if event.status == "asserted" else f" [{event.status.value}]"
        click.echo(
            f"{event.on or '?':<10}  known {event.known:<10}  {event.actor}: {event.type.value}{status}; {event.detail}"
        )


def _none_fits(case: Case) -> str:
    days = [event.known_day for event in case.events]
    span = f"; those of {case.id} became known from {min(days)} to {max(days)}" if days else ""
    return f"No event fits{span}."


@command.command("check", short_help="List the rows of a case folder that cannot be used.")
@click.argument("folder", shell_complete=offers.cases)
@json_option
def check_command(folder: str, as_json: bool) -> None:
    """List every row of a case FOLDER that cannot be used, with its line and the reason."""
    case, problems = check_folder(case_folder(folder), today())
    if as_json:
        echo_json(
            {
                "ok": not problems,
                "case": case.id,
                "n_events": len(case.events),
                "problems": [problem.to_dict() for problem in problems],
            }
        )
        if problems:
            raise SystemExit(InputError.exit_code)
        return
    if problems:
        raise InputError(f"{say_rows(problems)} of {case.id} cannot be used.", [str(problem) for problem in problems])
    click.echo(f"{case.id}: {len(case.events)} events, all usable.")


def _head(case: Case) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case.title,
        "leader": {"id": case.leader_id, "name": case.leader_name},
        "party": case.party,
        "rulebook": case.rulebook,
        "span": [day.isoformat() if day else None for day in (case.start, case.end)],
        "cohorts": list(case.cohorts),
        "n_events": len(case.events),
    }


def _say(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['name']} ({value['id']})" if value["id"] else str(value["name"])
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if one) or "none"
    return str(value)
