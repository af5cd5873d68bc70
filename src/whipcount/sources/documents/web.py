"""Fetch one page that the user named: size and time bounded, nothing else is loaded."""

from __future__ import annotations

import urllib.error
import urllib.request

from whipcount.errors import SourceError

__all__ = ["fetch"]

_LARGEST = 20_000_000
_SECONDS = 20
_SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml", "text/markdown": ".md"}


def fetch(url: str) -> tuple[bytes, str]:
    """Return a page's bytes and the suffix of its format.

    Raises
    ------
    SourceError : no answer, an error status, or more than 20 MB
    """
    request = urllib.request.Request(url, headers={"User-Agent": "whipcount (reads one page for its user)"})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            content = answer.read(_LARGEST + 1)
            kind = answer.headers.get_content_type()
    except (urllib.error.URLError, TimeoutError, ValueError, OSError) as error:
        raise SourceError(f"{url} cannot be fetched ({error}); save the page and give its file.") from None
    if len(content) > _LARGEST:
        raise SourceError(f"{url} is larger than {_LARGEST // 1_000_000} MB; save the story as text.")
    return content, _SUFFIXES.get(kind, ".txt")
