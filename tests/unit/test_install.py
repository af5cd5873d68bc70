"""The installer of ``make``: what it says where something is missing, and how it does without it."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).resolve().parents[2] / ".ci" / "install.py"


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_old_python_is_told(install: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(install, "OLDEST", (99, 0))
    with pytest.raises(SystemExit, match=r"too old: 3\.11 or newer"):
        install.main(tmp_path / "env")
    assert not (tmp_path / "env").exists()


def test_a_python_without_venv_is_told_what_to_install(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "venv", None)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        install.main(tmp_path / "env")


def test_without_ensurepip_the_systems_pip_fills_the_environment(
    install: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(install, "version_of", lambda pip: (23, 0) if pip[0] == sys.executable else ())
    python = install.make(tmp_path / "env")
    assert python.exists()
    assert install.pip_for(python)[-2:] == ["--python", str(python)]


def test_an_old_pip_is_told(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "version_of", lambda pip: (20, 3) if pip[0] == sys.executable else ())
    with pytest.raises(SystemExit, match=r"no pip of 22.3 or newer"):
        install.pip_for(Path("python"))


def test_a_step_that_fails_stops_the_rest(install: ModuleType) -> None:
    with pytest.raises(SystemExit, match="This step failed"):
        install.run([sys.executable, "-c", "raise SystemExit(3)"])
