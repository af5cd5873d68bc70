"""A page as PDF, printed by a browser of the Chromium family if the machine has one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from whipcount.errors import SourceError

__all__ = ["browser", "pdf"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 60


def browser() -> str | None:
    """Return the path of a browser that prints, None if none is installed."""
    return next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def pdf(page: str) -> bytes:
    """Return a page as PDF.

    Raises
    ------
    SourceError : no browser is installed, or it fails
    """
    program = browser()
    if program is None:
        raise SourceError(
            "A PDF needs Chromium or Chrome, and none is installed; write -o brief.html and print it from any browser."
        )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        source.write_text(_opened(page), encoding="utf-8")
        _run(program, source, target)
        return target.read_bytes()


def _opened(page: str) -> str:
    """Return the page with everything folded laid open: paper has nothing to click."""
    return page.replace("<details>", "<details open>")


def _run(program: str, source: Path, target: Path) -> None:
    command = [
        program, "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer",
        f"--user-data-dir={source.parent / 'profile'}", f"--print-to-pdf={target}", source.as_uri(),
    ]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError) as fault:
        raise SourceError(f"{program} could not print the page ({type(fault).__name__}); write HTML instead.") from None
    if not target.is_file():
        raise SourceError(f"{program} printed nothing; write HTML instead.")
