"""The layers after the encoder against a slow form, number by number."""

import math

import numpy as np
import pytest

from whipcount.reader.model.heads import judged
from whipcount.reader.model.pieces import Cut

WIDTH, HEADS, TYPES, STATUSES, MIX = 8, 4, 3, 4, 5


@pytest.fixture
def weights() -> dict[str, np.ndarray]:
    lot = np.random.default_rng(5)
    shapes = {
        "look.query.weight": (2 * WIDTH, WIDTH), "look.query.bias": (WIDTH,), "look.key.weight": (WIDTH, WIDTH),
        "look.value.weight": (WIDTH, WIDTH), "look.step": (3, HEADS), "facts.weight": (3, WIDTH),
        "types.weight": (3 * WIDTH, TYPES), "types.bias": (TYPES,), "mix.weight": (3 * WIDTH, MIX), "mix.bias": (MIX,),
        "kind": (TYPES, MIX), "status.weight": (MIX, STATUSES), "status.bias": (STATUSES,),
    }  # fmt: skip
    return {name: lot.normal(0, 0.6, shape).astype(np.float32) for name, shape in shapes.items()}


SENTENCE = [-1, 0, 0, 1, 1, 1, 2, 3, -1]
SCENES = [(1, [3, 5], (0, 1, 0)), (0, [], (1, 0, 1)), (2, [4], (1, 0, 0))]


def mean(rows) -> list[float]:
    rows = list(rows)
    return [sum(row[k] for row in rows) / len(rows) for k in range(len(rows[0]))]


def times(row, matrix) -> list[float]:
    return [sum(row[i] * matrix[i][j] for i in range(len(row))) for j in range(len(matrix[0]))]


def slow(w, x, number, places, facts) -> tuple[list[float], list[list[float]]]:
    here = mean(row for row, s in zip(x, SENTENCE, strict=True) if s == number)
    mine = mean([x[n] for n in places]) if places else here
    query = [a + b for a, b in zip(times([*mine, *here], w["look.query.weight"]), w["look.query.bias"], strict=True)]
    near = [n for n, s in enumerate(SENTENCE) if s >= 0 and abs(s - number) <= 1]
    size, seen = WIDTH // HEADS, [0.0] * WIDTH
    for head in range(HEADS):
        at = range(head * size, (head + 1) * size)
        scores = []
        for n in near:
            key = times(x[n], w["look.key.weight"])
            scores.append(
                sum(query[k] * key[k] for k in at) / math.sqrt(size) + w["look.step"][SENTENCE[n] - number + 1][head]
            )
        share = [math.exp(s) for s in scores]
        for n, part in zip(near, share, strict=True):
            value = times(x[n], w["look.value.weight"])
            for k in at:
                seen[k] += part / sum(share) * value[k]
    known = times(facts, w["facts.weight"])
    h = [*mine, *here, *(a + b for a, b in zip(seen, known, strict=True))]
    types = [a + b for a, b in zip(times(h, w["types.weight"]), w["types.bias"], strict=True)]
    mixed = [a + b for a, b in zip(times(h, w["mix.weight"]), w["mix.bias"], strict=True)]
    status = []
    for kind in range(TYPES):
        inner = [math.tanh(m + w["kind"][kind][k]) for k, m in enumerate(mixed)]
        status.append([a + b for a, b in zip(times(inner, w["status.weight"]), w["status.bias"], strict=True)])
    return types, status


def test_agrees_with_the_slow_form(weights) -> None:
    x = np.random.default_rng(6).normal(0, 1, (len(SENTENCE), WIDTH)).astype(np.float32)
    cut = Cut([0] * len(SENTENCE), [0] * len(SENTENCE), [0] * len(SENTENCE), SENTENCE, SCENES)
    types, status = judged(weights, x, cut)
    for n, scene in enumerate(SCENES):
        slow_types, slow_status = slow(weights, x, *scene)
        assert np.abs(types[n] - np.array(slow_types)).max() < 1e-4
        assert np.abs(status[n] - np.array(slow_status)).max() < 1e-4
