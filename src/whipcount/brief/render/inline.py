"""Links inside prose, for each output."""

from __future__ import annotations

import re
from html import escape

__all__ = ["outward", "to_html", "to_plain"]

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_SAFE = re.compile(r"(?:https?://|#)")


def to_plain(text: str) -> str:
    """Return prose without its addresses.

    Examples
    --------
    >>> to_plain("[54](#letters) letters")
    '54 letters'
    """
    return _LINK.sub(r"\1", text)


def outward(text: str) -> str:
    """Return prose with only those links that leave the brief.

    Examples
    --------
    >>> outward("[54](#letters) by [a page](https://example.org)")
    '54 by [a page](https://example.org)'
    """
    return _LINK.sub(lambda match: match[1] if match[2].startswith("#") else match[0], text)


def to_html(text: str) -> str:
    """Return prose as HTML; anything but a link is escaped, and only web addresses and anchors are linked."""
    out, end = [], 0
    for match in _LINK.finditer(text):
        out.append(escape(text[end : match.start()]))
        words = escape(match[1])
        out.append(f'<a href="{escape(match[2])}">{words}</a>' if _SAFE.match(match[2]) else words)
        end = match.end()
    out.append(escape(text[end:]))
    return "".join(out)
