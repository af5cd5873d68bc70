"""A brief as one self-contained page: no script, light and dark, fit for print and for screen readers."""

from __future__ import annotations

import re

from whipcount.brief.render.inline import to_html, to_plain
from whipcount.brief.types import Brief
from whipcount.dates import say

__all__ = ["page"]

_DAY = re.compile(r"[\d,.%+−-]{1,12}|commons:\d+")


def page(brief: Brief) -> str:
    """Return the brief as HTML; nothing in it is fetched from elsewhere."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("whipcount.brief", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["links"] = lambda text: Markup(to_html(text))
    environment.filters["day"] = say
    environment.filters["plain"] = to_plain
    environment.filters["svg"] = Markup
    environment.tests["block"] = lambda block, kind: type(block).__name__ == kind
    environment.tests["day"] = lambda cell: _DAY.fullmatch(cell) is not None
    return environment.get_template("brief.html").render(brief=brief)
