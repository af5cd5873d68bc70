"""Words cut into the pieces that the encoder knows (WordPiece, Schuster and Nakajima 2012)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whipcount.reader.sheet import Sheet

__all__ = ["LONGEST", "Cut", "Pieces", "cut_sheet"]

LONGEST = 256
"""Pieces of one sheet; what comes later is left out."""


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


@dataclass(slots=True, eq=False)
class Cut:
    """A sheet in pieces.

    Attributes
    ----------
    ids, party, who : numbers of each piece, of the party and of the person behind it
    sentence : number of the sentence of each piece; -1 for the marks at both ends
    scenes : for each scene the number of its sentence, the pieces of the person, and three facts about him
    """

    ids: list[int]
    party: list[int]
    who: list[int]
    sentence: list[int]
    scenes: list[tuple[int, list[int], tuple[int, int, int]]]


def cut_sheet(sheet: Sheet, pieces: Pieces) -> Cut:
    """Return a sheet in pieces, no more than ``LONGEST``."""
    found = Cut([pieces.ids["[CLS]"]], [0], [0], [-1], [])
    at: list[int] = []
    for n, word in enumerate(sheet.words):
        at.append(len(found.ids))
        for piece in pieces.word(word):
            found.ids.append(piece)
            found.party.append(sheet.party[n])
            found.who.append(sheet.who[n])
            found.sentence.append(sheet.sentence[n])
    for row in (found.ids, found.party, found.who, found.sentence):
        del row[LONGEST - 1 :]
    found.ids.append(pieces.ids["[SEP]"])
    found.party.append(0)
    found.who.append(0)
    found.sentence.append(-1)
    for ground in sheet.grounds:
        places = [at[n] for n in sheet.places(ground) if at[n] < LONGEST - 1]
        facts = (int(ground.scene.implicit), int(ground.standing.leads), int(ground.standing.governs))
        found.scenes.append((ground.scene.number, places, facts))
    return found
