"""The regression: against plain solutions, and what heavy tails do."""

import numpy as np
import pytest

from whipcount.errors import ModelError
from whipcount.forecast.ballot import regression
from whipcount.forecast.ballot.regression import FREEDOM, precisions, settle, solve


def test_the_normal_part_agrees_with_conditioning_of_the_joint_normal() -> None:
    rng = np.random.default_rng(1)
    design, logits = rng.normal(size=(7, 3)), rng.normal(size=7)
    own, means, precision = rng.uniform(1, 4, (1, 7)), rng.normal(size=3), rng.uniform(0.5, 2, (1, 3))
    found = solve(design, logits, own, means, precision)
    prior = np.diag(1 / precision[0])
    joint = design @ prior @ design.T + np.diag(1 / own[0])
    gain = prior @ design.T @ np.linalg.inv(joint)
    assert found.means[0] == pytest.approx(means + gain @ (logits - design @ means))
    assert found.covariances[0] == pytest.approx(prior - gain @ design @ prior)


def test_a_row_unlike_the_others_weighs_little() -> None:
    design, logits = np.ones((9, 1)), np.array([0.0, 0.1, -0.1, 0.05, -0.05, 0.1, -0.1, 0.0, 5.0])
    weights, _ = settle(design, logits, np.full((1, 9), 0.04), np.zeros(1), np.ones((1, 1)))
    assert weights[0, -1] < 0.02
    assert weights[0, :-1].min() > 0.9


def test_the_evidence_prefers_the_scale_that_made_the_rows() -> None:
    rng = np.random.default_rng(2)
    rests = 0.4 * rng.standard_t(FREEDOM, 400)
    grid = np.array([0.1, 0.2, 0.4, 0.8, 1.6])
    scales = np.repeat(grid[:, None] ** 2, 400, axis=1)
    _, evidence = settle(np.ones((400, 1)), rests, scales, np.zeros(1), np.ones((5, 1)))
    assert grid[int(evidence.argmax())] == 0.4


def test_precisions_are_those_of_students_t() -> None:
    drawn = precisions(4000)
    normal = np.random.default_rng(3).standard_normal((50, 4000)) / np.sqrt(drawn)
    student = np.random.default_rng(4).standard_t(FREEDOM, 200_000)
    assert drawn.mean() == pytest.approx(1.0, abs=0.01)
    assert np.quantile(normal, [0.05, 0.1, 0.9]) == pytest.approx(np.quantile(student, [0.05, 0.1, 0.9]), abs=0.05)


def test_weights_that_do_not_settle_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regression, "_TURNS", 1)
    with pytest.raises(ModelError, match="did not converge: after 1 turns"):
        settle(np.ones((3, 1)), np.array([0.0, 1.0, 9.0]), np.ones((1, 3)), np.zeros(1), np.ones((1, 1)))
