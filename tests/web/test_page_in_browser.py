"""The page of the demo in a real browser: light, dark, narrow, printed, without console errors or requests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefstories import floor_crossed
from chrome import MARKS, chrome
from whipcount.brief.assemble import assemble
from whipcount.brief.render.page import page
from whipcount.brief.render.pdf import pdf

pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

pytestmark = MARKS


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with chrome("1000,1400", performance=True) as found:
        yield found


@pytest.fixture
def opened(driver: Any, tmp_path: Path) -> Any:
    path = tmp_path / "brief.html"
    path.write_text(page(assemble(floor_crossed())), encoding="utf-8")
    driver.get_log("performance")
    driver.get(path.as_uri())
    return driver


def media(driver: Any, name: str, value: str) -> None:
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": name, "value": value}]})


def contrast(driver: Any, selector: str) -> float:
    """Return the contrast of an element's ink with the page, as the WCAG counts it."""
    script = """
        const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).map(Number).slice(0, 3)
            .map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b };
        const ink = light(getComputedStyle(document.querySelector(arguments[0])).color);
        const paper = light(getComputedStyle(document.body).backgroundColor);
        return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05)"""
    return float(driver.execute_script(script, selector))


def test_the_headline_stands_on_top(opened: Any) -> None:
    assert "Conservatives 359, working majority 77, down from 79" in opened.find_element("css selector", "h1").text
    assert opened.title.startswith("Christian Wakeford")


def test_the_console_is_silent(opened: Any) -> None:
    assert [entry for entry in opened.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []


def test_nothing_is_fetched_but_the_page(opened: Any) -> None:
    events = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1


def test_every_link_inside_the_page_has_its_place(opened: Any) -> None:
    script = """return [...document.querySelectorAll('a[href^="#"]')]
        .filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)"""
    assert opened.execute_script(script) == []


def test_a_link_into_a_closed_table_opens_it(opened: Any) -> None:
    link = opened.find_element("css selector", '#letters a[href^="#e-"]')
    opened.execute_script("arguments[0].click()", link)
    target = link.get_attribute("href").rsplit("#", 1)[1]
    assert opened.execute_script("return document.getElementById(arguments[0]).checkVisibility()", target)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("selector", ["h1", "p.story", "a", "figcaption", "dd small", "dt", "summary"])
def test_the_ink_can_be_read_in_light_and_dark(opened: Any, scheme: str, selector: str) -> None:
    media(opened, "prefers-color-scheme", scheme)
    assert contrast(opened, selector) >= 4.5


def test_dark_mode_turns_the_paper_dark(opened: Any) -> None:
    script = "return getComputedStyle(document.body).backgroundColor"
    media(opened, "prefers-color-scheme", "light")
    light = opened.execute_script(script)
    media(opened, "prefers-color-scheme", "dark")
    assert opened.execute_script(script) != light


@pytest.mark.parametrize("width", [320, 390, 1000])
def test_the_page_does_not_scroll_sideways(opened: Any, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    wide = opened.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 0


def test_names_in_the_half_circle_do_not_overlap(opened: Any) -> None:
    script = """
        const boxes = [...document.querySelectorAll('svg.hemicycle')].map(svg =>
            [...svg.querySelectorAll('text.party')].map(t => t.getBoundingClientRect()));
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
        return boxes.flatMap(all => all.flatMap((a, i) => all.slice(i + 1).filter(b => meet(a, b)))).length"""
    assert opened.execute_script(script) == 0


def test_it_is_readable_without_scripts(opened: Any) -> None:
    assert opened.find_elements("css selector", "script, [onclick], link, img, iframe") == []


def test_it_prints(tmp_path: Path) -> None:
    assert pdf(page(assemble(floor_crossed()))).startswith(b"%PDF-")


def test_paper_has_the_closed_tables_and_the_addresses_of_the_sources() -> None:
    reader = PdfReader(BytesIO(pdf(page(assemble(floor_crossed())))))
    text = re.sub(r"\s+", " ", " ".join(found.extract_text() for found in reader.pages))
    assert "Aaron Bell" in text
    assert "Roger Gale" in text
    assert "https://" in text


def test_a_browser_that_prints_the_page_opens_what_is_closed(opened: Any) -> None:
    script = "return [...document.querySelectorAll('details table')].every(t => t.checkVisibility())"
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    printed = opened.execute_script(script)
    after = "return getComputedStyle(document.querySelector('main a[href^=http]'), '::after').content"
    address = opened.execute_script(after)
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert printed
    assert "http" in address
    assert not opened.execute_script(script)


@pytest.mark.parametrize("width", [320, 375, 1000])
def test_the_words_of_a_chart_of_chances_can_be_read(opened: Any, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    script = """
        const svg = document.querySelector('svg.chances'), box = svg.getBoundingClientRect();
        const scale = box.width / svg.viewBox.baseVal.width;
        return [...svg.querySelectorAll('text')].map(t => {
            const r = t.getBoundingClientRect();
            return [r.left - box.left, box.right - r.right, parseFloat(getComputedStyle(t).fontSize) * scale]})"""
    boxes = opened.execute_script(script)
    opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert boxes
    assert min(min(left, right) for left, right, _ in boxes) >= -1
    assert min(size for _, _, size in boxes) >= 10.5


def test_the_words_of_a_chart_of_chances_do_not_overlap(opened: Any) -> None:
    metrics = {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    script = """
        const all = [...document.querySelectorAll('svg.chances text')].map(t => t.getBoundingClientRect());
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
        return all.flatMap((a, i) => all.slice(i + 1).filter(b => meet(a, b))).length"""
    met = opened.execute_script(script)
    opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert met == 0
