"""Turn a fitted and settled model into the two files that the product reads; needs torch, onnx and onnxruntime.

    python corpus/ship.py MODEL.npz FOLDER

``encoder.onnx`` holds the encoder with int8 matrices, ``heads.npz`` the small layers, the vocabulary, the thresholds.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tune import Encoder

HEADS = ("look.", "facts.", "types.", "mix.", "kind", "status.")
FACTS = ("vocabulary", "type_names", "threshold", "marks", "calibration")
INPUTS = ("ids", "party", "who", "mask")


def whole(parts: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the matrices in float32."""
    found = {}
    for name, part in parts.items():
        if part.dtype == np.int8:
            found[name] = part.astype(np.float32) * parts[name + ".scale"].astype(np.float32)[:, None]
        elif part.dtype == np.float16 and not name.endswith(".scale"):
            found[name] = part.astype(np.float32)
    return found


def encoder_of(matrices: dict[str, np.ndarray]) -> Encoder:
    """Return the encoder with the fitted weights; the base model's names are only asked for their shapes."""
    layers = 1 + max(int(name.split(".")[1]) for name in matrices if name.startswith("layers."))
    shapes = defaultdict(lambda: torch.zeros(384, 384))
    for name in ("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight"):
        shapes[name] = torch.zeros(max(len(matrices["words"]), 512), 384)
    for n in range(layers):
        shapes[f"encoder.layer.{n}.intermediate.dense.weight"] = torch.zeros(1536, 384)
        shapes[f"encoder.layer.{n}.intermediate.dense.bias"] = torch.zeros(1536)
        shapes[f"encoder.layer.{n}.output.dense.weight"] = torch.zeros(384, 1536)
    vectors = type(
        "Shapes", (dict,), {"__missing__": lambda _, name: shapes[name] if name in shapes else _shape(name)}
    )()
    encoder = Encoder(vectors, list(range(len(matrices["words"]))), layers)
    renamed = {("words.weight" if name == "words" else name): torch.tensor(m) for name, m in matrices.items()}
    encoder.load_state_dict({name: m for name, m in renamed.items() if not name.startswith(HEADS)})
    return encoder.eval()


def _shape(name: str) -> torch.Tensor:
    if name.endswith("token_type_embeddings.weight"):
        return torch.zeros(2, 384)
    return torch.zeros(384) if "LayerNorm" in name or name.endswith(".bias") else torch.zeros(384, 384)


def main(model: str, folder: str) -> None:
    with np.load(model) as held:
        parts = dict(held)
    matrices = whole(parts)
    example = (torch.ones(1, 8, dtype=torch.long),) * 3 + (torch.ones(1, 8),)
    with tempfile.TemporaryDirectory() as work:
        plain, clean = f"{work}/plain.onnx", f"{work}/clean.onnx"
        axes = {name: {0: "n", 1: "length"} for name in INPUTS}
        torch.onnx.export(
            encoder_of(matrices), example, plain, input_names=list(INPUTS), output_names=["vectors"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(plain, clean, skip_symbolic_shape=True)
        quantize_dynamic(
            clean, Path(folder) / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    heads = {name: m.astype(np.float16) for name, m in matrices.items() if name.startswith(HEADS)}
    np.savez_compressed(Path(folder) / "heads.npz", **heads, **{name: parts[name] for name in FACTS})


if __name__ == "__main__":
    main(*sys.argv[1:3])
