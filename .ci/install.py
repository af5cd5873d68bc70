"""Make a virtual environment with everything that uv.lock names: ``python3 .ci/install.py .venv``.

A Debian machine may have Python without the package python3-venv. Then the environment is made without its own pip
and filled by the pip of the system. Needs nothing but the standard library and pip.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
PIP_WITH_PYTHON_OPTION = (22, 3)


def main(folder: Path) -> None:
    if sys.version_info < OLDEST:
        stop(f"Python {sys.version.split()[0]} is too old: 3.11 or newer is needed. Try 'make PYTHON=python3.11'.")
    if importlib.util.find_spec("venv") is None:
        stop("This Python cannot make virtual environments. On Debian: apt install python3-venv")
    python = make(folder)
    run([*pip_for(python), "install", "--quiet", "uv"])
    environment = os.environ | {"VIRTUAL_ENV": str(folder.resolve())}
    run([str(python), "-m", "uv", "sync", "--active", "--frozen", "--quiet"], environment)


def make(folder: Path) -> Path:
    """Make the environment, with a pip of its own if this Python has one to give, and return its Python."""
    bare = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    run([sys.executable, "-m", "venv", *bare, str(folder)])
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip_for(python: Path) -> list[str]:
    """Return the command that installs into the environment: its own pip, else the system's."""
    own = [str(python), "-m", "pip", "--disable-pip-version-check"]
    if version_of(own):
        return own
    outer = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    if version_of(outer) < PIP_WITH_PYTHON_OPTION:
        stop("This Python has no pip of 22.3 or newer. On Debian: apt install python3-pip, or python3-venv")
    return [*outer, "--python", str(python)]


def version_of(pip: list[str]) -> tuple[int, ...]:
    """Return a pip's version, empty if there is none."""
    told = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=False)
    return tuple(int(n) for n in told.stdout.split()[1].split(".")[:2]) if told.returncode == 0 else ()


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        stop(f"This step failed, with its reason above: {' '.join(command)}")


def stop(message: str) -> None:
    sys.exit(f"install: {message}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ".venv"))
