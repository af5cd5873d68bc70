import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from whipcount.errors import ModelError
from whipcount.forecast.survival.logistic import logistic, sigmoid


def data() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(400, 3))
    y = (rng.random(400) < sigmoid(x @ np.array([1.0, -0.5, 0.0]))).astype(float)
    return x, y


def test_it_agrees_with_another_library() -> None:
    x, y = data()
    ours = logistic(x, y, np.ones(400), np.zeros(3), np.full(3, 0.5))
    theirs = LogisticRegression(C=0.25, fit_intercept=False, tol=1e-10, max_iter=1000).fit(x, y)
    assert ours == pytest.approx(theirs.coef_[0], abs=1e-5)


def test_without_rows_the_prior_speaks() -> None:
    nothing = np.zeros((0, 2)), np.zeros(0), np.zeros(0)
    assert logistic(*nothing, np.array([1.0, -2.0]), np.ones(2)).tolist() == [1.0, -2.0]


def test_perfectly_split_rows_converge() -> None:
    x = np.array([[1.0, value] for value in range(-50, 51)])
    found = logistic(x, (x[:, 1] > 0).astype(float), np.ones(101), np.zeros(2), np.ones(2))
    assert np.all(np.isfinite(found))


def test_what_is_not_a_number_is_refused() -> None:
    x, y = data()
    x[0, 0] = np.nan
    with pytest.raises(ModelError, match="not a number"):
        logistic(x, y, np.ones(400), np.zeros(3), np.ones(3))


def test_what_has_not_converged_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whipcount.forecast.survival.logistic.MOST_STEPS", 1)
    with pytest.raises(ModelError, match="has not converged after 1 steps"):
        logistic(*data(), np.ones(400), np.zeros(3), np.ones(3))
