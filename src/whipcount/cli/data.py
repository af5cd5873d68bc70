"""``whipcount data``: build the embedded tables, check them against published figures, describe them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from whipcount.cli.options import echo_json, json_option
from whipcount.errors import SourceError, UserError
from whipcount.facts.tables import DATA

__all__ = ["command"]


@click.group("data")
def command() -> None:
    """Build, check or describe the embedded tables."""


@command.command("build")
@click.option("--from", "source", required=True, type=click.Path(path_type=Path), help="Folder with the source files.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Where to write [default: inside the package].")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a table would change.")
def build_command(source: Path, target: Path | None, only_check: bool) -> None:
    """Compile the source files into the embedded tables, the same bytes every time."""
    from whipcount.compile.all import build

    tables = build(source)
    folder = target or DATA
    if only_check:
        _compare(folder, tables)
        return
    for name, content in sorted(tables.items()):
        write_whole(folder / name, content)
        click.echo(f"{name:<40} {len(content):>10,} bytes")
    click.echo(f"{len(tables)} tables, {sum(map(len, tables.values())):,} bytes in {folder}")


@command.command("check")
@json_option
def check_command(as_json: bool) -> None:
    """Compare the tables with figures that others published, one by one."""
    from whipcount.facts.house import conventions, published
    from whipcount.facts.people import register
    from whipcount.tally.published import differences

    figures = published()
    wrong = differences(register(), conventions(), figures)
    if as_json:
        echo_json({"compared": len(figures), "differences": [str(difference) for difference in wrong]})
    elif not wrong:
        click.echo(f"{len(figures)} published figures compared, all equal.")
    if wrong and not as_json:
        raise UserError(f"{len(wrong)} of {len(figures)} published figures differ.", [str(d) for d in wrong])


@command.command("info")
@json_option
def info_command(as_json: bool) -> None:
    """List the embedded tables with size and hash; PROVENANCE.md names publishers and licences."""
    files = sorted(path for path in DATA.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"})
    rows = [
        {
            "name": path.relative_to(DATA).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in files
    ]
    if as_json:
        echo_json({"tables": rows, "bytes": sum(path.stat().st_size for path in files)})
        return
    for row in rows:
        click.echo(f"{row['name']:<48} {row['bytes']:>10,}  {str(row['sha256'])[:12]}")
    click.echo(f"{sum(path.stat().st_size for path in files):,} bytes in all")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    Raises
    ------
    SourceError : the folder cannot be written
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise SourceError(f"Cannot write {path}: {error.strerror}; choose another place.") from None


def _compare(folder: Path, tables: dict[str, bytes]) -> None:
    changed = [name for name, content in sorted(tables.items()) if _old(folder / name) != content]
    if changed:
        raise UserError(f"{len(changed)} tables would change: {', '.join(changed)}; run 'whipcount data build'.")
    click.echo(f"{len(tables)} tables are as the sources give them.")


def _old(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
