import pytest

from forecastbuilder import prediction
from whipcount.forecast.expected import range_of, scattered_distribution
from whipcount.forecast.record import QUANTILES
from whipcount.forecast.scorecard import ALL, chance_scores, number_scores

ROWS = [
    prediction(0.9, 1.0, fold="2015"),
    prediction(0.2, 0.0, fold="2015"),
    prediction(0.3, 0.0, fold="2017"),
    prediction(0.6, 1.0, fold="2017", horizon=90),
]


def test_every_fold_and_all_of_them_by_horizon():
    found = chance_scores(ROWS)
    assert [(one.horizon, one.fold, one.n) for one in found] == [
        (30, "2015", 2),
        (30, "2017", 1),
        (30, ALL, 3),
        (90, ALL, 1),
    ]
    whole = found[2]
    assert whole.brier == pytest.approx((0.01 + 0.04 + 0.09) / 3)
    assert whole.brier_skill == pytest.approx(1 - 0.14 / (0.95**2 + 2 * 0.05**2))
    assert (whole.auc, whole.recall) == (1.0, None)
    assert (whole.counted.observed, whole.counted.expected) == (1, pytest.approx(1.4))


def test_the_counts_of_a_fold_scatter_as_its_model_says():
    rows = [prediction(0.1, float(n < 4), fold=fold) for fold in ("2015", "2017") for n in range(100)]
    plain = {one.fold: one.counted.range95 for one in chance_scores(rows)}
    wide = {
        one.fold: one.counted.range95 for one in chance_scores(rows, {"2015": lambda m: scattered_distribution(m, 1)})
    }
    assert wide["2017"] == plain["2017"] == (5, 16)
    assert wide["2015"] == range_of(scattered_distribution(10.0, 1))
    assert wide[ALL][0] <= plain[ALL][0] < plain[ALL][1] < wide[ALL][1]


def test_without_every_base_rate_there_is_no_skill():
    (found,) = chance_scores([prediction(), prediction(base=None)])
    assert (found.brier_skill, found.log_skill) == (None, None)
    assert found.to_dict()["brier_base"] is None


def test_numbers_are_scored_apart():
    told = dict(zip(QUANTILES, (1, 2, 3, 4, 5, 6, 7), strict=True))
    rows = [prediction(None, 6.0, base=None, quantiles=told, fold=fold) for fold in ("a", "b")]
    assert chance_scores(rows) == []
    (found,) = number_scores(rows)
    assert (found.n, found.error) == (2, 2)
    assert [one["share"] for one in found.to_dict()["coverage"]] == [0, 1, 1]


def test_recall_is_told_where_a_day_has_more_than_the_top():
    rows = [prediction(0.9, 1.0), *(prediction(0.1, 0.0) for _ in range(20))]
    (found,) = chance_scores(rows)
    assert found.recall == 1.0
    assert chance_scores(rows[:-1])[0].recall is None
