import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from whipcount.errors import InputError
from whipcount.forecast.scores import auc, brier, log_score, recall_at, skill

draw = np.random.default_rng(1)
MANY = draw.uniform(0.01, 0.99, 500).round(2)
CAME = (draw.uniform(size=500) < MANY).astype(int)


def test_scores_agree_with_an_established_library():
    assert brier(MANY, CAME) == pytest.approx(brier_score_loss(CAME, MANY))
    assert log_score(MANY, CAME) == pytest.approx(log_loss(CAME, MANY))
    assert auc(MANY, CAME) == pytest.approx(roc_auc_score(CAME, MANY), abs=1e-12)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.7]), st.sampled_from([0, 1])), min_size=1, max_size=30))
def test_auc_counts_pairs_with_ties_as_half(pairs):
    pairs_told = [
        (p > q) + (p == q) / 2 for p, came in pairs if came for q, other in pairs if not other
    ]  # fmt: skip
    found = auc([p for p, _ in pairs], [came for _, came in pairs])
    assert found == (pytest.approx(sum(pairs_told) / len(pairs_told)) if pairs_told else None)


def test_certainty_that_fails_costs_infinitely_much():
    assert log_score([0.0], [1]) == float("inf")
    assert log_score([1.0], [1]) == 0


def test_skill_is_none_against_a_perfect_base():
    assert skill(0.1, 0.0) is None
    assert skill(0.3, 0.2) == pytest.approx(-0.5)


def test_recall_takes_the_top_of_each_group():
    p = [0.9, 0.8, 0.1, 0.9, 0.2, 0.1]
    came = [0, 1, 0, 1, 0, 1]
    groups = ["monday"] * 3 + ["tuesday"] * 3
    assert recall_at(1, p, came, groups) == pytest.approx(1 / 3)
    assert recall_at(2, p, came, groups) == pytest.approx(2 / 3)
    assert recall_at(3, p, came, groups) == 1
    assert recall_at(1, p, [0] * 6, groups) is None


@given(st.permutations(range(6)))
def test_the_order_of_tied_rows_plays_no_part_in_recall(order):
    p, came = [0.5, 0.5, 0.5, 0.5, 0.9, 0.1], [1, 1, 0, 0, 0, 0]
    assert recall_at(3, [p[n] for n in order], [came[n] for n in order]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("p", "came", "said"),
    [([], [], "0 probabilities"), ([0.5], [1, 0], "1 probabilities and 2"), ([1.5], [1], "outside 0 to 1"),
     ([float("nan")], [1], "outside 0 to 1"), ([0.5], [0.5], "neither 0 nor 1")],
)  # fmt: skip
def test_what_cannot_be_scored_is_refused(p, came, said):
    with pytest.raises(InputError, match=said):
        brier(p, came)


def test_a_top_of_none_is_refused():
    with pytest.raises(InputError, match="at least 1"):
        recall_at(0, [0.5], [1])
