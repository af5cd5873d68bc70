"""RSS and Atom feeds: what is new in one, read without following anything that the XML asks for."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from whipcount.errors import SourceError

__all__ = ["Entry", "entries"]

_ATOM = "{http://www.w3.org/2005/Atom}"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its head and its address."""

    title: str
    url: str


def entries(content: bytes) -> list[Entry]:
    r"""Return the entries of a feed, in its order, two hundred at most.

    Raises
    ------
    SourceError : no XML, a document type (which can hide a bomb), or no feed

    Examples
    --------
    >>> entries(b"<rss><channel><item><title>A</title><link>https://a.example/1</link></item></channel></rss>")
    [Entry(title='A', url='https://a.example/1')]
    """
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper():
        raise SourceError("The feed declares a document type of its own; such feeds are not read.")
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError) as fault:
        raise SourceError(f"The feed is no XML ({fault}).") from None
    items = [*root.iter("item"), *root.iter(f"{_ATOM}entry")]
    if not items and root.tag not in ("rss", f"{_ATOM}feed"):
        raise SourceError("The address gives XML, but no RSS or Atom feed.")
    found = (_entry(item) for item in items[:_MOST])
    return [entry for entry in found if entry.url.startswith(("http://", "https://"))]


def _entry(item: ET.Element) -> Entry:
    title = item.findtext("title") or item.findtext(f"{_ATOM}title") or ""
    url = item.findtext("link") or _atom_link(item)
    return Entry(" ".join(title.split()), url.strip())


def _atom_link(item: ET.Element) -> str:
    links = [link for link in item.iter(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate"]
    return (links[0].get("href") or "") if links else ""
