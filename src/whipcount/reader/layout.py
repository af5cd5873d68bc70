"""What stands where on the page: paragraphs, furniture, lists under a heading, letters, posts, transcripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whipcount.reader.mentions import Mention

__all__ = ["Frame", "ListScope", "frames", "list_scopes", "paragraphs"]

_FURNITURE = re.compile(
    r"^(?:by |related|read more|more on this|sign up|subscribe|advertisement|share this|follow us|click here|image|photo|"
    r"picture|getty|pa media|reuters$|we use cookies|cookies?\b|accept all|newsletter|comments?\b|most read|also in|"
    r"listen to|watch:|video:|copyright|©|all rights|log in|register now|support us|skip to|home \||menu|tags?:|topics?:|"
    r"caption|credit|published|updated|last updated|first published|\d+ min read|\d+ comments)",
    re.I,
)
_ITEM = re.compile(r"^\s*(?:[-*•‣–]|\d{1,3}[.)])\s+")
_BARE = re.compile(r"[A-ZÀ-Þ][^\n:]{4,70}[^\s.?!:,]")
_DEAR = re.compile(r"^\s*Dear\b[^\n]{0,60}", re.M)
_CLOSE = re.compile(
    r"^\s*(?:yours|kind regards|best wishes|with (?:best|kind|every)|regards|sincerely|respectfully)\b[^\n]*$",
    re.I | re.M,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch in which somebody speaks in the first person; *you* is the addressee."""

    start: int
    end: int
    speaker: str | None
    addressee: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class ListScope:
    """A heading and the items that stand under it."""

    heading: tuple[int, int]
    items: tuple[tuple[int, int], ...]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the places of the paragraphs that are read; furniture is left out."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        line = match[0].strip()
        if len(line) < 3 or (len(line) < 120 and _FURNITURE.match(line)):
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        item = _ITEM.match(text[match.start() : match.end()])
        found.append((match.start() + item.end() if item else start, match.start() + len(match[0].rstrip())))
    return found


def list_scopes(text: str) -> list[ListScope]:
    """Return every list whose heading or lead-in ends with a colon or stands alone above it."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    scopes, index = [], 0
    while index < len(lines):
        items = []
        after = index + 1
        while after < len(lines) and _ITEM.match(text[slice(*lines[after])]):
            items.append(lines[after])
            after += 1
        if not items:
            items = _bare_items(text, lines[index + 1 :])
            after = index + 1 + len(items)
        head = text[slice(*lines[index])].strip()
        if items and not _ITEM.match(head) and (head.endswith(":") or len(head) < 110):
            scopes.append(ListScope(lines[index], tuple(items)))
        index = max(after, index + 1) if items else index + 1
    return scopes


def _bare_items(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the short lines that follow one another without a full stop, as names in a column do; three at least."""
    items = []
    for start, end in lines:
        if not _BARE.fullmatch(text[start:end].strip()):
            break
        items.append((start, end))
    return items if len(items) > 2 else []


def frames(text: str, mentions: Sequence[Mention], leader_of: dict[str, str]) -> list[Frame]:
    """Return letters, posts and transcript turns with their speakers.

    Parameters
    ----------
    text : flattened
    mentions : of the whole text
    leader_of : person id -> id of the leader of that person's party
    """
    found = [*_letters(text, mentions, leader_of), *_turns(text, mentions, leader_of)]
    return sorted(found, key=lambda frame: frame.start)


def _member_in(mentions: Sequence[Mention], start: int, end: int) -> str | None:
    inside = [
        m for m in mentions if start <= m.start and m.end <= end and m.kind in {"member", "seat"} and len(m.ids) == 1
    ]
    return inside[0].ids[0] if inside else None


def _letters(text: str, mentions: Sequence[Mention], leader_of: dict[str, str]) -> list[Frame]:
    found = []
    for opening in _DEAR.finditer(text):
        close = _CLOSE.search(text, opening.end())
        stop = close.start() if close else len(text)
        signature = text[close.end() : close.end() + 200] if close else text[-120:]
        base = close.end() if close else max(opening.end(), len(text) - 120)
        speaker = _member_in(mentions, base, base + len(signature)) or _last_before(mentions, opening.start())
        dear = next((m.ids[0] for m in mentions if opening.start() <= m.start < opening.end() and m.ids), None)
        addressee = dear or (leader_of.get(speaker) if speaker else None)
        found.append(Frame(opening.end(), stop, speaker, addressee, "letter"))
    return found


def _last_before(mentions: Sequence[Mention], position: int) -> str | None:
    before = [m for m in mentions if m.end <= position and m.kind == "member" and len(m.ids) == 1]
    return before[0].ids[0] if before else None


def _turns(text: str, mentions: Sequence[Mention], leader_of: dict[str, str]) -> list[Frame]:
    found = []
    for mention in mentions:
        if mention.kind != "member" or len(mention.ids) != 1:
            continue
        line = text.rfind("\n", 0, mention.start) + 1
        stop = text.find("\n", mention.end)
        stop = len(text) if stop < 0 else stop
        lead = text[line : mention.start].strip()
        label = re.match(r"(?:\s*[(\[@][^)\]\n]{0,60}[)\]]?|,[^:\n]{0,60})*\s*:\s*", text[mention.end : stop])
        if label and len(lead) <= 12 and stop - mention.end - label.end() > 20:
            start = mention.end + label.end()
            found.append(Frame(start, stop, mention.ids[0], leader_of.get(mention.ids[0]), "turn"))
    return found
