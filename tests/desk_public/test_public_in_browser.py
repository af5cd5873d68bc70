"""Every kind of public page in a real browser: axe, keyboard, phone, dark, without scripts, the search as one types."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

import axe
from chrome import MARKS, chrome

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
WebDriverWait = pytest.importorskip("selenium.webdriver.support.wait").WebDriverWait

pytestmark = MARKS

J = "/cases/johnson-2022/"
PAGES = {
    "home": "/",
    "case": f"{J}days/2022-06-06/",
    "case without a name": f"{J}?on=2021-10-01",
    "timeline": f"{J}timeline/?on=2022-02-01",
    "corrections": f"{J}corrections/",
    "members": "/members/",
    "seats": "/seats/?on=2022-01-19",
    "member": "/members/25874/?on=2022-01-19",
    "seat": "/seats/E14000612/?on=2022-01-19",
    "house": "/house/2022-01-19/",
    "event": "/events/e9eacdeed15a3/",
    "find": "/find/?q=wake&on=2022-01-19",
    "api": "/api/v1/docs",
    "embed": "/embed/cases/johnson-2022/",
    "mistake": "/members/zz/",
}
_SMALL = """
return [...document.querySelectorAll('main a, main button, main input, main select, header a')]
  .filter(one => one.checkVisibility() && getComputedStyle(one).display !== 'inline')
  .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
  .filter(([box]) => box.width < 24 || box.height < 24).map(([, html]) => html);
"""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    import deskbuilder

    deskbuilder.make_ready()
    from django.core.wsgi import get_wsgi_application

    server = make_server("localhost", 0, get_wsgi_application(), _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    with chrome("1000,1400", script_timeout=60) as found:
        yield found


@pytest.fixture
def plain(driver: Any) -> Iterator[Any]:
    yield driver
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def waiting(driver: Any, until: Any) -> Any:
    return WebDriverWait(driver, 10).until(until)


def scheme(driver: Any, value: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": value}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("colours", "width"), [("light", 1000), ("dark", 390)])
def test_axe_finds_nothing(plain: Any, site: str, name: str, colours: str, width: int) -> None:
    scheme(plain, colours)
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    plain.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    plain.get(site + PAGES[name])
    assert axe.violations(plain) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_it_without_scrolling_sideways_and_with_room_for_a_finger(
    plain: Any, site: str, name: str
) -> None:
    metrics = {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    plain.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    plain.get(site + PAGES[name])
    wide = plain.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert plain.execute_script(_SMALL) == []


@pytest.mark.parametrize("name", [name for name in PAGES if name != "mistake"])
def test_the_console_is_silent(plain: Any, site: str, name: str) -> None:
    plain.get_log("browser")
    plain.get(site + PAGES[name])
    assert [entry for entry in plain.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []


def test_names_narrow_while_one_types(plain: Any, site: str) -> None:
    plain.get(site + PAGES["case"])
    plain.find_element("css selector", "input[name=q]").send_keys("bridgen")
    shown = [row.text for row in plain.find_elements("css selector", "table.names tbody tr") if row.is_displayed()]
    assert len(shown) == 1
    assert "Andrew Bridgen" in shown[0]
    assert plain.find_element("id", "names-told").text == "1 of 139 names"


def test_the_search_works_without_scripts(plain: Any, site: str) -> None:
    plain.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    plain.get(site + PAGES["case"])
    field = plain.find_element("css selector", "input[name=q]")
    field.send_keys("bridgen")
    plain.find_element("css selector", "form.filter button").click()
    waiting(plain, lambda driver: "q=bridgen" in driver.current_url)
    assert len(plain.find_elements("css selector", "table.names tbody tr")) == 1


def test_the_first_key_leads_past_the_head(plain: Any, site: str) -> None:
    plain.get(site + PAGES["case"])
    plain.find_element("css selector", "body").send_keys(webdriver.Keys.TAB)
    assert plain.switch_to.active_element.text == "Skip to the content"
    plain.switch_to.active_element.send_keys(webdriver.Keys.ENTER)
    assert plain.current_url.endswith("#main")


def test_a_page_of_another_site_may_show_the_embed_and_not_the_page(plain: Any, site: str) -> None:
    html = f'<iframe id="a" src="{site}/embed/cases/johnson-2022/"></iframe><iframe id="b" src="{site}{J}"></iframe>'

    def outside(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [html.encode()]

    server = make_server("127.0.0.1", 0, outside, _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        plain.get(f"http://127.0.0.1:{server.server_port}/")
        plain.switch_to.frame("a")
        assert waiting(plain, lambda driver: driver.find_elements("css selector", "body.embed"))
        plain.switch_to.default_content()
        plain.switch_to.frame("b")
        assert not plain.find_elements("css selector", "p.kicker")
    finally:
        plain.switch_to.default_content()
        server.shutdown()
        server.server_close()
