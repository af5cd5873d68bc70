"""``whipcount read``: stories in, claims out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from typing import Any

import click

from whipcount.cli import offers
from whipcount.cli.progress import telling
from whipcount.cli.read_notes import told_if_late, told_if_undated
from whipcount.cli.workers import heeding_no_keyboard, workers
from whipcount.dates import parse_partial
from whipcount.errors import InputError, UserError
from whipcount.facts.story_day import check_published
from whipcount.reader.types import Document, Reading
from whipcount.sources.documents.load import Failure, documents
from whipcount.sources.documents.source import Source

__all__ = ["command"]

CHUNK = 16
"""Stories that a process takes at a time."""


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=offers.files)
@click.option("--published", help="Day of publication, YYYY-MM-DD; YYYY-MM or YYYY where no more is known.")
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl"]), help="Default: table.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--reader", type=click.Choice(["rules", "llm"]), default="rules", show_default=True, help="Who reads.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that share the work.")
def command(
    sources: tuple[str, ...], published: str | None, form: str | None, as_json: bool, reader: str, jobs: int
) -> None:
    """Read stories and print who did what to whom, each claim with its exact quote.

    SOURCE is a file (.txt .md .html .htm .pdf .eml .jsonl), a folder, an http(s) address, or - for standard input.
    A line of a .jsonl file is {"id", "text", "title"?, "published"?, "url"?}. A story that cannot be read is told and
    the rest go on. --reader llm asks the endpoint named in WHIPCOUNT_LLM_URL; its answers pass the same checks.

    \b
    whipcount read story.txt --published 2022-01-19
    whipcount read stories/ --format jsonl --jobs 2 > claims.jsonl
    cat story.txt | whipcount read - --json
    """
    day = parse_partial(published) if published else None
    form = form or ("json" if as_json else "table")
    stories = documents(sources, day)
    with workers(jobs) as pool:
        results = told_if_undated(told_if_late(_with_progress(_results(stories, reader, pool, jobs))))
        _print(results, form)


def _print(results: Iterator[dict[str, Any]], form: str) -> None:
    if form == "json":
        _print_json(list(results))
        return
    failed = 0
    for result in results:
        failed += "error" in result
        click.echo(json.dumps(result, ensure_ascii=False) if form == "jsonl" else _table(result))
    if failed and form == "table":
        raise InputError(f"{failed} {'story' if failed == 1 else 'stories'} could not be read, as told above.")


def _results(
    stories: Iterable[Source | Failure], reader: str, pool: Executor | None, jobs: int
) -> Iterator[dict[str, Any]]:
    """Yield what each story says, in their order, by this process or by those of a pool."""
    if pool is None:
        yield from (_read(story, reader) for story in stories)
        return
    waiting = []
    for chunk in _chunks(stories):
        with heeding_no_keyboard():
            waiting.append(pool.submit(_read_all, chunk, reader))
        if len(waiting) > 4 * jobs:
            yield from waiting.pop(0).result()
    for future in waiting:
        yield from future.result()


def _chunks(stories: Iterable[Source | Failure]) -> Iterator[list[Source | Failure]]:
    chunk: list[Source | Failure] = []
    for story in stories:
        chunk.append(story)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _read_all(stories: list[Source | Failure], reader: str) -> list[dict[str, Any]]:
    return [_read(story, reader) for story in stories]


def _read(story: Source | Failure, reader: str) -> dict[str, Any]:
    """Return the contract's document of one story, or its error."""
    from whipcount.facts.reading import read_document

    if isinstance(story, Failure):
        return {"document": {"ref": story.ref}, "error": story.error}
    document = Document(story.text, story.ref, story.title, story.published, story.published_from)
    try:
        check_published(story.published)
        if reader == "llm":
            return _read_with_llm(document).to_dict()
        return read_document(document).to_dict()
    except UserError as error:
        return {"document": document.to_dict(), "error": error.message}


def _read_with_llm(document: Document) -> Reading:
    import os

    from whipcount.facts.reading import context
    from whipcount.reader.llm import checked, question
    from whipcount.sources.llm_endpoint.ask import ask, endpoint_of

    return checked(ask(endpoint_of(os.environ), question(document)), document, context())


def _with_progress(results: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Show a count on standard error while many stories are read by a person's command."""
    with telling() as tell:
        for n, result in enumerate(results, 1):
            tell(f"{n} read")
            yield result


def _print_json(results: list[dict[str, Any]]) -> None:
    if len(results) == 1 and "error" in results[0]:
        raise InputError(results[0]["error"])
    document = results[0] if len(results) == 1 else results
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _table(result: dict[str, Any]) -> str:
    document = result["document"]
    head = f"{document.get('ref') or 'story'} ({document.get('published') or 'date unknown'})"
    if "error" in result:
        return f"{head}\n  not read: {result['error']}"
    lines = [head] + [line for claim in result["claims"] for line in _lines(claim)]
    return "\n".join(lines if result["claims"] else [head, "  no claim about a sitting member"])


def _lines(claim: dict[str, Any]) -> Iterator[str]:
    actor = claim["actor"]
    who = actor["name"] if actor else "(ballot)"
    target = f" → {claim['target']['name']}" if claim["target"] else ""
    day = f", {claim['on']}" if claim["on"] else ""
    yield f"  {who}: {claim['type']}{target} [{claim['status']}, {claim['grade']}{day}, {claim['confidence']:.2f}]"
    yield f"      “{' '.join(claim['quote']['text'].split())}”"
