"""The ``whipcount`` command: a door to the rooms; each command is loaded only when it is called."""

from __future__ import annotations

import importlib
import json
import os
import sys

import click

from whipcount.errors import WhipcountError

__all__ = ["main"]

COMMANDS = {
    "brief": "Read a story and print the brief: what happened, before and after, what to watch.",
    "case": "Check, list and show the cases: a leader, a rulebook and a ledger of events.",
    "count": "Count letters, calls to go and support in a case on a day, with every name.",
    "data": "Build, check or describe the embedded tables.",
    "demo": "Print the brief of the embedded story and write it as a page.",
    "diff": "Explain name by name why two counts differ.",
    "house": "The House on a day: parties, vacancies, the working majority and its arithmetic.",
    "member": "One member on a day: career, offices, elections, votes.",
    "precedents": "Earlier events of the same kind, newest first.",
    "read": "Read stories and print who did what to whom, with the quote.",
    "rules": "The rulebooks: who may trigger a contest, how many it takes, from when to when.",
    "seat": "One seat on a day: member, result, swing to lose, demographics.",
    "votes": "Divisions: how members voted, who rebelled.",
}


class _Lazy(click.Group):
    """Commands by name; a module is imported only for its own command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"whipcount.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="whipcount")
def whipcount() -> None:
    """An article in, a sourced brief out: who left, what the House is now, how many letters stand.

    Every command works offline, takes --json, and exits 0 on success, 2 on a mistake of yours, 1 on a bug of ours.
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command line; user mistakes end with one sentence and exit code 2."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        whipcount.main(arguments, prog_name="whipcount", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.exceptions.Abort:
        click.echo("Stopped; nothing was left half-written.", err=True)
        sys.exit(130)
    except click.ClickException as mistake:
        _fail(mistake.format_message(), arguments, "usage")
    except WhipcountError as error:
        _tell(error, arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _tell(error: WhipcountError, arguments: list[str]) -> None:
    if "--json" in arguments:
        click.echo(json.dumps(error.to_dict(), ensure_ascii=False))
    else:
        click.echo(f"whipcount: {error.message}", err=True)
        for line in error.errors:
            click.echo(f"  {line}", err=True)
    sys.exit(error.exit_code)


def _fail(message: str, arguments: list[str], code: str) -> None:
    if "--json" in arguments:
        click.echo(json.dumps({"ok": False, "error": message, "errors": [], "status": 400, "code": code}))
    else:
        click.echo(f"whipcount: {message} Try 'whipcount --help'.", err=True)
    sys.exit(2)
