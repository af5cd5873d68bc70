"""``whipcount serve``: the desk and the public tracker in one command."""

from __future__ import annotations

import click

from whipcount.cli.desk import database_option, run_desk
from whipcount.cli.options import json_option
from whipcount.errors import InputError

__all__ = ["command"]


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to answer on.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes [default: one a core, four at most].")
@database_option
@json_option
def command(host: str, port: int, workers: int | None, database: str | None, as_json: bool) -> None:
    """Serve the desk, where editors review stories, and the public tracker.

    The first start makes the database, in your data folder unless --database or DATABASE_URL names another, and brings
    the shipped cases into it. It answers until you stop it with Ctrl-C.

    \b
    whipcount serve
    whipcount serve --port 8080 --database sqlite:///desk.sqlite3
    whipcount serve --database postgresql://desk:secret@db.example/desk
    """
    if as_json:
        raise InputError("A server prints no document; ask /healthz of the running one instead.")
    arguments = ["desk_serve", "--host", host, "--port", str(port)]
    run_desk([*arguments, *(["--workers", str(workers)] if workers else [])], database, is_server=True)
