"""From the vectors of a sheet's pieces to what each scene claims."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from whipcount.reader.model.encoder import Floats
from whipcount.reader.model.pieces import Pieces
from whipcount.reader.sheet import Sheet

__all__ = ["LONGEST", "Cut", "cut_sheet", "judged"]

LONGEST = 256
"""Pieces of one sheet; what comes later is left out."""

HEADS = 4
"""Heads of the attention by which a person looks at the sentences around."""


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


def judged(w: dict[str, Floats], x: Floats, cut: Cut) -> tuple[Floats, Floats]:
    """Return log-odds of the types and of the statuses for each scene.

    Parameters
    ----------
    w : the model's weights
    x : (length, width) vectors of the sheet's pieces, padding after them
    cut : the sheet in pieces
    """
    x = x[: len(cut.ids)]
    sentence = np.array(cut.sentence)
    keys = (x @ w["look.key.weight"]).reshape(len(x), HEADS, -1)
    values = (x @ w["look.value.weight"]).reshape(len(x), HEADS, -1)
    rows = [_scene(w, x, sentence, keys, values, *scene) for scene in cut.scenes]
    h = np.stack(rows)
    mixed = np.tanh((h @ w["mix.weight"] + w["mix.bias"])[:, None, :] + w["kind"])
    return h @ w["types.weight"] + w["types.bias"], mixed @ w["status.weight"] + w["status.bias"]


def _scene(
    w: dict[str, Floats],
    x: Floats,
    sentence: np.typing.NDArray[np.int64],
    keys: Floats,
    values: Floats,
    number: int,
    places: list[int],
    facts: tuple[int, int, int],
) -> Floats:
    here = x[sentence == number].mean(0) if (sentence == number).any() else x[0]
    mine = x[places].mean(0) if places else here
    step = sentence - number
    near = (np.abs(step) <= 1) & (sentence >= 0)
    if not near.any():
        near[0] = True
    query = (np.concatenate([mine, here]) @ w["look.query.weight"] + w["look.query.bias"]).reshape(HEADS, -1)
    scores = np.einsum("hd,lhd->hl", query, keys[near]) * np.float32(query.shape[1] ** -0.5)
    scores += w["look.step"][np.clip(step[near], -1, 1) + 1].T
    scores = np.exp(scores - scores.max(1, keepdims=True))
    scores /= scores.sum(1, keepdims=True)
    seen = np.einsum("hl,lhd->hd", scores, values[near]).reshape(-1)
    known = np.asarray(facts, np.float32) @ w["facts.weight"]
    found: Floats = np.concatenate([mine, here, seen + known])
    return found
