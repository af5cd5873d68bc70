"""What the model says of a scene: a score for every type and the status of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from whipcount.errors import SourceError
from whipcount.reader.model.encoder import Floats, encode
from whipcount.reader.model.heads import Cut, cut_sheet, judged
from whipcount.reader.model.pieces import Pieces
from whipcount.reader.sheet import Sheet
from whipcount.reader.types import ClaimType, Status

__all__ = ["Judge", "load_judge"]

BATCH = 16
_NOTHING = np.zeros((0, 0), np.float32)
STATUSES = tuple(Status)


@dataclass(frozen=True, eq=False)
class Judge:
    """The model with its calibration.

    Attributes
    ----------
    types : in the order of the model's outputs
    threshold : type -> least score of a claim
    marks : type -> what is added to the score when a pattern fires, the person is passive, the person is implied
    slope, offset : of the logistic curve from score above threshold to the share of such claims that were right
    """

    pieces: Pieces
    weights: dict[str, Floats]
    types: tuple[ClaimType, ...]
    heads: int
    threshold: dict[ClaimType, float]
    marks: dict[ClaimType, tuple[float, float, float]]
    slope: float
    offset: float

    def scores(self, sheets: Sequence[Sheet]) -> list[tuple[Floats, Floats]]:
        """Return log-odds of every type and of every status of it, for each scene of each sheet.

        Returns
        -------
        for each sheet (scenes, types) and (scenes, types, statuses) float32
        """
        cut = [cut_sheet(sheet, self.pieces) for sheet in sheets]
        found: list[tuple[Floats, Floats]] = [(_NOTHING, _NOTHING)] * len(cut)
        for group in _batches([len(one.ids) for one in cut]):
            for n, x in zip(group, self._encoded([cut[n] for n in group]), strict=True):
                found[n] = judged(self.weights, x, cut[n])
        return found

    def _encoded(self, cut: Sequence[Cut]) -> Floats:
        length = max(len(one.ids) for one in cut)
        ids = np.zeros((3, len(cut), length), np.int64)
        mask = np.zeros((len(cut), length), np.float32)
        for n, one in enumerate(cut):
            ids[:, n, : len(one.ids)] = one.ids, one.party, one.who
            mask[n, : len(one.ids)] = 1
        return encode(self.weights, ids[0], ids[1], ids[2], mask, self.heads)

    def margin(self, kind: ClaimType, score: float, fires: bool, passive: bool, implied: bool) -> float:
        """Return by how much a scene's score passes the threshold of a type."""
        marks = self.marks[kind]
        return score + fires * marks[0] + passive * marks[1] + implied * marks[2] - self.threshold[kind]

    def confidence(self, margin: float) -> float:
        """Return the share of claims with such a margin over the threshold that were right on held-out passages."""
        return float(1 / (1 + np.exp(-(self.slope * margin + self.offset))))


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
        weights = {name: np.ascontiguousarray(w.T) if name.endswith(".weight") else w for name, w in weights.items()}
        types = tuple(ClaimType(name) for name in str(parts["type_names"]).split())
        slope, offset = parts["calibration"].tolist()
        return Judge(
            Pieces(str(parts["vocabulary"]).split("\n")),
            weights,
            types,
            int(parts["heads"]),
            dict(zip(types, parts["threshold"].tolist(), strict=True)),
            {kind: tuple(row) for kind, row in zip(types, parts["marks"].tolist(), strict=True)},
            slope,
            offset,
        )
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise SourceError("The stance model is cut short or damaged; install whipcount again.") from error
