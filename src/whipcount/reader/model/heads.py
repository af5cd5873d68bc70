"""From the vectors of a sheet's pieces to what each scene claims."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.reader.model.pieces import Cut

__all__ = ["Floats", "judged"]

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Steps = npt.NDArray[np.int64]

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
    numbers = np.array([number for number, _, _ in cut.scenes])
    step = sentence - numbers[:, None]
    here = _share(step == 0) @ x
    mine = _share(_placed([places for _, places, _ in cut.scenes], len(x))) @ x
    mine = np.where([[bool(places)] for _, places, _ in cut.scenes], mine, here)
    seen = _looked(w, np.concatenate([mine, here], axis=1), x, step, sentence)
    known = np.array([facts for _, _, facts in cut.scenes], np.float32) @ w["facts.weight"]
    h = np.concatenate([mine, here, seen + known], axis=1)
    mixed = np.tanh((h @ w["mix.weight"] + w["mix.bias"])[:, None, :] + w["kind"])
    return h @ w["types.weight"] + w["types.bias"], mixed @ w["status.weight"] + w["status.bias"]


def _placed(places: list[list[int]], length: int) -> Flags:
    """Return for each scene the pieces at the places given."""
    marked = np.zeros((len(places), length), bool)
    for row, held in zip(marked, places, strict=True):
        row[held] = True
    return marked


def _share(marked: Flags) -> Floats:
    """Return equal weights over the marked pieces of each scene, all on the first piece where none is marked."""
    kept = marked.copy()
    kept[~kept.any(1), 0] = True
    weights: Floats = kept.astype(np.float32)
    weights /= weights.sum(1, keepdims=True)
    return weights


def _looked(w: dict[str, Floats], who: Floats, x: Floats, step: Steps, sentence: Steps) -> Floats:
    """Return what each scene's person sees in his sentence and the two beside it."""
    query = (who @ w["look.query.weight"] + w["look.query.bias"]).reshape(len(who), HEADS, -1)
    keys = (x @ w["look.key.weight"]).reshape(len(x), HEADS, -1)
    values = (x @ w["look.value.weight"]).reshape(len(x), HEADS, -1)
    near = (np.abs(step) <= 1) & (sentence >= 0)
    near[~near.any(1), 0] = True
    scores = np.matmul(query.transpose(1, 0, 2), keys.transpose(1, 2, 0)) * np.float32(query.shape[2] ** -0.5)
    scores += w["look.step"][np.clip(step, -1, 1) + 1].transpose(2, 0, 1)
    scores = np.where(near, scores, np.float32(-np.inf))
    scores = np.exp(scores - scores.max(2, keepdims=True))
    scores /= scores.sum(2, keepdims=True)
    seen: Floats = np.matmul(scores, values.transpose(1, 0, 2)).transpose(1, 0, 2).reshape(len(who), -1)
    return seen
