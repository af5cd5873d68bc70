"""``whipcount data``: build the embedded tables, check them, describe them, add divisions of one's own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from whipcount.cli.data_add import add_command
from whipcount.cli.data_positions import positions_command
from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.errors import UserError
from whipcount.facts.tables import DATA

__all__ = ["command"]


@click.group("data")
def command() -> None:
    """Describe the embedded tables, check them against published figures, build them anew; add divisions."""


command.add_command(add_command)
command.add_command(positions_command)


@command.command("build", short_help="Compile the source files into the embedded tables.")
@click.option("--from", "source", type=click.Path(path_type=Path), help="Folder with the source files.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Where to write [default: inside the package].")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a table would change.")
@json_option
def build_command(source: Path | None, target: Path | None, only_check: bool, as_json: bool) -> None:
    """Compile the source files into the embedded tables, the same bytes every time.

    Nothing is written unless every source file is sound. Without --from only the manifest of the files that are kept by
    hand is made anew.

    \b
    whipcount data build --from sources
    whipcount data build --from sources --check
    """
    from whipcount.compile.all import build
    from whipcount.compile.kept import kept

    tables = kept({}) if source is None else build(source)
    folder = target or DATA
    if only_check:
        _compare(folder, tables, as_json)
        return
    for name, content in sorted(tables.items()):
        write_whole(folder / name, content)
    sizes = {name: len(content) for name, content in sorted(tables.items())}
    if as_json:
        echo_json({"folder": str(folder), "tables": sizes, "bytes": sum(sizes.values())})
        return
    for name, size in sizes.items():
        click.echo(f"{name:<40} {size:>10,} bytes")
    click.echo(f"{len(tables)} tables, {sum(sizes.values()):,} bytes in {folder}")


@command.command("check", short_help="Compare the tables with published figures.")
@json_option
def check_command(as_json: bool) -> None:
    """Compare the tables with what was built and with figures that others published, one by one.

    Party sizes and working majorities, votes at general elections, and totals of divisions come with the page where
    they were read, in the files manual/published*.csv and manual/division_totals.csv of the package.
    """
    from whipcount.facts.checks import checks

    found = list(checks())
    wrong = [difference for check in found for difference in check.differences]
    if as_json:
        echo_json({"ok": not wrong, "checks": [check.to_dict() for check in found]})
        if wrong:
            raise click.exceptions.Exit(UserError.exit_code)
        return
    for check in found:
        state = f"{len(check.differences)} differ" if check.differences else "all equal"
        click.echo(f"{check.name}: {check.compared} compared, {state}")
    if wrong:
        raise UserError(f"{len(wrong)} of {sum(c.compared for c in found)} figures differ.", wrong)


@command.command("info", short_help="List the embedded tables with size and hash.")
@json_option
def info_command(as_json: bool) -> None:
    """List the embedded files with size and hash; PROVENANCE.md among them names publishers and licences."""
    files = sorted(path for path in DATA.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"})
    rows = [
        {
            "name": path.relative_to(DATA).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in files
    ]
    total = sum(path.stat().st_size for path in files)
    if as_json:
        echo_json({"folder": str(DATA), "files": rows, "bytes": total})
        return
    for row in rows:
        click.echo(f"{row['name']:<48} {row['bytes']:>10,}  {str(row['sha256'])[:12]}")
    click.echo(f"{len(rows)} files, {total:,} bytes in {DATA}")


def _compare(folder: Path, tables: dict[str, bytes], as_json: bool) -> None:
    changed = [name for name, content in sorted(tables.items()) if _old(folder / name) != content]
    if as_json and not changed:
        echo_json({"folder": str(folder), "tables": len(tables), "changed": changed})
    elif changed:
        raise UserError(f"{len(changed)} tables would change: {', '.join(changed)}; run 'whipcount data build'.")
    else:
        click.echo(f"{len(tables)} tables are as the sources give them.")


def _old(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
