import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from whipcount.forecast.calibration import calibration_line, reliability

draw = np.random.default_rng(2)
MANY = draw.uniform(0.01, 0.99, 2000)


def test_the_line_is_that_of_a_logistic_regression():
    came = (draw.uniform(size=2000) < MANY**1.5).astype(int)
    found = calibration_line(MANY, came)
    log_odds = np.log(MANY / (1 - MANY))[:, None]
    other = LogisticRegression(C=np.inf, tol=1e-10).fit(log_odds, came)
    assert (found.intercept, found.slope) == pytest.approx((other.intercept_[0], other.coef_[0, 0]), abs=1e-5)


@pytest.mark.parametrize(
    ("p", "came"),
    [([], []), ([0.2, 0.4], [0, 0]), ([0.2, 0.4], [1, 1]), ([0.3, 0.3], [0, 1]), ([0.0, 0.4], [0, 1]),
     ([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1])],
)  # fmt: skip
def test_no_line_where_none_is_defined(p, came):
    assert calibration_line(p, came) is None


def test_bins_hold_every_forecast_once():
    came = (draw.uniform(size=2000) < MANY).astype(int)
    bins = reliability(MANY, came)
    assert sum(one.n for one in bins) == 2000
    assert sum(one.n * one.observed for one in bins) == pytest.approx(came.sum())
    assert all(one.low <= one.forecast < one.high for one in bins)


def test_certainty_stands_in_the_last_bin():
    (only,) = reliability([1.0], [1])
    assert (only.low, only.high, only.n) == (0.999, 1.0, 1)
