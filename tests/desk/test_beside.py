"""The process beside a server: there before the block begins, started again when it ends, gone with the block."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whipcount.desk import beside

pytestmark = [
    pytest.mark.own_database,
    pytest.mark.skipif(sys.platform == "win32", reason="sends signals"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come")


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """Run, instead of a command of the desk, one that writes its number down and waits for the end of its input."""
    told = tmp_path / "numbers"
    code = f"import os, sys; open({str(told)!r}, 'a').write(f'{{os.getpid()}} '); sys.stdin.read()"
    start = beside.subprocess.Popen

    def other(command: list[str], **rest: Any) -> Any:
        return start([sys.executable, "-c", code], **rest)

    monkeypatch.setattr(beside.subprocess, "Popen", other)
    monkeypatch.setattr(beside, "_PAUSE", 0.05)
    return lambda: [int(one) for one in told.read_text(encoding="ascii").split()] if told.exists() else []


def test_it_is_started_again_when_it_ends_and_ends_with_the_block(numbers: Callable[[], list[int]]) -> None:
    with beside.running(["anything"]):
        until(lambda: len(numbers()) == 1)
        os.kill(numbers()[0], 9)
        until(lambda: len(numbers()) == 2)
        assert is_alive(numbers()[1])
    assert not is_alive(numbers()[1])


def test_it_is_there_before_the_block_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server forks its workers in the block; they must not inherit the pipe of a process that is just starting."""
    started: list[str] = []
    start = beside._started

    def seen(*given: Any) -> Any:
        started.append("now")
        return start(*given)

    monkeypatch.setattr(beside, "_started", seen)
    with beside.running(["--version"]):
        assert started == ["now"]
