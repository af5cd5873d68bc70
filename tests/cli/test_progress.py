"""What a person at a terminal sees while a command works."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from door import run
from whipcount.cli import forecast_report
from whipcount.cli.progress import telling
from whipcount.forecast.record import Model, Prediction


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Door:
    def backtest(self, seed: int) -> list[Prediction]:
        return []


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Make standard error a terminal that moves its cursor."""
    found = _Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return found


def test_a_terminal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    with telling() as tell:
        tell("[bold] is no markup")
    assert "[bold] is no markup" in terminal.getvalue()


def test_a_file_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with telling() as tell:
        tell("read")
    assert capsys.readouterr() == ("", "")


def test_the_report_tells_which_model_is_under_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = at_a_terminal(monkeypatch)
    monkeypatch.setattr(forecast_report, "models", lambda: [Model.LETTERS, Model.BALLOT])
    monkeypatch.setattr(forecast_report, "door", lambda _: _Door())
    monkeypatch.setattr(forecast_report, "record_page", lambda _: ("page", {}))
    code, out, _ = run(capsys, "forecast", "report", "-o", str(tmp_path))
    assert (code, out) == (0, f"Written: {tmp_path / 'record.md'}\n")
    assert "Back-testing ballot, 2 of 2" in terminal.getvalue()
