"""A real browser for the tests of pages: what it takes, and how it is started."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from whipcount.brief.render.pdf import browser

MARKS = [
    pytest.mark.skipif(browser() is None, reason="no Chromium: apt-get install chromium chromium-driver"),
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="no chromedriver: apt-get install chromium-driver"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
"""Every test in a browser has them."""


@contextmanager
def chrome(size: str, script_timeout: int = 30, performance: bool = False) -> Iterator[Any]:
    """Give a browser without a window, with a log of its console.

    Parameters
    ----------
    size : of the page in points, such as ``1000,1400``
    script_timeout : seconds that a script may take
    performance : whether the log of its requests is kept, too
    """
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = browser()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={size}"):
        options.add_argument(argument)
    logged = {"browser": "ALL"} | ({"performance": "ALL"} if performance else {})
    options.set_capability("goog:loggingPrefs", logged)
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    found.set_script_timeout(script_timeout)
    try:
        yield found
    finally:
        found.quit()
