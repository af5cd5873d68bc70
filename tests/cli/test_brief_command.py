"""``whipcount brief`` and ``whipcount demo`` as a user calls them; the reader's part is a reading made by hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefstories import STORY, floor_crossed
from door import run
from whipcount.errors import InputError
from whipcount.facts import reading
from whipcount.facts.cases import CASES, check_folder
from whipcount.reader.types import Document, Reading


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the shipped example as a careful reader does, and nothing in any other text."""
    example = floor_crossed()

    def read(document: Document) -> Reading:
        return Reading(document, example.claims if document.text == example.document.text else ())

    monkeypatch.setattr(reading, "read_document", read, raising=False)


def test_the_terminal_gets_the_brief(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "brief", str(STORY))
    assert code == 0
    assert "working majority 77" in " ".join(out.split())
    assert "What to watch" in out


def test_json_is_one_document_with_the_hash_of_the_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "deep" / "brief.html"
    code, out, err = run(capsys, "brief", str(STORY), "--json", "-o", str(page))
    document = json.loads(out)
    assert code == 0
    assert document["story"]["published"] == "2022-01-19"
    assert document["hash"] in page.read_text(encoding="utf-8")
    assert f"Written: {page}" in err
    assert sorted(file.name for file in page.parent.iterdir()) == ["brief.html"]


@pytest.mark.parametrize("form", ["html", "md", "json", "terminal"])
def test_every_form_goes_to_standard_output(capsys: pytest.CaptureFixture[str], form: str) -> None:
    code, out, _ = run(capsys, "brief", str(STORY), "--format", form)
    starts = {"html": "<!doctype html>", "md": "# Christian Wakeford", "json": "{", "terminal": "╭"}
    assert code == 0
    assert out.startswith(starts[form])


@pytest.mark.parametrize(
    ("name", "start"), [("b.md", "# Chr"), ("b.json", "{"), ("b.htm", "<!doc"), ("b.txt", "╭"), ("b", "<!doc")]
)
def test_the_name_of_the_file_decides_its_form(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, start: str
) -> None:
    assert run(capsys, "brief", str(STORY), "-o", str(tmp_path / name))[0] == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_the_same_story_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (run(capsys, "brief", str(STORY), "--format", "html")[1] for _ in range(2))
    assert first == second


def test_the_demo_prints_and_writes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "demo", "-o", str(tmp_path / "brief.html"))
    assert code == 0
    assert "Bury South" in out
    assert "Bury South" in (tmp_path / "brief.html").read_text(encoding="utf-8")


def test_a_story_with_nothing_in_it_is_an_answer(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    story = tmp_path / "rain.txt"
    story.write_text("It rained on the river all morning, and the market was empty until noon.", encoding="utf-8")
    code, out, _ = run(capsys, "brief", str(story))
    assert code == 0
    assert "Nothing that counts was found" in out
    assert "Looked for" in out
    told = "Its day of publication is not known; give it with --published"
    assert told in " ".join(run(capsys, "brief", str(story), "--json")[1].split())
    assert told not in run(capsys, "brief", str(story), "--published", "2022-01-19", "--json")[1]


def test_a_story_in_another_language_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    story = tmp_path / "pluie.txt"
    story.write_text("Il a plu sur la ville et les rues sont vides, dit le maire.", encoding="utf-8")
    told = "whipcount: pluie.txt does not seem to be English; only English stories can be read.\n"
    assert run(capsys, "brief", str(story)) == (2, "", told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("brief", "nowhere.txt"), "does not exist"),
        (("brief", str(STORY), "--case", "nobody-1900"), "No case called"),
        (("brief", str(STORY), "--published", "yesterday"), "is not a date"),
        (("brief", str(STORY), "--accept"), "name it with --case"),
        (("brief", str(STORY), "--format", "pdf"), "name it with -o"),
        (("brief", str(STORY), "-o", "brief.docx"), "brief.docx ends on none of .html, "),
        (("brief", str(STORY), "--case", "johnson-2022", "--published", "1999-05-05"), "led from"),
        (("brief", str(STORY), "-o", str(STORY / "x.html")), "Cannot write"),
    ],
)
def test_mistakes_end_with_one_sentence(capsys: pytest.CaptureFixture[str], arguments: Any, said: str) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert said in err
    assert "Traceback" not in err


def test_a_shipped_case_is_not_changed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []
    monkeypatch.setattr("whipcount.cli.brief.write_whole", lambda path, _content: written.append(path))
    code, _, err = run(capsys, "brief", str(STORY), "--case", "johnson-2022", "--accept")
    assert (code, "is a shipped case" in err, written) == (2, True, [])


def test_a_folder_of_stories_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(STORY, tmp_path / name)
    code, _, err = run(capsys, "brief", str(tmp_path))
    assert (code, "holds 2 stories" in err) == (2, True)


def test_an_empty_file_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    code, _, err = run(capsys, "brief", str(tmp_path / "empty.txt"))
    assert (code, "holds no text" in err) == (InputError.exit_code, True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, _, err = run(capsys, "brief", str(STORY), "-o", str(tmp_path / "brief.html"))
    assert (code, "Cannot write" in err) == (2, True)


def test_accepting_adds_the_new_events_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(CASES / "johnson-2022", folder)
    before = (folder / "events.csv").read_text(encoding="utf-8")
    code, _, err = run(capsys, "brief", str(STORY), "--case", str(folder), "--accept")
    after = (folder / "events.csv").read_text(encoding="utf-8")
    assert code == 0
    assert "2 new events added" in err
    assert after.startswith(before)
    assert check_folder(folder)[1] == []
    code, _, err = run(capsys, "brief", str(STORY), "--case", str(folder), "--accept")
    assert "0 new events added" in err
    assert (folder / "events.csv").read_text(encoding="utf-8") == after


def test_without_accept_nothing_is_stored(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(CASES / "johnson-2022", folder)
    held = {file: file.read_bytes() for file in folder.iterdir()}
    assert run(capsys, "brief", str(STORY), "--case", str(folder))[0] == 0
    assert {file: file.read_bytes() for file in folder.iterdir()} == held


def test_help_loads_neither_the_reader_nor_the_page() -> None:
    code = (
        "import sys; from whipcount.cli.main import main\n"
        "try: main(['brief', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'spacy', 'jinja2', 'numpy', 'polars', 'trafilatura'}))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.rstrip().endswith("[]")
