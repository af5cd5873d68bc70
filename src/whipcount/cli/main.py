"""The ``whipcount`` command: a door to the rooms; each command is loaded only when it is called."""

from __future__ import annotations

import errno
import importlib
import io
import json
import os
import sys
import traceback
from typing import TextIO

import click

from whipcount.cli.commands import COMMANDS, GROUPS
from whipcount.errors import SourceError, WhipcountError

__all__ = ["COMPLETE", "main", "whipcount"]

COMPLETE = "_WHIPCOUNT_COMPLETE"
"""The variable through which a shell asks for completions."""

_STOPPED = 130


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
        for title, group in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl(list(group.items()), col_max=12)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="whipcount")
def whipcount() -> None:
    """An article in, a sourced brief out: who left, what the House is now, how many letters stand.

    \b
    whipcount brief story.txt --published 2022-01-19 -o brief.html
    whipcount house --on 2022-01-19
    whipcount count johnson-2022 --on 2022-06-06

    Every command works offline and takes --json for one JSON document. It exits with 0 on success, 2 on a mistake of
    yours, which it tells in a sentence, and 1 on a bug of ours. "whipcount COMMAND --help" explains a command.
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command line; user mistakes end with one sentence and exit code 2."""
    arguments = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        _run(arguments)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Stopped; nothing was left half-written.", err=True)
        sys.exit(_STOPPED)
    except click.ClickException as mistake:
        _tell_usage(mistake, arguments)
    except WhipcountError as error:
        _tell(error, arguments)
    except OSError as fault:
        if fault.filename is None:
            _drop_output()
        if _is_closed_pipe(fault):
            sys.exit(0)
        _tell(SourceError(f"{fault.filename or 'The output'} cannot be used: {fault.strerror}."), arguments)
    except Exception as bug:  # noqa: BLE001 - the one place that turns a bug into a message
        _tell_bug(bug, arguments)


def _run(arguments: list[str]) -> None:
    if COMPLETE in os.environ:
        whipcount.main(arguments, prog_name="whipcount", complete_var=COMPLETE)
    with whipcount.make_context("whipcount", list(arguments)) as context:
        whipcount.invoke(context)


def _is_closed_pipe(fault: OSError) -> bool:
    """Tell whether the reader of our output has gone; Windows calls it an invalid argument."""
    return isinstance(fault, BrokenPipeError) or (os.name == "nt" and fault.errno == errno.EINVAL)


def _drop_output() -> None:
    """Let what is still waiting to be written go nowhere, so that the end of the process does not fail over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 even where the system's own encoding lacks letters that a name may have."""
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
        stream.reconfigure(encoding="utf-8")


def _wants_json(arguments: list[str]) -> bool:
    return "--json" in arguments


def _tell(error: WhipcountError, arguments: list[str]) -> None:
    if _wants_json(arguments):
        click.echo(json.dumps(error.to_dict(), ensure_ascii=False))
    else:
        click.echo(f"whipcount: {error.message}", err=True)
        for line in error.errors:
            click.echo(f"  {line}", err=True)
    sys.exit(error.exit_code)


def _tell_usage(mistake: click.ClickException, arguments: list[str]) -> None:
    is_bare = type(mistake).__name__ == "NoArgsIsHelpError"
    context = mistake.ctx if isinstance(mistake, click.UsageError) else None
    path = context.command_path if context else " ".join(["whipcount", *(a for a in arguments[:1] if a in COMMANDS)])
    message = "Name a command." if is_bare else mistake.format_message()
    if _wants_json(arguments):
        click.echo(_document(message, 400, "usage"))
    elif is_bare:
        click.echo(mistake.format_message(), err=True)
    else:
        click.echo(f"whipcount: {message} Try '{path} --help'.", err=True)
    sys.exit(2)


def _tell_bug(bug: Exception, arguments: list[str]) -> None:
    traceback.print_exception(bug)
    click.echo("whipcount: this is a bug of ours; please report the lines above and the command.", err=True)
    if _wants_json(arguments):
        click.echo(_document(f"{type(bug).__name__}: {bug}", 500, "bug"))
    sys.exit(1)


def _document(message: str, status: int, code: str) -> str:
    return json.dumps({"ok": False, "error": message, "errors": [], "status": status, "code": code}, ensure_ascii=False)
