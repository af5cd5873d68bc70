"""From the vectors of a sheet's pieces to what each scene claims."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.reader.model.pieces import Cut

__all__ = ["Floats", "judged"]

Floats = npt.NDArray[np.float32]

HEADS = 4
"""Heads of the attention by which a person looks at the sentences around."""


def judged(w: dict[str, Floats], x: Floats, cut: Cut) -> tuple[Floats, Floats]:
    """Return log-odds of the types and of the statuses for each scene.

    Parameters
    ----------
    w : the model's weights
    x : (length, width) vectors of the sheet's pieces
    cut : the sheet in pieces
    """
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
    sentence: npt.NDArray[np.int64],
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
