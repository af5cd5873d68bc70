"""Renew the picture of the README: ``python docs/render.py`` after a change to the brief's looks.

It needs Chromium or Chrome. The page of ``whipcount demo`` is shown twice, its head in light and the House in dark.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from whipcount.brief.render.pdf import browser

PICTURE = Path(__file__).resolve().parent / "images" / "brief.png"
WIDTH, HEIGHT, PANE, SCALE = 1320, 900, 656, 0.72
DEMO = "from whipcount.cli.main import main; main()"
FRAMES = """<!doctype html><style>
body {{ margin: 0; background: #7d7a72; display: flex; gap: 8px; }}
iframe {{ border: 0; width: {pane}px; height: {height}px; }}
</style>
<iframe src="{page}" style="color-scheme: light"></iframe>
<iframe src="{page}#house" style="color-scheme: dark"></iframe>"""


def main() -> None:
    """Write the picture."""
    program = browser()
    if program is None:
        sys.exit("The picture needs Chromium or Chrome; install one of them.")
    with tempfile.TemporaryDirectory() as folder:
        page, frames = Path(folder) / "brief.html", Path(folder) / "frames.html"
        subprocess.run([sys.executable, "-c", DEMO, "demo", "-o", str(page)], check=True, capture_output=True)
        frames.write_text(FRAMES.format(page=page.name, pane=PANE, height=HEIGHT), encoding="utf-8")
        take(program, frames)


def take(program: str, frames: Path) -> None:
    """Take the picture of a page."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
        f"--force-device-scale-factor={SCALE}",
        f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={PICTURE}", frames.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
