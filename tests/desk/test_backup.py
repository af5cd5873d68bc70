"""A whole desk in one file, and back into an empty database."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from whipcount.desk.ledger.backup import backup, restore
from whipcount.desk.ledger.models import AuditEntry, Case
from whipcount.desk.ledger.store import case_from_db
from whipcount.errors import InputError, NotFoundError


def desk(folder: Path, name: str, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of the desk on a database of its own."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/{name}.sqlite3", "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "whipcount.desk", *arguments],
        env=environment, input=given, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_a_desk_comes_back_whole_on_another_database(small: Case, person: Any, tmp_path: Path) -> None:
    person("ann", "editor")
    before = (case_from_db("johnson-2022"), AuditEntry.objects.count())
    kept = backup(tmp_path / "desk.zip")
    assert (kept.cases, kept.events, kept.entries) == (2, len(before[0].events) + 1, before[1])
    done = desk(tmp_path, "new", "desk_restore", "--", str(tmp_path / "desk.zip"))
    assert (done.returncode, done.stderr) == (0, "")
    again = desk(tmp_path, "new", "desk_export", "johnson-2022", str(tmp_path / "out"))
    assert again.returncode == 0
    with zipfile.ZipFile(tmp_path / "desk.zip") as archive:
        for name in ("case.toml", "events.csv"):
            assert (tmp_path / "out" / name).read_bytes() == archive.read(f"cases/johnson-2022/{name}")
    assert '"name": "ann", "role": "editor"' in desk(tmp_path, "new", "desk_user_list", "--json").stdout
    bob = desk(tmp_path, "new", "desk_user_add", "--role", "reader", "bob")
    assert bob.returncode == 0


def test_a_backup_is_for_its_owner_and_replaces_none(small: Case, tmp_path: Path) -> None:
    backup(tmp_path / "desk.zip")
    if os.name == "posix":
        assert (tmp_path / "desk.zip").stat().st_mode & 0o077 == 0
    with pytest.raises(InputError, match="is there already"):
        backup(tmp_path / "desk.zip")
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_desk_that_has_something_is_not_written_over(small: Case, tmp_path: Path) -> None:
    backup(tmp_path / "desk.zip")
    with pytest.raises(InputError, match="This desk has cases or users"):
        restore(tmp_path / "desk.zip")


def test_a_damaged_backup_restores_nothing(small: Case, tmp_path: Path) -> None:
    backup(tmp_path / "desk.zip")
    with zipfile.ZipFile(tmp_path / "desk.zip") as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in whole.namelist():
            content = whole.read(name)
            bad.writestr(name, content.replace(b"Bridgen", b"Bridges") if name.endswith("event.jsonl") else content)
    (tmp_path / "cut.zip").write_bytes((tmp_path / "desk.zip").read_bytes()[:2000])
    for name, said in (("bad", "is damaged: tables/ledger.event.jsonl"), ("cut", "is no whole backup")):
        done = desk(tmp_path, name, "desk_restore", "--", str(tmp_path / f"{name}.zip"))
        assert done.returncode == 2
        assert said in done.stderr
    assert desk(tmp_path, "bad", "desk_user_list").stdout.startswith("No users yet")


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="does not exist"):
        restore(tmp_path / "none.zip")
