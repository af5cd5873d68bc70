"""A web page to the text of its article, with the metadata that it carries."""

from __future__ import annotations

from whipcount.errors import InputError
from whipcount.sources.documents.decode import decode
from whipcount.sources.documents.parts import Parts

__all__ = ["parse_html"]


def parse_html(content: bytes) -> Parts:
    """Return the article in a page; menus, adverts and comments are left out.

    Raises
    ------
    InputError : the page has no article
    """
    import trafilatura

    page = decode(content)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    about = found.as_dict() if found is not None and not isinstance(found, dict) else {}
    if not (about.get("text") or "").strip():
        raise InputError("No article was found in this page; save the story as text and try again.")
    return Parts(about["text"], about.get("title"), about.get("date"), about.get("url"))
