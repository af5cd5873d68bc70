"""A story's text read from Python."""

from __future__ import annotations

from datetime import date

from whipcount.arguments import check_arguments
from whipcount.dates import as_day, parse_partial
from whipcount.facts.reading import read_document
from whipcount.facts.story_day import check_published
from whipcount.reader.types import Document, Reading
from whipcount.sources.documents.parts import Parts
from whipcount.sources.documents.source import from_parts

__all__ = ["read"]


def read(text: str, published: date | str | None = None, title: str | None = None, ref: str | None = None) -> Reading:
    """Return who did what to whom in a story, each claim with its exact quote.

    Parameters
    ----------
    text : the story
    published : day of publication, may be partial; None to look for it in the text
    title : the story's head, None where there is none
    ref : your own name for it

    Raises
    ------
    InputError : no text, too long a text, one that is not English, or one from before the register

    Examples
    --------
    >>> found = read("Christian Wakeford has left the Conservatives and joined Labour.", published="2022-01-19")
    >>> found.claims[0].type.value, found.claims[0].actor.id
    ('changes_party', 'twfy:25874')
    """
    check_arguments(read, locals())
    day = _day(published) if published else None
    check_published(day)
    source = from_parts(Parts(text, title), ref or "the text", day)
    return read_document(Document(source.text, ref, source.title, source.published, source.published_from))


def _day(published: date | str) -> str:
    return parse_partial(published) if isinstance(published, str) else as_day(published).isoformat()
