"""Markdown to text: links become their words, marks of emphasis go, front matter gives title and date."""

from __future__ import annotations

import re

from whipcount.sources.documents.dateline import as_iso
from whipcount.sources.documents.decode import decode
from whipcount.sources.documents.parts import Parts

__all__ = ["parse_markdown"]

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?: \"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S))(.+?)(\1)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.M)


def parse_markdown(content: bytes) -> Parts:
    """Return the text of a Markdown file; list marks and paragraphs stay as they are."""
    text = decode(content).replace("\r\n", "\n")
    front = _FRONT.match(text)
    fields = dict(re.findall(r"^(\w+):\s*[\"']?(.*?)[\"']?\s*$", front[1], re.M)) if front else {}
    body = _plain(text[front.end() :] if front else text)
    heading = re.search(r"^#\s+(.+)$", text, re.M)
    title = fields.get("title") or (heading[1].strip() if heading else None)
    return Parts(body, title, as_iso(fields.get("date", "") or fields.get("published", "")), fields.get("url"))


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    return _HEADING.sub(r"\1", text)
