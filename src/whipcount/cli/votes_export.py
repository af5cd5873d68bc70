"""``whipcount votes export``: the votes in the layouts of other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.votes_common import picked, span_options
from whipcount.divisions.exports.pscl import pscl_tables
from whipcount.divisions.exports.voteview import voteview_tables

__all__ = ["export_command"]


@click.command("export", short_help="Write the votes in Voteview's or pscl's layout.")
@click.option("--layout", type=click.Choice(["voteview", "pscl"]), required=True, help="Whose layout.")
@click.option("--congress", type=int, default=1, show_default=True, help="Voteview's first column: the Parliament.")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="Folder to write into.")
@span_options
@json_option
def export_command(
    layout: str, congress: int, folder: Path, since: date | None, until: date | None, topic: str | None, chamber: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Write the votes as Voteview's tables or as a rollcall object of R's package pscl.

    Voteview has no code for tellers: they get those of an announced yea or nay, 3 and 4. A member who changed party has
    a number for each party; keys.csv says whose. For pscl, source("rollcall.R", chdir = TRUE) makes the object rc.

    \b
    whipcount votes export --layout pscl --since 2021-01-01 --until 2021-12-31 --to rollcall-2021
    """
    found = picked(chamber, since, until, topic)
    if layout == "voteview":
        tables = voteview_tables(found.calls, found.names, found.at, congress)
    else:
        tables = pscl_tables(found.calls, found.names, found.at)
    for name, text in tables.items():
        write_whole(folder / name, text.encode())
    if as_json:
        echo_json({"folder": str(folder), "layout": layout, **found.to_dict(), "files": sorted(tables)})
        return
    click.echo(f"{found.sentence[0].upper()}{found.sentence[1:]} written to {folder}: {', '.join(sorted(tables))}")
