"""Call the command line as a user does, inside this process."""

from __future__ import annotations

import json
from typing import Any

import pytest

from whipcount.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error."""
    code = 0
    try:
        main(list(arguments))
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Return what ``--json`` prints."""
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 0, out
    return json.loads(out)
