import numpy as np
import pytest
import scoringrules

from whipcount.errors import InputError
from whipcount.forecast.intervals import WIDEST, coverage, crps, pinball
from whipcount.forecast.record import QUANTILES
from whipcount.forecast.record import TOLD as EVERY

draw = np.random.default_rng(3)
SAMPLES = draw.normal(50, 10, (40, 200))
TABLE = np.quantile(SAMPLES, QUANTILES, axis=1).T
TOLD = [dict(zip(QUANTILES, row, strict=True)) for row in TABLE]
CAME = draw.normal(50, 10, 40).tolist()


def test_crps_and_pinball_agree_with_an_established_library():
    assert crps(TOLD, CAME) == pytest.approx(
        scoringrules.crps_quantile(np.array(CAME), TABLE, np.array(QUANTILES)).mean()
    )
    losses = [scoringrules.quantile_score(np.array(CAME), TABLE[:, n], q).mean() for n, q in enumerate(QUANTILES)]
    assert pinball(TOLD, CAME).tolist() == pytest.approx(losses)


def test_coverage_counts_bounds_as_inside():
    told = dict(zip(QUANTILES, (1, 2, 3, 4, 5, 6, 7), strict=True))
    found = coverage([told] * 4, [1, 2, 5, 8])
    assert [(one.meant, one.held, one.n) for one in found] == [(0.5, 1, 4), (0.8, 2, 4), (0.9, 3, 4)]
    assert [one.width for one in found] == [2, 4, 6]
    assert found[0].share == 0.25


@pytest.mark.parametrize(
    ("told", "came", "said"),
    [([], [], "0 forecasts"), ([{0.5: 1.0}], [1.0], "lacks a quantile"),
     ([dict(zip(QUANTILES, (1, 2, 3, 2, 5, 6, 7), strict=True))], [1.0], "lies below a lower one")],
)  # fmt: skip
def test_what_cannot_be_scored_is_refused(told, came, said):
    with pytest.raises(InputError, match=said):
        crps(told, came)


def test_the_95_percent_interval_is_told_where_every_forecast_has_it():
    told = dict(zip(EVERY, range(9), strict=True))
    found = coverage([told] * 2, [0.5, 8.5])
    assert [(one.meant, one.held, one.width) for one in found][-1] == (WIDEST, 1, 8)
    older = {share: told[share] for share in QUANTILES}
    assert WIDEST not in [one.meant for one in coverage([told, older], [0.5, 8.5])]
