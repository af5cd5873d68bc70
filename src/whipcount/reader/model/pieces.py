"""Words cut into the pieces that the encoder knows (WordPiece, Schuster and Nakajima 2012)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["Pieces"]


class Pieces:
    """A vocabulary of pieces; a piece inside a word begins with ``##``.

    Parameters
    ----------
    names : pieces by number
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.ids = {name: number for number, name in enumerate(names)}
        self._cut: dict[str, tuple[int, ...]] = {}

    def word(self, word: str) -> tuple[int, ...]:
        """Return the longest pieces from the left; the unknown piece where none fits."""
        if word not in self._cut:
            self._cut[word] = tuple(self._pieces(word[:60]))
        return self._cut[word]

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if mark + word[start:e] in self.ids), None)
            if end is None:
                return [self.ids["[UNK]"]]
            found.append(self.ids[mark + word[start:end]])
            start = end
        return found
