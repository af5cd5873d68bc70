"""Starting, failing and stopping: exit codes, JSON errors, closed pipes, Ctrl-C, encodings, completion."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from door import run
from whipcount.cli import house
from whipcount.cli.commands import COMMANDS
from whipcount.cli.completion import SHELLS
from whipcount.cli.main import COMPLETE
from whipcount.cli.terminal import Terminal

START = [sys.executable, "-c", "from whipcount.cli.main import main; main()"]


def cold(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*START, *arguments], capture_output=True, env=os.environ | environment, check=False)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    assert all(f"  {name} " in out for name in COMMANDS)


def test_no_command_is_a_mistake_that_the_help_answers(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: whipcount")


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "hause")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "No such command 'hause'" in err
    code, out, err = run(capsys, "hause", "--json")
    assert (code, err, json.loads(out)["code"]) == (2, "", "usage")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--version")
    assert (code, out.split()[0]) == (0, "whipcount,")


def test_a_bug_is_told_with_its_traceback(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(house, "register", fail)
    code, out, err = run(capsys, "house", "--on", "2022-01-19")
    assert (code, out) == (1, "")
    assert "Traceback" in err
    assert "a bug of ours" in err
    code, out, _ = run(capsys, "house", "--on", "2022-01-19", "--json")
    told = json.loads(out)
    assert (code, told["status"], told["code"]) == (1, 500, "bug")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_ctrl_c(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    def interrupted() -> None:
        raise stop

    monkeypatch.setattr(house, "register", interrupted)
    assert run(capsys, "house", "--on", "2022-01-19") == (130, "", "Stopped; nothing was left half-written.\n")


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_ctrl_c_in_a_process_of_its_own() -> None:
    script = (
        "import os, signal; from whipcount.cli import house; "
        f"house.register = lambda: os.kill(os.getpid(), {int(signal.SIGINT)}); "
        "from whipcount.cli.main import main; main(['house', '--on', '2022-01-19'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr.splitlines() == [b"Stopped; nothing was left half-written."]


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
@pytest.mark.parametrize(
    "arguments",
    [
        ("data", "info"),
        ("house", "--from", "1997-05-01", "--to", "2026-06-19"),
        ("count", "johnson-2022", "--on", "2022-06-06"),
        ("votes", "division", "commons:1351", "--json"),
    ],
)
def test_a_reader_who_closes_the_pipe(arguments: tuple[str, ...]) -> None:
    inlet, outlet = os.pipe()
    os.close(inlet)
    done = subprocess.run([*START, *arguments], stdout=outlet, stderr=subprocess.PIPE, check=False)
    os.close(outlet)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_closed_inside_a_table_is_told_to_the_one_who_ends_quietly() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Terminal(file=Closed()).print("a table")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*START, "data", "info"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["whipcount: The output cannot be used: No space left on device."]


def test_a_file_that_cannot_be_used_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden() -> None:
        raise PermissionError(13, "Permission denied", "a.csv")

    monkeypatch.setattr(house, "register", forbidden)
    code, out, err = run(capsys, "house", "--on", "2022-01-19")
    assert (code, out, err) == (2, "", "whipcount: a.csv cannot be used: Permission denied.\n")
    code, out, err = run(capsys, "house", "--on", "2022-01-19", "--json")
    assert (code, err, json.loads(out)["code"]) == (2, "", "source")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_names_are_written_in_utf_8_whatever_the_system_speaks(encoding: str) -> None:
    done = cold("house", "--from", "2022-01-18", "--to", "2022-01-19", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "Conservative → Labour" in done.stdout.decode("utf-8")


def test_one_day_of_the_house_loads_nothing_heavy() -> None:
    script = (
        "import sys; from whipcount.cli.main import main; main(['house', '--on', '2022-01-19']); "
        "print(sorted({'numpy', 'polars', 'spacy', 'rich', 'trafilatura', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_scripts(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    code, out, err = run(capsys, "completion", shell)
    assert (code, err) == (0, "")
    assert f"{COMPLETE}={shell}_complete" in out
    assert json.loads(run(capsys, "completion", shell, "--json")[1])["script"] == out


def test_an_unknown_shell(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "completion", "tcsh")
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [("whipcount ho", "1", "plain,house"), ("whipcount house --kn", "2", "plain,--known")],
)
def test_completion_answers(words: str, at: str, expected: str) -> None:
    done = cold(COMP_WORDS=words, COMP_CWORD=at, **{COMPLETE: "bash_complete"})
    assert (done.returncode, done.stdout.decode().split()) == (0, [expected])


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_takes_the_script() -> None:
    script = cold("completion", "bash").stdout.decode()
    assert subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False).returncode == 0


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run([*START, "house", "--on", "2022-01-19"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
