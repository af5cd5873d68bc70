"""``whipcount data``: what is embedded, whether it is right, and building it."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from door import run
from whipcount.cli.files import write_whole
from whipcount.errors import SourceError
from whipcount.facts import checks, tables
from whipcount.facts.house import published
from whipcount.facts.tables import DATA, manifest


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(run(capsys, *arguments, "--json")[1])


def test_info_lists_every_file_under_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "data", "info")
    assert {"PROVENANCE.md", "tables/spells.csv", "manual/published.csv"} <= {row["name"] for row in found["files"]}
    assert sum(row["bytes"] for row in found["files"]) == found["bytes"]
    assert sum(row["bytes"] for row in found["files"] if not row["name"].startswith("models/")) < 12_000_000
    assert "\\" not in "".join(row["name"] for row in found["files"])
    code, out, err = run(capsys, "data", "info")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith(f"{len(found['files'])} files, {found['bytes']:,} bytes")


def test_check_compares_every_published_figure(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "data", "check")
    assert found["ok"]
    assert {check["name"]: check["compared"] for check in found["checks"]} == {
        "tables as built": len(manifest()),
        "party sizes and working majorities": len(published()),
        "votes at general elections": 19,
        "shares at general elections, to 0.1 point": 23,
        "announced totals of divisions, to 4 names": 21,
    }
    code, out, err = run(capsys, "data", "check")
    assert (code, err, out.count("all equal")) == (0, "", 5)


def test_check_tells_each_difference(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [checks.Check("votes", 2, ("2019-12-12 labour: published 1, counted 2 (a page)",))]
    monkeypatch.setattr(checks, "checks", lambda: iter(wrong))
    code, out, err = run(capsys, "data", "check")
    assert (code, out) == (2, "votes: 2 compared, 1 differ\n")
    assert err.splitlines() == [
        "whipcount: 1 of 2 figures differ.",
        "  2019-12-12 labour: published 1, counted 2 (a page)",
    ]
    code, out, err = run(capsys, "data", "check", "--json")
    assert (code, err, json.loads(out)["ok"]) == (2, "", False)


def test_build_makes_what_is_embedded(capsys: pytest.CaptureFixture[str], shared: Path, tmp_path: Path) -> None:
    code, _, err = run(capsys, "data", "build", "--from", str(shared), "--check")
    assert (code, err) == (0, "")
    found = document(capsys, "data", "build", "--from", str(shared), "--to", str(tmp_path))
    assert found["bytes"] == sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert all((tmp_path / name).read_bytes() == (DATA / name).read_bytes() for name in found["tables"])


@pytest.mark.parametrize("target", ["", "empty"])
def test_build_from_a_wrong_folder_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, target: str
) -> None:
    (tmp_path / "empty").mkdir()
    source = tmp_path / (target or "none")
    code, out, err = run(capsys, "data", "build", "--from", str(source), "--to", str(tmp_path / "to"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "to").exists()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "a.csv", b"new")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["a.csv"]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SourceError, match=r"Cannot write .*; choose another place"):
        write_whole(tmp_path / "file" / "a.csv", b"new")
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(SourceError, match="Cannot write"):
        write_whole(tmp_path / "taken.csv", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "file", "taken.csv"]


HEADER = ["number", "elected_on", "dissolved_on", "seats", "known_until"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.rsplit("\n", 2)[0] + "\n", "has 11 rows where 12 were built"),
        (lambda text: text[:-15], r"cut short or damaged at line 13"),
        (lambda text: text.replace("elected_on", "elected"), "has an unknown header"),
        (lambda text: "", "has an unknown header"),
        (None, "is missing"),
    ],
)
def test_a_damaged_table_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: Any, said: str) -> None:
    name = "tables/parliaments.csv"
    built = manifest()
    (tmp_path / "tables").mkdir()
    if change:
        (tmp_path / name).write_text(change((DATA / name).read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    monkeypatch.setattr(tables, "manifest", lambda: built)
    with pytest.raises(SourceError, match=said):
        list(tables.rows(name, HEADER))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, b"new")
    reader.join(5)
    assert (got, pipe.is_fifo()) == ([b"new"], True)
