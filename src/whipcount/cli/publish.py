"""``whipcount publish``: the public tracker as static files."""

from __future__ import annotations

import click

from whipcount.cli import offers
from whipcount.cli.desk import database_option, run_desk
from whipcount.cli.options import json_option

__all__ = ["command"]


@click.command("publish")
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("--base", metavar="URL", help="Address that the folder will have, such as https://tracker.example.")
@click.option(
    "--case", "cases", multiple=True, metavar="CASE", shell_complete=offers.cases,
    help="Publish this case alone; may be given again.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 64), help="Processes [default: one a core].")
@database_option
@json_option
def command(
    folder: str, base: str | None, cases: tuple[str, ...], workers: int | None, database: str | None, as_json: bool
) -> None:
    """Write the public tracker to FOLDER as static files, for a CDN or any web server.

    Every day of every case has its page, so do its members, seats, events and the days of the House; feeds, tables,
    charts, cards and embeds lie beside them. A second run writes only what has changed and removes what is gone.

    \b
    whipcount publish site --base https://tracker.example
    whipcount publish site --base https://paper.example/tracker --case johnson-2022
    """
    arguments = ["desk_publish", *(["--base", base] if base else []), *(["--json"] if as_json else [])]
    arguments += [part for case in cases for part in ("--case", case)]
    arguments += ["--workers", str(workers)] if workers else []
    run_desk([*arguments, "--", folder], database)
