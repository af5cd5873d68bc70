"""Whatever is forecast, its record comes back whole, and any change of it is found out."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whipcount.errors import EvidenceError, InputError
from whipcount.forecast.expected import count_distribution, range_of
from whipcount.forecast.freeze import START, digest, freeze, read_line, verify, write_line
from whipcount.forecast.record import QUANTILES, Driver, Forecast, Model
from whipcount.forecast.scores import auc, brier, log_score, recall_at

CHANCES = st.floats(0.001, 0.999)
NUMBERS = st.floats(0, 1000)
DAYS = st.dates(date(1945, 1, 1), date(2030, 1, 1))
WORDS = st.text(max_size=30)


@st.composite
def forecasts(draw) -> Forecast:
    quantiles = dict(zip(QUANTILES, sorted(draw(st.lists(NUMBERS, min_size=7, max_size=7))), strict=True))
    is_number = draw(st.booleans())
    return Forecast(
        model=draw(st.sampled_from(Model)),
        unit=draw(WORDS),
        on=draw(DAYS),
        known=draw(DAYS),
        horizon=draw(st.none() | st.integers(1, 400)),
        question=draw(WORDS),
        resolution=draw(WORDS),
        probability=None if is_number else draw(CHANCES),
        quantiles=quantiles if is_number else None,
        base_rate=draw(st.none() | CHANCES),
        drivers=tuple(draw(st.lists(st.builds(Driver, WORDS, WORDS, st.floats(-5, 5)), max_size=3))),
        data_hash=draw(WORDS),
        model_version=draw(WORDS),
        seed=draw(st.integers(0, 99)),
    )


@given(st.lists(forecasts(), min_size=1, max_size=4))
def test_every_record_comes_back_whole(told):
    records, before = [], START
    for forecast in told:
        records.append(freeze(forecast, "2022-01-01T00:00:00Z", before))
        before = records[-1].seal
    lines = [write_line(frozen) for frozen in records]
    assert [line.find("\n") for line in lines] == [len(line) - 1 for line in lines]
    back = [read_line(line) for line in lines]
    assert back == records
    verify(back)


@given(forecasts(), st.data())
def test_any_other_value_is_found_out(told, data):
    line = json.loads(write_line(freeze(told, "2022-01-01T00:00:00Z")))
    field = data.draw(st.sampled_from(sorted(line["forecast"])))
    other = data.draw(WORDS | st.integers() | NUMBERS | st.none() | st.just([]))
    changed = json.dumps({**line, "forecast": {**line["forecast"], field: other}})
    try:
        frozen = read_line(changed)
    except InputError:
        return
    if frozen.forecast == told:
        return
    with pytest.raises(EvidenceError, match="was changed"):
        verify([frozen])


@given(forecasts(), forecasts())
def test_two_forecasts_share_a_name_only_if_they_are_the_same(one, other):
    assert (digest(one) == digest(other)) == (one == other)


@given(
    st.lists(st.tuples(CHANCES, st.sampled_from([0, 1])), min_size=1, max_size=40), st.randoms(use_true_random=False)
)
def test_the_order_of_forecasts_plays_no_part_in_a_score(rows, draw):
    shuffled = list(rows)
    draw.shuffle(shuffled)
    for score in (brier, log_score, auc, lambda p, y: recall_at(3, p, y)):
        left, right = (score([p for p, _ in told], [y for _, y in told]) for told in (rows, shuffled))
        assert left == (None if right is None else pytest.approx(right))


@given(st.lists(CHANCES, min_size=1, max_size=60))
def test_a_wider_range_holds_the_narrower_one(chances):
    chance = count_distribution(chances)
    assert chance.sum() == pytest.approx(1)
    narrow, wide = range_of(chance, 0.95), range_of(chance, 0.99)
    assert wide[0] <= narrow[0] <= sum(chances) + 1
    assert wide[1] >= narrow[1] >= sum(chances) - 1
