"""What a file format yields before anything is checked."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Parts"]


@dataclass(frozen=True, slots=True)
class Parts:
    """Text, with title, ISO date and address where the format has them."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
