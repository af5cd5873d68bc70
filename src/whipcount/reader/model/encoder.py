"""The encoder: attention layers over pieces, as an ONNX graph with int8 matrices, run on one thread."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from whipcount.errors import SourceError
from whipcount.reader.model.pieces import Cut

__all__ = ["Encoder"]


class Encoder:
    """A loaded graph.

    Parameters
    ----------
    content : of the ONNX file

    Raises
    ------
    SourceError : the file is cut short or of another make
    """

    def __init__(self, content: bytes) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise SourceError("The stance model is cut short or damaged; install whipcount again.") from error

    def vectors(self, cut: Cut) -> npt.NDArray[np.float32]:
        """Return the vector of every piece of a sheet, (length, width)."""
        rows = {"ids": [cut.ids], "party": [cut.party], "who": [cut.who]}
        inputs = {name: np.array(row, np.int64) for name, row in rows.items()}
        inputs["mask"] = np.ones((1, len(cut.ids)), np.float32)
        found: npt.NDArray[np.float32] = self._session.run(None, inputs)[0][0]
        return found
