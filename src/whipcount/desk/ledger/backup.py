"""A whole desk in one file, and back: every table as JSON lines, every case also as a folder that people can read.

The file does not depend on the kind of database, so a desk can move from SQLite to PostgreSQL with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction

from whipcount.desk.ledger.audit import record
from whipcount.desk.ledger.models import AuditEntry, Case, Event
from whipcount.desk.ledger.rows import event_of
from whipcount.errors import InputError, NotFoundError
from whipcount.ledger.rows import write_events

__all__ = ["Kept", "backup", "restore"]

_FORM = 1
_MANIFEST = "manifest.json"
_LEFT_OUT = frozenset({"ledger.loginattempt"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds."""

    cases: int
    events: int
    entries: int


def backup(path: Path) -> Kept:
    """Write the desk to a file that only its owner can read; the state of one moment, while people go on working.

    Raises
    ------
    InputError : the file is there already, or cannot be written
    """
    if path.exists():
        raise InputError(f"{path} is there already; name another file, so that no backup is lost.")
    part = path.with_name(path.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as fault:
        raise InputError(f"{path} cannot be written: {fault.strerror}; name another file.") from None
    with os.fdopen(handle, "wb") as file:
        with _one_moment(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            kept = _write(archive)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return kept


def restore(path: Path) -> Kept:
    """Read a backup into an empty database; all of it, or nothing.

    Raises
    ------
    NotFoundError : no such file
    InputError : no backup, a damaged one, or a desk that has cases or users
    """
    if not path.is_file():
        raise NotFoundError(f"{path} does not exist; name a file that whipcount desk backup has written.")
    if Case.objects.exists() or get_user_model().objects.exists():
        raise InputError("This desk has cases or users; a backup is read into an empty database, so name a new one.")
    with transaction.atomic():
        for text in _tables(path):
            _load(text, path)
        _renew_counters()
        kept = _kept()
        record(None, "restore", f"backup:{path.name}", after={"cases": kept.cases, "events": kept.events})
    return kept


def _one_moment() -> Any:
    """Return a transaction that sees one state of the database from beginning to end."""
    block = transaction.atomic()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        return _Repeatable()
    return block


class _Repeatable:
    """A transaction of PostgreSQL whose every query sees the same state."""

    def __enter__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def __exit__(self, *fault: Any) -> None:
        self.block.__exit__(*fault)


def _write(archive: zipfile.ZipFile) -> Kept:
    hashes = {}
    for name, text in _members():
        archive.writestr(name, text)
        hashes[name] = hashlib.sha256(text.encode("utf-8")).hexdigest()
    archive.writestr(_MANIFEST, json.dumps({"form": _FORM, "sha256": hashes}, indent=1))
    return _kept()


def _members() -> Iterator[tuple[str, str]]:
    for model in _models():
        rows = model._default_manager.order_by("pk").iterator(chunk_size=500)
        text = serializers.serialize("jsonl", rows, use_natural_foreign_keys=True, ensure_ascii=False)
        yield f"tables/{model._meta.label_lower}.jsonl", text
    for case in Case.objects.all():
        yield f"cases/{case.slug}/case.toml", case.head
        yield f"cases/{case.slug}/events.csv", write_events(event_of(row, as_given=True) for row in case.events.all())


def _models() -> list[Any]:
    own = [*apps.get_app_config("ledger").get_models(), *apps.get_app_config("tracker").get_models()]
    return [get_user_model(), *(model for model in own if model._meta.label_lower not in _LEFT_OUT)]


def _tables(path: Path) -> Iterator[str]:
    """Yield the text of each table, after the whole file was compared with its manifest."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            texts = {name: archive.read(name) for name in manifest["sha256"]}
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError) as fault:
        raise InputError(f"{path} is no whole backup ({fault}); take another.") from None
    if manifest.get("form") != _FORM:
        raise InputError(f"{path} was written by another version of the desk (form {manifest.get('form')!r}).")
    wrong = [name for name, text in texts.items() if hashlib.sha256(text).hexdigest() != manifest["sha256"][name]]
    if wrong:
        raise InputError(f"{path} is damaged: {wrong[0]} is not what was written; take another.")
    yield from (text.decode("utf-8") for name, text in texts.items() if name.startswith("tables/"))


def _load(text: str, path: Path) -> None:
    try:
        for found in serializers.deserialize("jsonl", text):
            found.save()
    except DeserializationError as fault:
        raise InputError(f"{path} does not fit this version of the desk ({fault}).") from None


def _renew_counters() -> None:
    """Let the database go on counting after the highest row of each table."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _kept() -> Kept:
    return Kept(Case.objects.count(), Event.objects.count(), AuditEntry.objects.count())
