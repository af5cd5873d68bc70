"""What one in a list did, all in it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

import numpy as np

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.finds import told_between
from whipcount.reader.lists import named_together
from whipcount.reader.model.heads import Floats
from whipcount.reader.types import ClaimType

__all__ = ["share_in_lists"]


def share_in_lists(margins: Floats, grounds: Sequence[Ground], types: Sequence[ClaimType], seen: Annotated) -> None:
    """Give people named in one list, or in lines under one heading, the best margin of any of them: all did the same.

    What is told between their names belongs to one alone: "Hilary Benn, sacked by telephone; Heidi Alexander".

    Parameters
    ----------
    margins : (scenes, types), changed in place
    grounds : the scenes
    types : of the columns
    seen : the text around
    """
    for number, group in groupby(range(len(grounds)), key=lambda n: grounds[n].scene.number):
        rows = {grounds[n].scene.person: n for n in group}
        for people in named_together(seen.text, seen.sentences[number]):
            mine = [rows[person] for person in people if person in rows]
            told = told_between(people, [grounds[n] for n in mine])
            shared = [k for k, kind in enumerate(types) if kind not in told]
            if mine:
                margins[np.ix_(mine, shared)] = margins[mine][:, shared].max(axis=0)
    for mine in _named_below(grounds):
        margins[mine] = margins[mine].max(axis=0)


def _named_below(grounds: Sequence[Ground]) -> list[list[int]]:
    """Return for each heading the numbers of the scenes that stand below it and tell nothing but a name."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, ground in enumerate(grounds):
        heading = ground.scene.heading
        if heading and not any(word.is_verb for word in ground.scene.sentence.words):
            groups[id(heading[0])].append(number)
    return [rows for rows in groups.values() if len(rows) > 1]
