"""``whipcount desk``: users, cases, backups of the desk's database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from whipcount.cli import offers
from whipcount.cli.options import json_option
from whipcount.errors import InputError

__all__ = ["command", "database_option", "run_desk"]

_F = TypeVar("_F", bound=Callable[..., Any])


def database_option(function: _F) -> _F:
    """Add ``--database``: where the desk keeps its data."""
    text = "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME [default: DATABASE_URL, or a file in your folder]."
    return click.option("--database", metavar="URL", help=text)(function)


def run_desk(arguments: Sequence[str], database: str | None, is_server: bool = False, given: str | None = None) -> None:
    """Run a command of the desk in a process of its own, so that no other command pays for Django.

    Parameters
    ----------
    given : what the command reads on standard input
    is_server : the process takes the place of this one where the system can do that
    """
    command_line = [sys.executable, "-m", "whipcount.desk", *arguments]
    environment = os.environ | ({"DATABASE_URL": database} if database else {})
    if is_server and os.name == "posix":
        sys.stdout.flush()
        os.execve(sys.executable, command_line, environment)
    if is_server:
        sys.exit(subprocess.call(command_line, env=environment))
    done = subprocess.run(
        command_line, env=environment, input=given or "", capture_output=True, encoding="utf-8", check=False
    )
    click.echo(done.stdout, nl=False)
    click.echo(done.stderr, nl=False, err=True)
    if done.returncode:
        sys.exit(done.returncode)


@click.group("desk")
def command() -> None:
    """Keep the desk: its users, its cases, its backups."""


@command.group("user")
def user_group() -> None:
    """Who may do what at the desk."""


@user_group.command("add", short_help="Make a user, or give one another role.")
@click.argument("name")
@click.option(
    "--role",
    required=True,
    type=click.Choice(["reader", "reporter", "editor", "admin"]),
    help="What the person may do.",
)
@click.option("--password-stdin", is_flag=True, help="Take the password from standard input.")
@database_option
@json_option
def add_command(name: str, role: str, password_stdin: bool, database: str | None, as_json: bool) -> None:
    """Make a user of the desk, or give one another role.

    Without --password-stdin a new user gets a random password, which is printed once.

    \b
    whipcount desk user add ann --role editor
    whipcount desk user add bob --role reporter --password-stdin < password.txt
    """
    given = sys.stdin.readline() if password_stdin else None
    flags = ["--password-stdin"] if password_stdin else []
    run_desk(["desk_user_add", "--role", role, *flags, *_json(as_json), "--", name], database, given=given)


@user_group.command("list")
@database_option
@json_option
def list_command(database: str | None, as_json: bool) -> None:
    """List the users of the desk with their roles."""
    run_desk(["desk_user_list", *_json(as_json)], database)


@command.command("import", short_help="Bring a case folder into the desk.")
@click.argument("case", shell_complete=offers.cases)
@database_option
@json_option
def import_command(case: str, database: str | None, as_json: bool) -> None:
    """Bring CASE, a folder with case.toml and events.csv or a shipped case, into the desk.

    Rows that the desk has already stay as they are; further rows are added.
    """
    run_desk(["desk_import", *_json(as_json), "--", case], database)


@command.command("export", short_help="Write a case of the desk as a folder.")
@click.argument("case", shell_complete=offers.cases)
@click.argument("folder", type=click.Path(file_okay=False))
@database_option
@json_option
def export_command(case: str, folder: str, database: str | None, as_json: bool) -> None:
    """Write CASE of the desk to FOLDER as case.toml and events.csv, fit for git or a spreadsheet."""
    run_desk(["desk_export", *_json(as_json), "--", case, folder], database)


@command.command("backup", short_help="Write the whole desk to one file.")
@click.argument("file", type=click.Path(dir_okay=False))
@database_option
@json_option
def backup_command(file: str, database: str | None, as_json: bool) -> None:
    """Write the whole desk, its users and its log too, to FILE, which only you can read.

    It may run while people work; it holds the state of one moment and does not depend on the kind of database.
    """
    run_desk(["desk_backup", *_json(as_json), "--", file], database)


@command.command("restore", short_help="Read a backup into an empty desk.")
@click.argument("file", type=click.Path(dir_okay=False))
@database_option
@json_option
def restore_command(file: str, database: str | None, as_json: bool) -> None:
    """Read the backup FILE into an empty database: all of it or, where it is damaged, nothing."""
    run_desk(["desk_restore", *_json(as_json), "--", file], database)


@command.command("look", short_help="Ask every feed for new stories.")
@database_option
@json_option
def look_command(database: str | None, as_json: bool) -> None:
    """Ask every feed for new stories and put them into the queue; fit for cron."""
    run_desk(["desk_look", *_json(as_json)], database)


@command.command("read", short_help="Read the long stories that wait.")
@database_option
@json_option
def read_command(database: str | None, as_json: bool) -> None:
    """Read the long stories and ask the feeds that wait, once.

    whipcount serve does so by itself; this is for another server of the same desk.
    """
    run_desk(["desk_read", *_json(as_json)], database)


@command.command("watch", short_help="Tell an address when a count changes.")
@click.argument("case", shell_complete=offers.cases)
@click.option("--webhook", metavar="URL", help="Send a signed POST of JSON there.")
@click.option("--email", metavar="ADDRESS", help="Send a message there.")
@click.option(
    "--distance",
    type=click.IntRange(0),
    help="Tell only when the count comes within so many of the number needed, or falls back.",
)
@click.option("--remove", is_flag=True, help="Tell that address no more.")
@database_option
@json_option
def watch_command(
    case: str,
    webhook: str | None,
    email: str | None,
    distance: int | None,
    remove: bool,
    database: str | None,
    as_json: bool,
) -> None:
    """Tell a webhook or an e-mail address when the count of CASE changes; without either, list who is told.

    \b
    whipcount desk watch johnson-2022 --webhook https://a.example/hook --distance 5
    whipcount desk watch johnson-2022 --email editor@a.example
    whipcount desk watch johnson-2022
    """
    if webhook is not None and email is not None:
        raise InputError("Give --webhook or --email, one at a time.")
    given = ["webhook", webhook] if webhook is not None else ["email", email] if email is not None else []
    if not given and (remove or distance is not None):
        raise InputError("Give the address too, with --webhook or --email.")
    action = "remove" if remove else "add" if given else "list"
    flags = [] if distance is None else ["--distance", str(distance)]
    run_desk(["desk_watch", *flags, *_json(as_json), "--", case, action, *map(str, given)], database)


@command.command("deliver", short_help="Send the notices that wait.")
@database_option
@json_option
def deliver_command(database: str | None, as_json: bool) -> None:
    """Send the notices that wait for another try; fit for cron.

    whipcount serve sends each notice at once and tries again by itself.
    """
    run_desk(["desk_deliver", *_json(as_json)], database)


def _json(as_json: bool) -> list[str]:
    return ["--json"] if as_json else []
