"""Make the pages of a plan, side by side, and write those that differ; what the site no longer has is removed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
from django.test import RequestFactory
from django.urls import get_script_prefix, resolve, set_script_prefix

from whipcount.desk.tracker.opened import public_case, public_cases
from whipcount.desk.tracker.publish.plan import file_of, plan_of
from whipcount.errors import InputError, NotFoundError, SourceError

__all__ = ["Published", "publish"]

_MANIFEST = "published.json"
_STATIC = Path(__file__).resolve().parents[2] / "static" / "public"
_CHUNK = 48
_GOOD = 200


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: files of the site, those written and removed, bytes of the site."""

    folder: str
    files: int
    written: int
    removed: int
    bytes: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {name: getattr(self, name) for name in ("folder", "files", "written", "removed", "bytes")}


def publish(folder: Path, base: str, cases: Sequence[str] = (), workers: int | None = None) -> Published:
    """Write the public site.

    Parameters
    ----------
    folder : new, empty, or one that was published before
    base : address that the folder will have, such as ``https://tracker.example/2022``; "" for none
    cases : those to publish, by default every public one
    workers : processes, by default one a core

    Raises
    ------
    InputError : the folder holds other files, or the base is no web address
    NotFoundError : no such case
    SourceError : the folder cannot be written
    """
    root, prefix = _parts(base)
    before = _before(folder)
    opened = [public_case(slug) for slug in cases] if cases else public_cases()
    plan = plan_of(opened)
    setting = _Setting(folder, root, prefix, plan.house_days, frozenset(one.slug for one in opened), before)
    chunks = [plan.paths[n : n + _CHUNK] for n in range(0, len(plan.paths), _CHUNK)]
    made = dict(_assets(folder, before))
    n = workers or os.cpu_count() or 1
    if n == 1:
        parts = [_make(setting, chunk) for chunk in chunks]
    else:
        with ProcessPoolExecutor(n, get_context("spawn"), django.setup) as pool:
            parts = list(pool.map(_make, [setting] * len(chunks), chunks))
    for part in parts:
        made |= part
    removed = _tidy(folder, before, made)
    names = {name: digest for name, (digest, _, _) in sorted(made.items())}
    _write(folder / _MANIFEST, json.dumps(names, indent=0).encode())
    written = sum(is_new for _, is_new, _ in made.values())
    return Published(str(folder), len(made), written, removed, sum(size for _, _, size in made.values()))


_Made = dict[str, tuple[str, bool, int]]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every process must know: ``before`` is file -> digest of what was published before."""

    folder: Path
    root: str
    prefix: str
    days: frozenset[date]
    cases: frozenset[str]
    before: dict[str, str]


def _make(setting: _Setting, paths: Sequence[str]) -> _Made:
    """Make the pages of some addresses; returns file -> digest, whether it was written, size."""
    made = {}
    outside = get_script_prefix()
    set_script_prefix(setting.prefix)
    try:
        for path in paths:
            body = _body(setting, path)
            if body is not None:
                made[file_of(path)] = _keep(setting.folder, setting.before, file_of(path), body)
    finally:
        set_script_prefix(outside)
    return made


def _body(setting: _Setting, path: str) -> bytes | None:
    """Return a page, None for a chart that there is none of."""
    request = RequestFactory().get(path)
    request.path = setting.prefix.rstrip("/") + path
    request.static_base = setting.root
    request.static_days = setting.days
    request.static_cases = setting.cases
    found = resolve(path)
    answer = found.func(request, *found.args, **found.kwargs)
    if answer.status_code == NotFoundError.http_status:
        return None
    if answer.status_code != _GOOD:
        raise SourceError(f"The page {path} could not be made (status {answer.status_code}).")
    return bytes(answer.content)


def _keep(folder: Path, before: dict[str, str], name: str, body: bytes) -> tuple[str, bool, int]:
    digest = hashlib.sha256(body).hexdigest()
    is_new = before.get(name) != digest or not (folder / name).is_file()
    if is_new:
        _write(folder / name, body)
    return digest, is_new, len(body)


def _assets(folder: Path, before: dict[str, str]) -> Iterator[tuple[str, tuple[str, bool, int]]]:
    for path in sorted(_STATIC.iterdir()):
        name = f"static/public/{path.name}"
        yield name, _keep(folder, before, name, path.read_bytes())


def _parts(base: str) -> tuple[str, str]:
    """Return scheme with host, and the path with its slashes, of the address of the site."""
    parts = urlsplit(base)
    if base and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise InputError(f"{base!r} is no address of a site; write it as https://HOST or https://HOST/PATH.")
    path = parts.path.strip("/")
    return (f"{parts.scheme}://{parts.netloc}" if base else ""), f"/{path}/" if path else "/"


def _before(folder: Path) -> dict[str, str]:
    """Return file -> digest of what was published into the folder before."""
    try:
        if not folder.exists() or not any(folder.iterdir()):
            return {}
        return dict(json.loads((folder / _MANIFEST).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise InputError(f"{folder} holds other files; name a new folder, or one that was published before.") from None
    except NotADirectoryError:
        raise InputError(f"{folder} is a file; name a folder.") from None
    except (ValueError, OSError) as fault:
        raise SourceError(f"{folder / _MANIFEST} cannot be read ({fault}); remove the folder and try again.") from None


def _tidy(folder: Path, before: dict[str, str], made: _Made) -> int:
    gone = [name for name in before if name not in made]
    for name in gone:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)
    return len(gone)


def _write(path: Path, body: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(body)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise SourceError(f"{path} cannot be written: {fault.strerror}.") from None
