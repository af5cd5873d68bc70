"""What the model says of the scenes of a sheet: a score for every type and the status of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from whipcount.errors import SourceError
from whipcount.reader.model.encoder import Encoder
from whipcount.reader.model.heads import Floats, judged
from whipcount.reader.model.pieces import Pieces, cut_sheet
from whipcount.reader.sheet import Sheet
from whipcount.reader.types import ClaimType, Status

__all__ = ["Judge", "load_judge"]

STATUSES = tuple(Status)


@dataclass(frozen=True, eq=False)
class Judge:
    """The model with its calibration.

    Attributes
    ----------
    pieces, encoder, weights : vocabulary, encoder and the small layers after it
    types : in the order of the model's outputs
    threshold : type -> least score of a claim
    marks : type -> what is added to the score when a pattern fires, the person is passive, the person is implied
    slope, offset : of the logistic curve from score above threshold to the share of such claims that were right
    """

    pieces: Pieces
    encoder: Encoder
    weights: dict[str, Floats]
    types: tuple[ClaimType, ...]
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
        found = []
        for sheet in sheets:
            cut = cut_sheet(sheet, self.pieces)
            found.append(judged(self.weights, self.encoder.vectors(cut), cut))
        return found

    def margin(self, kind: ClaimType, score: float, fires: bool, passive: bool, implied: bool) -> float:
        """Return by how much a scene's score passes the threshold of a type."""
        marks = self.marks[kind]
        return score + fires * marks[0] + passive * marks[1] + implied * marks[2] - self.threshold[kind]

    def confidence(self, margin: float) -> float:
        """Return the share of claims with such a margin over the threshold that were right on held-out passages."""
        return float(1 / (1 + np.exp(-(self.slope * margin + self.offset))))


def load_judge(encoder: bytes, heads: bytes) -> Judge:
    """Open the model's two files.

    Parameters
    ----------
    encoder : an ONNX graph
    heads : a NumPy archive: small layers in float16, names as text, thresholds

    Raises
    ------
    SourceError : a file is cut short or of another make
    """
    try:
        with np.load(io.BytesIO(heads), allow_pickle=False) as held:
            parts = {name: held[name] for name in held.files}
        types = tuple(ClaimType(name) for name in str(parts["type_names"]).split())
        slope, offset = parts["calibration"].tolist()
        return Judge(
            Pieces(str(parts["vocabulary"]).split("\n")),
            Encoder(encoder),
            {name: _layer(name, part) for name, part in parts.items() if part.dtype == np.float16},
            types,
            dict(zip(types, parts["threshold"].tolist(), strict=True)),
            {kind: tuple(row) for kind, row in zip(types, parts["marks"].tolist(), strict=True)},
            slope,
            offset,
        )
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise SourceError("The stance model is cut short or damaged; install whipcount again.") from error


def _layer(name: str, part: Floats) -> Floats:
    return np.ascontiguousarray(part.T if name.endswith(".weight") else part, dtype=np.float32)
