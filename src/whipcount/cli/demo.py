"""``whipcount demo``: the main job on the embedded story."""

from __future__ import annotations

from pathlib import Path

import click

from whipcount.cli.brief import brief_command
from whipcount.cli.options import json_option
from whipcount.facts.tables import DATA

__all__ = ["STORY", "command"]

STORY = DATA / "examples" / "floor-crossed.txt"


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="brief.html",
    show_default=True,
    help='File to write; its name tells the form, as with "whipcount brief".',
)
@json_option
@click.pass_context
def command(ctx: click.Context, output: Path, as_json: bool) -> None:
    """Print the brief of a story about 19 January 2022 and write it as a page."""
    ctx.invoke(brief_command, source=str(STORY), output=output, as_json=as_json)
