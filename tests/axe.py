"""axe in a browser's page: the rules of WCAG 2.2 AA and the good habits, and what breaks them."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_RUN = """
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
axe.run(document, {runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}}})
  .then(found => done({
    broken: found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html)]),
    checked: [...found.passes, ...found.violations, ...found.incomplete].map(one => one.id),
  }))
  .catch(error => done({broken: [['error', [String(error)]]], checked: ['target-size']}));
"""


def violations(driver: Any) -> list[Any]:
    """Return each broken rule with the first places where it is broken."""
    driver.execute_script(_source())
    found = driver.execute_async_script(_RUN)
    if driver.execute_script("return !!document.querySelector('main a, main button')"):
        assert "target-size" in found["checked"], "the rule of WCAG 2.2 on the size of targets was not asked"
    return list(found["broken"])


@cache
def _source() -> str:
    """Return axe-core, of the package that ships it; the package itself wants another browser's driver."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("axe-playwright-python is not installed")
    return (Path(next(iter(spec.submodule_search_locations))) / "axe.min.js").read_text(encoding="utf-8")
