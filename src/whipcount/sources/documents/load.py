"""Every story that the user named: files, folders, JSON Lines, addresses, standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from whipcount.dates import is_partial_date
from whipcount.errors import InputError, NotFoundError, UserError
from whipcount.sources.documents.parts import Parts
from whipcount.sources.documents.source import FORMATS, Source, from_bytes, from_parts
from whipcount.sources.documents.web import fetch

__all__ = ["Failure", "documents"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A story that could not be read, and why."""

    ref: str
    error: str


def documents(names: Iterable[str], published: str | None = None) -> Iterator[Source | Failure]:
    """Yield every story in the order given; one that cannot be read is told and the rest go on.

    Parameters
    ----------
    names : paths, folders (read by name, deep), ``http(s)`` addresses, or ``-``
    published : ISO date for all of them

    Raises
    ------
    NotFoundError : a path does not exist
    InputError : a folder without readable files
    """
    for name in names:
        if name == "-":
            yield from _one("-", sys.stdin.buffer.read(), ".txt", published)
        elif name.startswith(("http://", "https://")):
            yield from _address(name, published)
        else:
            yield from _path(Path(name), published)


def _path(path: Path, published: str | None) -> Iterator[Source | Failure]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in {*FORMATS, ".jsonl"})
        if not files:
            raise InputError(f"{path} holds no {' '.join(FORMATS)} or .jsonl file; name another folder.")
        for file in files:
            yield from _path(file, published)
        return
    if not path.is_file():
        raise NotFoundError(f"{path} does not exist; name a file, a folder, an http address or - for standard input.")
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Failure(path.name, f"{path.name} cannot be opened: {error.strerror}.")
        return
    if path.suffix.lower() == ".jsonl":
        yield from _lines(path.name, content, published)
    else:
        yield from _one(path.name, content, path.suffix.lower(), published)


def _one(
    ref: str, content: bytes, suffix: str, published: str | None, url: str | None = None
) -> Iterator[Source | Failure]:
    try:
        yield from_bytes(content, suffix, ref, published, url)
    except UserError as error:
        yield Failure(ref, error.message)


def _address(url: str, published: str | None) -> Iterator[Source | Failure]:
    try:
        content, suffix = fetch(url)
    except UserError as error:
        yield Failure(url, error.message)
        return
    yield from _one(url, content, suffix, published, url)


def _lines(name: str, content: bytes, published: str | None) -> Iterator[Source | Failure]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            yield _line(line, f"{name}:{number}", published)


def _line(line: bytes, where: str, published: str | None) -> Source | Failure:
    ref = where
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(
                f'{where} is not an object with a "text"; write {{"id", "text", "published"?}} on each line.'
            )
        ref = str(row.get("id", where))
        day = published or _own_date(row.get("published"), where)
        source = from_parts(Parts(row["text"], _string(row.get("title")), None, _string(row.get("url"))), ref, day)
    except (ValueError, UnicodeDecodeError) as error:
        return Failure(ref, f"{where} is not JSON ({error}).")
    except UserError as error:
        return Failure(ref, error.message)
    own = source.published_from == "option" and not published
    return Source(
        source.text, ref, source.title, source.published, "metadata" if own else source.published_from, source.url
    )


def _own_date(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    day = str(value)[:10]
    if not is_partial_date(day):
        raise InputError(f"{where} has the date {value!r}; write YYYY-MM-DD.")
    return day


def _string(value: object) -> str | None:
    return str(value) if value else None
