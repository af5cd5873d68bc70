"""A PDF to text, page after page."""

from __future__ import annotations

import io
import logging

from whipcount.errors import InputError
from whipcount.sources.documents.parts import Parts

__all__ = ["parse_pdf"]


def parse_pdf(content: bytes) -> Parts:
    """Return the text of a PDF with the title that it carries.

    The day on which a PDF was made tells nothing: that of a printed page is the day of printing.

    Raises
    ------
    InputError : damaged, locked, or pictures only
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(content))
        text = "\n".join(page.extract_text() for page in reader.pages)
        about = reader.metadata
    except (PyPdfError, ValueError, KeyError, OSError) as error:
        raise InputError(f"The PDF cannot be read ({error}); save the story as text and try again.") from None
    if not text.strip():
        raise InputError("The PDF holds pictures but no text; run it through text recognition first.")
    return Parts(text, (about.title or None) if about else None)
