"""``whipcount brief``: a story in, the brief out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whipcount.cli import offers
from whipcount.cli.files import write_whole
from whipcount.cli.options import json_option
from whipcount.dates import parse_partial
from whipcount.errors import InputError

if TYPE_CHECKING:
    from whipcount.brief.found import Found
    from whipcount.brief.types import Brief
    from whipcount.sources.documents.source import Source

__all__ = ["brief_command", "command"]

FORMATS = ("terminal", "html", "md", "json", "pdf")
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".pdf": "pdf", ".txt": "terminal"}


@click.command("brief")
@click.argument("source", shell_complete=offers.files)
@click.option(
    "--case", shell_complete=offers.cases,
    help="Case to count: a shipped one or a folder [default: a shipped one that fits].",
)  # fmt: skip
@click.option("--published", help="Day of publication, if the story does not tell it: YYYY-MM-DD.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: terminal, or by the name of the file]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; the terminal gets the brief too.")
@click.option("--accept", is_flag=True, help="Add the new events to the case folder given with --case.")
@json_option
def brief_command(
    source: str,
    case: str | None = None,
    published: str | None = None,
    form: str | None = None,
    output: Path | None = None,
    accept: bool = False,
    as_json: bool = False,
) -> None:
    """Read a story and print the brief: what happened, the House and the letters before and after, precedents,
    the member, the seat, the rules, what to watch, every figure with its source.

    SOURCE is a file (.txt .md .html .pdf .eml .jsonl), an http(s) address, or - for standard input. The story's
    events are laid over the House and the case as a scenario; nothing is stored without --accept.

    \b
    whipcount brief story.txt -o brief.html
    whipcount brief story.html --published 2022-01-19 --format md
    whipcount brief - --case my-case --accept < story.txt
    """
    if accept and case is None:
        raise InputError("--accept adds events to a case folder of yours; name it with --case.")
    file_form = form or _form_of(output) if output else None
    if form == "pdf" and output is None:
        raise InputError("A PDF is written to a file; name it with -o, for example -o brief.pdf.")
    found = _found(_source(source, published), case)
    from whipcount.brief.assemble import brief_of

    brief = brief_of(found)
    if output is not None and file_form is not None:
        write_whole(output, _content(brief, file_form))
    _print(brief, "json" if as_json else form if form and output is None else "terminal")
    if output is not None:
        click.echo(f"Written: {output}", err=True)
    if accept and case is not None:
        _accept(found, case)


command = brief_command


def _form_of(output: Path) -> str:
    """Return the form that the name of a file asks for; a name without an ending asks for a page."""
    suffix = output.suffix.lower()
    if suffix and suffix not in _SUFFIXES:
        raise InputError(f"{output.name} ends on none of {', '.join(_SUFFIXES)}; name it so, or give --format.")
    return _SUFFIXES.get(suffix, "html")


def _source(name: str, published: str | None) -> Source:
    """Return the one story that the user named."""
    from whipcount.sources.documents.load import Failure, documents

    day = parse_partial(published) if published else None
    found = list(documents([name], day))
    if len(found) > 1:
        raise InputError(f"{name} holds {len(found)} stories; a brief is about one, so give it alone.")
    if not found:
        raise InputError(f"{name} holds no story; give a file with the text in it.")
    if isinstance(found[0], Failure):
        raise InputError(found[0].error)
    return found[0]


def _found(source: Source, case: str | None) -> Found:
    from whipcount.brief.found import find
    from whipcount.facts.reading import read_document
    from whipcount.reader.types import Document

    document = Document(source.text, source.ref, source.title, source.published, source.published_from)
    return find(read_document(document), source.url, case)


def _content(brief: Brief, form: str) -> bytes:
    """Return the brief in one form, as the bytes of a file."""
    if form == "pdf":
        from whipcount.brief.render.page import page
        from whipcount.brief.render.pdf import pdf

        return pdf(page(brief))
    return _text(brief, form).encode("utf-8")


def _text(brief: Brief, form: str) -> str:
    if form == "json":
        return json.dumps(brief.to_dict(), ensure_ascii=False, indent=2) + "\n"
    if form == "md":
        from whipcount.brief.render.markdown import markdown

        return markdown(brief)
    if form == "html":
        from whipcount.brief.render.page import page

        return page(brief)
    return _drawn(brief, 100)


def _drawn(brief: Brief, width: int) -> str:
    """Return what the terminal shows, as plain text."""
    import io

    from whipcount.brief.render.terminal import show
    from whipcount.cli.terminal import Terminal

    buffer = io.StringIO()
    show(brief, Terminal(file=buffer, width=width))
    return buffer.getvalue()


def _print(brief: Brief, form: str) -> None:
    if form != "terminal":
        click.echo(_text(brief, form), nl=False)
        return
    from whipcount.brief.render.terminal import show
    from whipcount.cli.terminal import Terminal

    show(brief, Terminal(width=min(shutil.get_terminal_size((100, 40)).columns, 120), highlight=False))


def _accept(found: Found, case: str) -> None:
    from whipcount.brief.accept import appended
    from whipcount.facts.cases import CASES, case_folder

    folder = case_folder(case)
    if folder.resolve().is_relative_to(CASES.resolve()):
        raise InputError(f"{case} is a shipped case and is not changed; copy its folder and name the copy with --case.")
    new = [proposal.event for proposal in found.proposals if proposal.is_new]
    path = folder / "events.csv"
    if new:
        write_whole(path, appended(path.read_text(encoding="utf-8-sig"), new).encode("utf-8"))
    click.echo(f"{len(new)} new events added to {path}.", err=True)
