"""An editor's whole job in a real browser, with the keyboard, on a server of its own; and every page by axe."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

import axe
from chrome import MARKS, chrome
from deskbuilder import PASSWORD, small_case
from whipcount.facts.tables import DATA

By = pytest.importorskip("selenium.webdriver.common.by").By
errors = pytest.importorskip("selenium.common.exceptions")
Wait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait

STORY = (DATA / "examples" / "floor-crossed.txt").read_text(encoding="utf-8")

pytestmark = [pytest.mark.own_database, *MARKS]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("desk")
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/desk.sqlite3", "OMP_NUM_THREADS": "1"}
    row = (
        "e1,2022-01-12,2022-01-13,Andrew Bridgen,,letter_submitted,asserted,Boris Johnson,twfy:10999,,,,,on_record,"
        "https://a.example/1,I have sent it.,\n"
    )
    for arguments in (
        ["desk_import", str(small_case(folder, rows=row))],
        ["desk_user_add", "ann", "--role", "admin", "--password-stdin"],
    ):
        subprocess.run(
            [sys.executable, "-m", "whipcount.desk", *arguments],
            env=environment, input=PASSWORD, text=True, check=True, capture_output=True,
        )  # fmt: skip
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    command = [sys.executable, "-m", "whipcount", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(20)


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with chrome("1300,1000", script_timeout=90) as found:
        found.execute_cdp_cmd("Network.enable", {})
        found.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        yield found


def text(driver: Any, selector: str = "main") -> str:
    return str(driver.find_element(By.CSS_SELECTOR, selector).text)


def until(driver: Any, words: str) -> None:
    wait = Wait(driver, 60, ignored_exceptions=(errors.NoSuchElementException, errors.StaleElementReferenceException))
    wait.until(lambda d: words in text(d), f"{words!r} does not come")


def until_other(driver: Any, url: str, before: str) -> None:
    """Open a public page until it differs: after a burst of changes it is made anew once a second."""

    def differs(d: Any) -> bool:
        d.get(url)
        return text(d) != before

    Wait(driver, 60).until(differs, f"{url} does not change")


def keys(driver: Any, letters: str) -> None:
    driver.switch_to.active_element.send_keys(letters)


def look(driver: Any, width: int | None = None, scheme: str | None = None) -> None:
    """Show pages on a screen of so many points in light or dark; without both as the window has it."""
    features = [{"name": "prefers-color-scheme", "value": scheme}] if scheme else []
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    if width is None:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def is_clean(driver: Any) -> None:
    """Check a page with axe, light and wide, dark and on a phone; that it fits the phone, and a silent console."""
    assert axe.violations(driver) == []
    look(driver, 360, "dark")
    wide = driver.execute_script("return document.documentElement.scrollWidth")
    found = axe.violations(driver)
    look(driver)
    assert wide <= 360
    assert found == []
    assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_an_editors_whole_job(driver: Any, address: str) -> None:
    driver.get(f"{address}/desk/")
    is_clean(driver)
    driver.find_element(By.NAME, "username").send_keys("ann")
    driver.find_element(By.NAME, "password").send_keys(PASSWORD + "\n")
    until(driver, "Nothing waits")
    is_clean(driver)
    driver.find_element(By.LINK_TEXT, "Bring a story").click()
    until(driver, "Paste its text")
    is_clean(driver)
    driver.execute_script("document.querySelector('[name=text]').value = arguments[0]", STORY)
    driver.find_element(By.CSS_SELECTOR, "main form button").click()
    until(driver, "7 of 7 claims wait")
    is_clean(driver)

    # The fourth claim is a letter on record already: merge it; the fifth is a call to go: accept it.
    card = "#" + driver.find_elements(By.CSS_SELECTOR, ".claim")[3].get_attribute("id")
    assert "Already counted, under ‘Andrew Bridgen’" in text(driver, card)
    keys(driver, "jjj")
    keys(driver, "m")
    until(driver, "Merged: further evidence")
    next_card = "claim-" + str(int(card.removeprefix("#claim-")) + 1)
    Wait(driver, 60).until(lambda d: d.switch_to.active_element.get_attribute("id") == next_card)
    keys(driver, "a")
    until(driver, "Accepted.")
    accepted = driver.find_element(By.CSS_SELECTOR, ".claim.accepted a").get_attribute("href")
    assert "David Davis" in text(driver, ".claim.accepted")

    driver.get(f"{address}/cases/small/?on=2022-01-19")
    public = text(driver)
    assert "David Davis" in public
    driver.get(f"{address}/embed/cases/small/")
    assert driver.find_element(By.TAG_NAME, "body").text.strip()

    driver.get(accepted)
    is_clean(driver)
    driver.find_element(By.XPATH, "//summary[contains(., 'Take it back')]").click()
    driver.find_element(By.ID, "why-undo").send_keys("he did not say so\n")
    until(driver, "a new event is on record")
    until_other(driver, f"{address}/cases/small/?on=2022-01-19", public)
    driver.get(f"{address}/cases/small/corrections/")
    assert "he did not say so" in text(driver)

    for place in (
        "",
        "people/",
        "password/",
        "cases/small/",
        "cases/small/log/",
        "cases/small/events/",
        "cases/small/sources/",
        "cases/small/keep/",
    ):
        driver.get(f"{address}/desk/{place}")
        is_clean(driver)


def test_a_long_story_comes_back_when_it_was_read(driver: Any, address: str) -> None:
    driver.get(f"{address}/desk/cases/small/bring/")
    rain = "It rained on the square and the crowd went home early that day.\n" * 400
    script = "document.querySelector('[name=text]').value = arguments[0]"
    driver.execute_script(
        script, "20 January 2022\n\nDavid Davis called on Boris Johnson to resign on Thursday.\n" + rain
    )
    driver.find_element(By.CSS_SELECTOR, "main form button").click()
    until(driver, "Reading …")
    is_clean(driver)
    Wait(driver, 300, ignored_exceptions=(errors.StaleElementReferenceException,)).until(
        lambda d: " claims wait" in text(d)
    )


def test_two_persons_decide(driver: Any, address: str) -> None:
    driver.get(f"{address}/desk/cases/small/keep/")
    driver.find_element(By.NAME, "two_person").click()
    driver.find_element(By.CSS_SELECTOR, "main form button").click()
    until(driver, "confirmed by a second person")
    driver.get(f"{address}/desk/cases/small/events/e1/")
    driver.find_element(By.XPATH, "//summary[contains(., 'Take it back')]").click()
    driver.find_element(By.ID, "why-undo").send_keys("a slip of the pen\n")
    until(driver, "waits until a second person confirms it")
    for place in ("cases/small/events/e1/", "cases/small/", ""):
        driver.get(f"{address}/desk/{place}")
        assert "ann wants taken back" in text(driver)
        is_clean(driver)
    driver.find_element(By.CSS_SELECTOR, ".wishes input[name=note]").send_keys("no slip\n")
    until(driver, "Declined; nothing was changed.")


def test_every_action_is_a_form_without_javascript(driver: Any, address: str) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(f"{address}/desk/stories/1/")
        assert driver.find_elements(By.CSS_SELECTOR, ".claim form button")
        driver.find_element(
            By.CSS_SELECTOR, ".claim:not(.accepted):not(.merged) form[action$='/reject/'] button"
        ).click()
        until(driver, "Rejected.")
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
