"""What the model says of a scene: a score for every type and the status of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from whipcount.errors import SourceError
from whipcount.reader.model.encoder import Floats, encode
from whipcount.reader.model.pieces import Pieces
from whipcount.reader.types import ClaimType, Status

__all__ = ["Judge", "load_judge"]

BATCH = 32
STATUSES = tuple(Status)


@dataclass(frozen=True, eq=False)
class Judge:
    """The model with its calibration.

    Attributes
    ----------
    types : in the order of the model's outputs
    threshold : type -> least score of a claim, in log-odds
    slope, offset : of the logistic curve from score above threshold to the share of such claims that were right
    """

    pieces: Pieces
    weights: dict[str, Floats]
    types: tuple[ClaimType, ...]
    heads: int
    threshold: dict[ClaimType, float]
    bonus: dict[ClaimType, float]
    slope: float
    offset: float

    def scores(self, scenes: Sequence[tuple[list[str], list[str]]]) -> tuple[Floats, Floats]:
        """Return log-odds of every type and of every status of it.

        Parameters
        ----------
        scenes : words before and words of the sentence, as ``scene_signs`` gives them

        Returns
        -------
        (n, types) and (n, types, statuses) float32
        """
        cut = [self.pieces.scene(before, words) for before, words in scenes]
        types = np.zeros((len(cut), len(self.types)), np.float32)
        status = np.zeros((len(cut), len(self.types), len(STATUSES)), np.float32)
        for group in _batches([len(ids) for ids, _ in cut]):
            types[group], status[group] = self._batch([cut[n] for n in group])
        return types, status

    def confidence(self, margin: float) -> float:
        """Return the share of claims with such a margin over the threshold that were right on held-out passages."""
        return float(1 / (1 + np.exp(-(self.slope * margin + self.offset))))

    def _batch(self, cut: list[tuple[list[int], list[int]]]) -> tuple[Floats, Floats]:
        length = max(len(ids) for ids, _ in cut)
        ids = np.zeros((len(cut), length), np.int64)
        kinds, mask = np.zeros_like(ids), np.zeros((len(cut), length), np.float32)
        for n, (pieces, segments) in enumerate(cut):
            ids[n, : len(pieces)], kinds[n, : len(pieces)], mask[n, : len(pieces)] = pieces, segments, 1
        x = encode(self.weights, ids, kinds, mask, self.heads)
        mine = ((ids == self.pieces.ids["[A]"]) & (kinds == 1)).astype(np.float32)
        weight = np.where(mine.sum(1, keepdims=True) > 0, mine, mask * kinds)
        weight = weight / np.maximum(weight.sum(1, keepdims=True), 1)
        h = np.concatenate([x[:, 0], (weight[:, None, :] @ x)[:, 0]], 1)
        w = self.weights
        mixed = np.tanh((h @ w["mix.weight"] + w["mix.bias"])[:, None, :] + w["kind"])
        return h @ w["types.weight"] + w["types.bias"], mixed @ w["status.weight"] + w["status.bias"]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lambda n: lengths[n])
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def load_judge(content: bytes) -> Judge:
    """Open a model file.

    Parameters
    ----------
    content : a NumPy archive: int8 matrices with a scale for each row, float16 vectors, names as text

    Raises
    ------
    SourceError : the file is cut short or of another make
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            parts = {name: held[name] for name in held.files}
        weights = {}
        for name, part in parts.items():
            if part.dtype == np.int8:
                weights[name] = part.astype(np.float32) * parts[name + ".scale"].astype(np.float32)[:, None]
            elif part.dtype == np.float16 and not name.endswith(".scale"):
                weights[name] = part.astype(np.float32)
        weights = {
            name: np.ascontiguousarray(w.T) if name.endswith(".weight") and w.ndim == 2 else w
            for name, w in weights.items()
        }
        types = tuple(ClaimType(name) for name in str(parts["type_names"]).split())
        slope, offset = parts["calibration"].tolist()
        return Judge(
            Pieces(str(parts["vocabulary"]).split("\n")),
            weights,
            types,
            int(parts["heads"]),
            dict(zip(types, parts["threshold"].tolist(), strict=True)),
            dict(zip(types, parts["bonus"].tolist(), strict=True)),
            slope,
            offset,
        )
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise SourceError("The stance model is cut short or damaged; install whipcount again.") from error
