"""``whipcount data add``: divisions from the files of others, kept in the user's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.errors import InputError, NotFoundError

__all__ = ["add_command"]

ENDINGS = frozenset({".dat", ".txt", ".csv", ".json"})


@click.command("add", short_help="Add divisions from files: Commons Votes, Public Whip, Voteview, Popolo.")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--chamber", help="First part of the ids, where the file does not tell it [default: as the layout].")
@click.option("--dry-run", is_flag=True, help="Read and report; write nothing.")
@json_option
def add_command(sources: tuple[Path, ...], chamber: str | None, dry_run: bool, as_json: bool) -> None:
    """Add divisions from files or folders to your own folder, where every command of 'whipcount votes' finds them.

    Known layouts are the JSON of the Commons Votes API and the CSV of its website, the Public Whip's matrix (.dat with
    its .txt), Voteview's CSV files, and Popolo vote events. Totals that differ from the names, divisions without
    voters and members who cannot be compared are told. A division that is there already must be the same. The folder
    is WHIPCOUNT_DATA, or the usual place of your system.

    \b
    whipcount data add Division1904.json
    whipcount data add S117_members.csv S117_votes.csv S117_rollcalls.csv
    """
    from whipcount.divisions.loading import read_text
    from whipcount.divisions.merge import split
    from whipcount.divisions.readers.detect import read_files

    records = read_files({str(path): read_text(path) for path in _files(sources)}, chamber)
    by_chamber: dict[str, list[Any]] = {}
    for record in (part for whole in records for part in split(whole)):
        by_chamber.setdefault(record.chamber, []).append(record)
    reports = [_add(name, parts, dry_run) for name, parts in by_chamber.items()]
    if as_json:
        echo_json({"added": reports, "dry_run": dry_run})
        return
    for report in reports:
        for line in _lines(report, dry_run):
            click.echo(line)


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            found = sorted(path for path in source.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
            if not found:
                raise NotFoundError(f"{source} holds no file that ends on {', '.join(sorted(ENDINGS))}.")
            yield from found
        else:
            yield source


def _add(chamber: str, parts: list[Any], dry_run: bool) -> dict[str, Any]:
    """Put the records of a chamber beside what is there, write them, and return what was found."""
    from whipcount.divisions.as_matrix import as_matrix
    from whipcount.divisions.totals import oddities, total_differences
    from whipcount.facts.added_divisions import COMMONS, added_record, folder_of, tables_of, together, with_register_ids
    from whipcount.facts.divisions import embedded_record

    _refuse_without_days(parts)
    fresh = together([with_register_ids(part) for part in parts] if chamber == COMMONS else parts)
    old = added_record(chamber)
    embedded = [embedded_record()] if chamber == COMMONS else []
    known = {d.id for record in (*embedded, *([old] if old else [])) for d in record.divisions}
    together([*embedded, *([old] if old else []), fresh])
    whole = together([old, fresh]) if old else fresh
    own = {d.id for record in embedded for d in record.divisions}
    kept = tuple(division for division in whole.divisions if division.id not in own)
    whole = replace(whole, divisions=kept)
    if kept and not dry_run:
        for name, content in sorted(tables_of(whole).items(), reverse=True):
            write_whole(folder_of(chamber) / name, content)
    names = [voter.name for voter in fresh.voters]
    return {
        "chamber": chamber,
        "folder": str(folder_of(chamber)),
        "new": [d.id for d in fresh.divisions if d.id not in known],
        "known": [d.id for d in fresh.divisions if d.id in known],
        "members": len(fresh.voters),
        "total_differences": [row.to_dict() for row in total_differences(fresh.divisions)],
        "notes": [*fresh.notes, *oddities(fresh.divisions, as_matrix(fresh.roll_calls()).votes, names)],
    }


def _refuse_without_days(parts: Iterable[Any]) -> None:
    if any(note.startswith("No table of roll calls") for part in parts for note in part.notes):
        raise InputError("Voteview's votes have no days; give the table of roll calls (S117_rollcalls.csv) as well.")


def _lines(report: dict[str, Any], dry_run: bool) -> list[str]:
    new, known = report["new"], report["known"]
    span = f": {new[0]} to {new[-1]}" if len(new) > 1 else f": {new[0]}" if new else ""
    again = f"; {len(known):,} were there already, the same" if known else ""
    done = "read, nothing written" if dry_run else f"in {report['folder']}"
    differ = [
        f"  {row['division']}: {row['official']} {row['side']}s announced, {row['named']} members listed"
        for row in report["total_differences"]
    ]
    return [
        f"{report['chamber']}: {len(new):,} new divisions{span}, {report['members']:,} members{again} ({done})",
        *differ,
        *(f"  {note}" for note in report["notes"]),
    ]
