"""The page of commands and options, made from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from whipcount.cli.commands import GROUPS
from whipcount.cli.main import whipcount

HEAD = """# Commands and options

This page is made from the commands by `make docs`. Every command also has `-h` and `--help`; `whipcount --version`
shows the version. Exit codes are on [the page of errors](errors.md).
"""


def walk(command: click.Command, path: str = "whipcount") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, groups before their own."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from walk(child, f"{path} {name}")


def commands_page() -> str:
    """Return the whole page."""
    context = click.Context(whipcount)
    parts = [HEAD]
    for title, group in GROUPS.items():
        parts.append(f"## {title}\n")
        for name in group:
            command = whipcount.get_command(context, name)
            assert command is not None
            parts += [_section(path, one) for path, one in walk(command, f"whipcount {name}")]
    return "\n".join(parts)


def _section(path: str, command: click.Command) -> str:
    usage = " ".join([path, *command.collect_usage_pieces(click.Context(command))])
    lines = [f"### `{usage}`", "", *_prose(command)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines += ["", "| option | what it does |", "|---|---|", *(_row(option) for option in options)]
    return "\n".join([*lines, ""])


def _prose(command: click.Command) -> Iterator[str]:
    """Yield the help, its examples as code."""
    for number, paragraph in enumerate(inspect.cleandoc(command.help or "").split("\n\n")):
        is_code = paragraph.startswith("\b\n")
        text = "\n".join(["```text", paragraph.removeprefix("\b\n"), "```"]) if is_code else " ".join(paragraph.split())
        yield ("\n" if number else "") + text


def _row(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    kind = "" if option.is_flag else f" {_kind(option)}"
    must = " (needed)" if option.required else ""
    default = f" [default: {option.default}]" if option.show_default and option.default is not None else ""
    return f"| {names}{kind} | {option.help or ''}{default}{must} |".replace("\n", " ")


def _kind(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return " ".join(f"`{choice}`" for choice in option.type.choices)
    return option.metavar or option.type.name.upper()
