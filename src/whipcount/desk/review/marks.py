"""A story cut into stretches of plain text and of quotes, so that each quote can be marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Stretch", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text, and the claims whose quotes it belongs to, none for plain text."""

    text: str
    claims: tuple[int, ...]


def paragraphs(text: str, quotes: Iterable[tuple[int, int, int]]) -> list[list[Stretch]]:
    """Return the paragraphs of a text as stretches.

    Parameters
    ----------
    quotes : claim's number, first character, one past the last; they may overlap

    Examples
    --------
    >>> [(one.text, one.claims) for one in paragraphs("He left. She stayed.", [(7, 0, 8)])[0]]
    [('He left.', (7,)), (' She stayed.', ())]
    """
    spans = [span for span in quotes if 0 <= span[1] < span[2] <= len(text)]
    cuts = sorted({0, len(text), *(edge for _, start, end in spans for edge in (start, end))})
    found: list[list[Stretch]] = [[]]
    for start, end in pairwise(cuts):
        claims = tuple(number for number, first, last in spans if first <= start and end <= last)
        for place, piece in enumerate(text[start:end].split("\n")):
            if place:
                found.append([])
            if piece:
                found[-1].append(Stretch(piece, claims))
    return [paragraph for paragraph in found if paragraph]
