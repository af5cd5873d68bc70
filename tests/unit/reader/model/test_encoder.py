"""The encoder against a slow form that follows the paper word by word."""

import math

import numpy as np
import pytest

from whipcount.reader.model.encoder import encode

WIDTH, HEADS, LAYERS, WORDS = 8, 2, 2, 11


@pytest.fixture
def weights() -> dict[str, np.ndarray]:
    lot = np.random.default_rng(3)

    def draw(*shape: int) -> np.ndarray:
        return lot.normal(0, 0.5, shape).astype(np.float32)

    held = {"words": draw(WORDS, WIDTH), "places": draw(16, WIDTH), "party": draw(3, WIDTH), "who": draw(4, WIDTH)}
    shapes = {"qkv": (WIDTH, 3 * WIDTH), "out": (WIDTH, WIDTH), "up": (WIDTH, 32), "down": (32, WIDTH)}
    for layer in range(LAYERS):
        for name, shape in shapes.items():
            held[f"layers.{layer}.{name}.weight"], held[f"layers.{layer}.{name}.bias"] = draw(*shape), draw(shape[1])
        for name in ("norm1", "norm2"):
            held[f"layers.{layer}.{name}.weight"], held[f"layers.{layer}.{name}.bias"] = draw(WIDTH), draw(WIDTH)
    held["norm.weight"], held["norm.bias"] = draw(WIDTH), draw(WIDTH)
    return held


def norm(row: list[float], w, b) -> list[float]:
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row))
    return [(x - mean) / spread * w[n] + b[n] for n, x in enumerate(row)]


def linear(row, w, b) -> list[float]:
    return [sum(row[i] * w[i][j] for i in range(len(row))) + b[j] for j in range(len(b))]


def gelu(x: float) -> float:
    return 0.5 * x * (1 + math.erf(x / math.sqrt(2)))


def slow(w, ids: list[int], party: list[int], who: list[int]) -> list[list[float]]:
    x = []
    for n, (word, side, person) in enumerate(zip(ids, party, who, strict=True)):
        rows = (w["words"][word], w["places"][n], w["party"][side], w["who"][person])
        x.append(norm([sum(row[k] for row in rows) for k in range(WIDTH)], w["norm.weight"], w["norm.bias"]))
    size = WIDTH // HEADS
    for layer in range(LAYERS):
        name = f"layers.{layer}."
        qkv = [linear(row, w[name + "qkv.weight"], w[name + "qkv.bias"]) for row in x]
        mixed = [[0.0] * WIDTH for _ in x]
        for head in range(HEADS):
            at = head * size
            for n, row in enumerate(qkv):
                scores = [
                    sum(row[at + k] * other[WIDTH + at + k] for k in range(size)) / math.sqrt(size) for other in qkv
                ]
                share = [math.exp(s - max(scores)) for s in scores]
                for k in range(size):
                    total = sum(s * other[2 * WIDTH + at + k] for s, other in zip(share, qkv, strict=True))
                    mixed[n][at + k] = total / sum(share)
        out = [linear(row, w[name + "out.weight"], w[name + "out.bias"]) for row in mixed]
        x = [
            norm([a + b for a, b in zip(r, o, strict=True)], w[name + "norm1.weight"], w[name + "norm1.bias"])
            for r, o in zip(x, out, strict=True)
        ]
        up = [[gelu(v) for v in linear(row, w[name + "up.weight"], w[name + "up.bias"])] for row in x]
        down = [linear(row, w[name + "down.weight"], w[name + "down.bias"]) for row in up]
        x = [
            norm([a + b for a, b in zip(r, o, strict=True)], w[name + "norm2.weight"], w[name + "norm2.bias"])
            for r, o in zip(x, down, strict=True)
        ]
    return x


IDS, PARTY, WHO = [1, 4, 9, 2], [0, 0, 1, 2], [0, 3, 1, 0]


def fast(weights, length: int = 4) -> np.ndarray:
    rows = [np.array([row + [0] * (length - 4)]) for row in (IDS, PARTY, WHO)]
    mask = np.array([[1.0] * 4 + [0.0] * (length - 4)], np.float32)
    return encode(weights, *rows, mask, HEADS)[0, :4]


def test_agrees_with_the_slow_form(weights) -> None:
    assert np.abs(fast(weights) - np.array(slow(weights, IDS, PARTY, WHO))).max() < 5e-3


def test_padding_changes_nothing(weights) -> None:
    assert np.abs(fast(weights) - fast(weights, 9)).max() < 1e-4
