import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

from whipcount.errors import CountError
from whipcount.forecast.defection import newton
from whipcount.forecast.defection.newton import logistic


def rows(n=20_000, rare=-5.0, seed=1):
    rng = np.random.default_rng(seed)
    x = np.column_stack([np.ones(n), rng.normal(size=(n, 4)), rng.random(n) < 0.1])
    chance = 1 / (1 + np.exp(-(x @ np.array([rare, 0.5, -0.3, 0.0, 0.2, 1.0]))))
    return x.astype(float), (rng.random(n) < chance).astype(float)


def test_it_agrees_with_statsmodels():
    x, y = rows()
    judge = sm.GLM(y, x, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=100)
    found = logistic(x, y)
    assert found.beta == pytest.approx(judge.params, abs=1e-6)
    assert np.sqrt(np.diag(found.covariance)) == pytest.approx(judge.bse, rel=1e-4)


def test_it_agrees_with_statsmodels_with_offsets_and_weights():
    x, y = rows()
    offset, weight = np.linspace(-1, 1, len(y)), np.where(np.arange(len(y)) % 2, 0.5, 2.0)
    judge = sm.GLM(y, x, family=sm.families.Binomial(), offset=offset, freq_weights=weight).fit(tol=1e-14, maxiter=100)
    assert logistic(x, y, offset=offset, weight=weight).beta == pytest.approx(judge.params, abs=1e-6)


def test_the_penalty_is_that_of_scikit_learn():
    x, y = rows()
    peer = LogisticRegression(C=0.2, tol=1e-10, max_iter=10_000).fit(x[:, 1:], y)
    found = logistic(x, y, precision=np.r_[0.0, np.full(5, 5.0)]).beta
    assert found == pytest.approx(np.r_[peer.intercept_, peer.coef_[0]], abs=1e-4)


def test_the_start_from_a_sample_gives_the_same_answer(monkeypatch):
    monkeypatch.setattr(newton, "BLOCK", 1024)
    x, y = rows(120_000, rare=-6.5)
    assert newton._Rows(x, y, y, y).sample() is not None
    judge = sm.GLM(y, x, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=100)
    assert logistic(x, y).beta == pytest.approx(judge.params, abs=1e-6)


def test_a_prior_holds_what_no_row_tells():
    x, y = rows(2_000, rare=-2.0)
    x[:, 3] = 0.0
    found = logistic(x, y, precision=4.0, mean=np.array([0, 0, 0, 0.7, 0, 0.0]))
    assert found.beta[3] == pytest.approx(0.7)
    assert found.covariance[3, 3] == pytest.approx(0.25)


def test_a_feature_that_parts_the_outcomes_is_refused_without_a_prior():
    x = np.column_stack([np.ones(100), np.arange(100) >= 50]).astype(float)
    with pytest.raises(CountError, match="did not settle"):
        logistic(x, x[:, 1])
    assert np.isfinite(logistic(x, x[:, 1], precision=1.0).beta).all()
