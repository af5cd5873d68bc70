"""One story as it came in: text, and what its file says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from whipcount.errors import InputError
from whipcount.sources.documents.dateline import published_in
from whipcount.sources.documents.decode import decode
from whipcount.sources.documents.email import parse_email
from whipcount.sources.documents.html import parse_html
from whipcount.sources.documents.language import refuse_other_languages
from whipcount.sources.documents.markdown import parse_markdown
from whipcount.sources.documents.parts import Parts
from whipcount.sources.documents.pdf import parse_pdf

__all__ = ["FORMATS", "LONGEST", "Source", "from_bytes", "from_parts"]

LONGEST = 2_000_000
"""Characters in the longest text that is read; a newspaper page has about 10,000."""

FORMATS: dict[str, Callable[[bytes], Parts]] = {
    ".txt": lambda content: Parts(decode(content)),
    ".md": parse_markdown,
    ".html": parse_html,
    ".htm": parse_html,
    ".pdf": parse_pdf,
    ".eml": parse_email,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A story ready to be read.

    Attributes
    ----------
    text : what is read; every quote is a substring of it
    ref : the caller's own name for it: a file name, an id, an address
    title : None where the source has none
    published : ISO date, may be partial; None where unknown
    published_from : ``option``, ``metadata`` or ``text``; None where unknown
    url : where it stands, None if nowhere
    """

    text: str
    ref: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None


def from_bytes(content: bytes, suffix: str, ref: str, published: str | None = None, url: str | None = None) -> Source:
    """Return the story in a file's content.

    Parameters
    ----------
    content : the whole file
    suffix : ``.txt .md .html .htm .pdf .eml``; another one is read as text
    ref : name to give back
    published : the user's date, which goes before any other

    Raises
    ------
    InputError : empty, binary, too long, or not English
    """
    if len(content) > 25 * LONGEST:
        raise InputError(
            f"{ref} has {len(content) / 1e6:.0f} MB; a story may have {LONGEST / 1e6:.0f} million letters."
        )
    parts = FORMATS.get(suffix, FORMATS[".txt"])(content)
    return from_parts(replace(parts, url=parts.url or url), ref, published)


def from_parts(parts: Parts, ref: str, published: str | None = None) -> Source:
    """Return the story after checking its text and settling its date."""
    text = parts.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"{ref} holds no text; give a file with the story in it.")
    if len(text) > LONGEST:
        raise InputError(f"{ref} has {len(text):,} letters; the longest story that is read has {LONGEST:,}. Split it.")
    refuse_other_languages(text, ref)
    found = [("option", published), ("metadata", parts.published), ("text", published_in(text))]
    origin, day = next(((name, value) for name, value in found if value), (None, None))
    return Source(text, ref, parts.title, day, origin, parts.url)
