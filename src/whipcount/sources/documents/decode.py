"""Bytes to text: Unicode as marked, else UTF-8, else Windows-1252; binary files are refused."""

from __future__ import annotations

import codecs

from whipcount.errors import InputError

__all__ = ["decode"]

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def decode(content: bytes) -> str:
    """Return the text that the bytes hold.

    Raises
    ------
    InputError : the bytes are no text

    Examples
    --------
    >>> decode("“Go”".encode("cp1252")), decode("“Go”".encode("utf-16"))
    ('“Go”', '“Go”')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding)
    if b"\0" in content or _controls(content) > 0.02:
        raise InputError("This is a binary file, not text; give .txt, .md, .html, .pdf, .eml or .jsonl.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(f"The text says that it is {encoding} but is cut short or mixed; save it as UTF-8.") from None


def _controls(content: bytes) -> float:
    sample = content[:10_000]
    strange = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in sample)
    return strange / max(len(sample), 1)
