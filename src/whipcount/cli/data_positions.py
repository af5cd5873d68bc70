"""``whipcount data positions``: place members within their parties anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.compile.kept import kept
from whipcount.compile.tables import csv_bytes
from whipcount.divisions.standing import Placed
from whipcount.errors import UserError
from whipcount.facts.divisions import roll_calls
from whipcount.facts.positions import FOLDER, POSITIONS_HEADER, cells, shipped_days, shipped_positions
from whipcount.facts.tables import DATA

__all__ = ["positions_command"]

LEAST = 0.05
"""Log odds: figures nearer than this are the same, for processors differ in the last digits of a fit."""


@click.command("positions", short_help="Place members within their parties anew, up to each quarter.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Where to write [default: inside the package].")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a position would change.")
@json_option
def positions_command(target: Path | None, only_check: bool, as_json: bool) -> None:
    """Place members within their parties by the embedded divisions, up to the last of each quarter of a year.

    A table for each such day, made of the divisions up to it and of nothing later; profiles and briefs read the newest
    that is not later than their day. Positions are fitted numbers: with --check those that differ by less than 0.05
    are the same. Divisions that you added are left out.

    \b
    whipcount data positions --check
    """
    from whipcount.divisions.scale.placing import FEWEST_DIVISIONS, cut_offs, placed

    calls = roll_calls()
    days = [d.on for d in calls.divisions]
    made = {day: placed(calls, day) for day in cut_offs(days) if sum(d <= day for d in days) >= FEWEST_DIVISIONS}
    if only_check:
        _compare(made, as_json)
        return
    folder = (target or DATA) / FOLDER
    for day, rows in made.items():
        write_whole(folder / f"{day.isoformat()}.csv", csv_bytes(POSITIONS_HEADER, cells(rows)))
    if target is None:
        for name, content in kept({}).items():
            write_whole(DATA / name, content)
    if as_json:
        echo_json({"folder": str(folder), "members": {day.isoformat(): len(rows) for day, rows in made.items()}})
        return
    for day, rows in made.items():
        click.echo(f"{day.isoformat()}: {len(rows):,} members placed")


def _compare(made: dict[date, list[Placed]], as_json: bool) -> None:
    changed = list(_changed(made))
    if changed:
        raise UserError(f"{len(changed)} positions would change; run 'whipcount data positions'.", changed)
    if as_json:
        echo_json({"days": len(made), "changed": changed})
    else:
        click.echo(f"{len(made)} tables of positions are as the divisions give them.")


def _changed(made: dict[date, list[Placed]]) -> Iterator[str]:
    for day in sorted(made.keys() | set(shipped_days())):
        old = {row.person: row for row in shipped_positions(day)} if day in shipped_days() else {}
        new = {row.person: row for row in made.get(day, [])}
        for person in sorted(old.keys() | new.keys()):
            if person not in old or person not in new or not _is_same(old[person], new[person]):
                yield f"{day.isoformat()}: {person}"


def _is_same(old: Placed, new: Placed) -> bool:
    figures = zip((old.dissent, old.low, old.high), (new.dissent, new.low, new.high), strict=True)
    return (old.party, old.votes) == (new.party, new.votes) and all(abs(a - b) < LEAST for a, b in figures)
