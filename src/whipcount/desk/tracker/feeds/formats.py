"""Entries as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from html import escape

from whipcount.desk.tracker.feeds.entries import FeedEntry
from whipcount.desk.tracker.licence import ADDRESS

__all__ = ["atom", "json_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00+00:00"


def atom(title: str, here: str, home: str, entries: Sequence[FeedEntry]) -> str:
    """Return the entries as Atom.

    Parameters
    ----------
    here, home : addresses of the feed, and of the site with a slash at its end
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", here)
    _add(feed, "updated", entries[0].at.isoformat() if entries else _NEVER)
    _add(feed, "rights", ADDRESS)
    ET.SubElement(feed, f"{{{_ATOM}}}link", rel="self", href=here)
    ET.SubElement(_add(feed, "author", ""), f"{{{_ATOM}}}name").text = "whipcount"
    for one in entries:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "title", one.title)
        _add(entry, "id", f"{home}#{one.id}")
        _add(entry, "updated", one.at.isoformat())
        ET.SubElement(entry, f"{{{_ATOM}}}link", href=home + one.path)
        _add(entry, "content", _html(one)).set("type", "html")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def json_feed(title: str, here: str, home: str, entries: Sequence[FeedEntry]) -> str:
    """Return the entries as JSON Feed; see ``atom``."""
    items = [
        {
            "id": f"{home}#{one.id}", "url": home + one.path, "title": one.title,
            "content_html": _html(one), "content_text": "\n".join(one.lines), "date_published": one.at.isoformat(),
        }
        for one in entries
    ]  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": home, "feed_url": here,
        "language": "en-GB", "items": items,
    }  # fmt: skip
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = _clean(text) or None
    return element


def _clean(text: str) -> str:
    """Leave out the letters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _html(one: FeedEntry) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in one.lines) + "</ul>" if one.lines else ""
