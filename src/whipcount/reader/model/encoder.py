"""The encoder: attention layers over pieces (Vaswani et al. 2017, as in BERT), forward only, in float32."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "encode"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def encode(weights: dict[str, Floats], ids: Ints, party: Ints, who: Ints, mask: Floats, heads: int) -> Floats:
    """Return the vectors of every piece.

    Parameters
    ----------
    weights : as the model file holds them
    ids, party, who : (n, length) numbers of the piece, of the party and of the person behind it
    mask : (n, length), 1 for pieces, 0 for padding
    heads : of attention

    Returns
    -------
    (n, length, width) float32
    """
    x = weights["words"][ids] + weights["places"][: ids.shape[1]] + weights["party"][party] + weights["who"][who]
    x = _norm(x, weights["norm.weight"], weights["norm.bias"])
    bias = ((1 - mask) * np.float32(-1e4))[:, None, None, :]
    layer = 0
    while f"layers.{layer}.qkv.weight" in weights:
        x = _layer(weights, f"layers.{layer}.", x, bias, heads)
        layer += 1
    return x


def _layer(w: dict[str, Floats], name: str, x: Floats, bias: Floats, heads: int) -> Floats:
    n, length, width = x.shape
    size = width // heads
    qkv = _linear(x, w, name + "qkv").reshape(n, length, 3, heads, size).transpose(2, 0, 3, 1, 4)
    scores = qkv[0] @ qkv[1].transpose(0, 1, 3, 2)
    scores *= np.float32(size**-0.5)
    scores += bias
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    mixed = (scores @ qkv[2]).transpose(0, 2, 1, 3).reshape(n, length, width)
    x = _norm(x + _linear(mixed, w, name + "out"), w[name + "norm1.weight"], w[name + "norm1.bias"])
    inner = _gelu(_linear(x, w, name + "up"))
    return _norm(x + _linear(inner, w, name + "down"), w[name + "norm2.weight"], w[name + "norm2.bias"])


def _linear(x: Floats, w: dict[str, Floats], name: str) -> Floats:
    flat = x.reshape(-1, x.shape[-1]) @ w[name + ".weight"]
    flat += w[name + ".bias"]
    return flat.reshape(*x.shape[:-1], -1)


def _norm(x: Floats, weight: Floats, bias: Floats) -> Floats:
    x = x - x.mean(-1, keepdims=True)
    x /= np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
    x *= weight
    x += bias
    return x


def _gelu(x: Floats) -> Floats:
    """Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016, eq. 2)."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(0.7978845608028654)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
