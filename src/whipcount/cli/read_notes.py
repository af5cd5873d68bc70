"""What ``whipcount read`` says on standard error about the days of the stories that it read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from whipcount.facts.story_day import late_story

__all__ = ["told_if_late", "told_if_undated"]

_NAMED = 3


def told_if_late(results: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Say once that the register ends before the day of a story."""
    is_told = False
    for result in results:
        late = None if is_told else late_story(result["document"].get("published"))
        if late:
            click.echo(f"whipcount: {late}", err=True)
            is_told = True
        yield result


def told_if_undated(results: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Say once, after them all, in which stories nothing was found whose day is not known."""
    undated = []
    for result in results:
        if "error" not in result and not result["claims"] and not result["document"]["published"]:
            undated.append(result["document"]["ref"] or "a story")
        yield result
    if undated:
        click.echo(
            f"whipcount: Nothing was found in {_said(undated)}, whose day of publication is not known; give it with "
            "--published, so that the members of that day are looked for.",
            err=True,
        )


def _said(refs: list[str]) -> str:
    if len(refs) == 1:
        return "the text" if refs[0] == "-" else refs[0]
    more = " …" if len(refs) > _NAMED else ""
    return f"{len(refs)} stories ({', '.join(refs[:_NAMED])}{more})"
