"""The audit of dependencies: a known vulnerability stops the gate, an unreachable list does not and is told."""

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PATH = Path(__file__).resolve().parents[2] / ".ci" / "audit.py"
CLEAN = {"name": "django", "version": "5.2.9", "vulns": []}
BAD = {"name": "jinja2", "version": "3.1.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.2"]}]}
UNKNOWN = {"name": "django", "skip_reason": "Dependency not found on PyPI and could not be audited"}


@pytest.fixture
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answers(monkeypatch: pytest.MonkeyPatch, probe: Any, whole: Any) -> None:
    """Let uv name two packages, and pip-audit answer for the first alone and then for both."""
    waiting = [probe, whole]

    def run(command: list[str], **_: Any) -> Any:
        if "uv" in command:
            return subprocess.CompletedProcess(command, 0, "django==5.2.9\njinja2==3.1.1\n", "")
        found = waiting.pop(0)
        return subprocess.CompletedProcess(command, 1, found if isinstance(found, str) else json.dumps(found), "")

    monkeypatch.setattr(subprocess, "run", run)


def test_nothing_known_is_well(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, {"dependencies": [CLEAN]}, {"dependencies": [CLEAN, BAD | {"vulns": []}]})
    assert audit.main() == 0
    assert capsys.readouterr().out == "audit: 2 packages, 0 known vulnerabilities.\n"


def test_a_known_vulnerability_stops_the_gate(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, {"dependencies": [CLEAN]}, {"dependencies": [CLEAN, BAD]})
    assert audit.main() == 1
    assert "jinja2 3.1.1 has PYSEC-1; mended in 3.1.2" in capsys.readouterr().out


@pytest.mark.parametrize("probe", [{"dependencies": [UNKNOWN]}, "Traceback: no route to host", {"dependencies": []}])
def test_a_list_that_cannot_be_reached_is_told(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], probe: Any
) -> None:
    answers(monkeypatch, probe, "")
    assert audit.main() == 0
    assert "cannot be reached from here; the dependencies were not audited" in capsys.readouterr().out


def test_a_list_that_stops_answering_is_told(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, {"dependencies": [CLEAN]}, "")
    assert audit.main() == 0
    assert "stopped answering" in capsys.readouterr().out


def test_the_lock_names_what_is_audited(audit: ModuleType) -> None:
    assert {line.partition("==")[0] for line in audit.requirements()} >= {"django", "granian", "pip-audit"}
