"""Addresses that a page may link to."""

from __future__ import annotations

__all__ = ["href"]


def href(value: object) -> str:
    """Return an address that a link may lead to: http or https, else nothing.

    Examples
    --------
    >>> href("https://a.example/1"), href("javascript:alert(1)")
    ('https://a.example/1', '')
    """
    text = str(value or "")
    return text if text.startswith(("http://", "https://")) else ""
