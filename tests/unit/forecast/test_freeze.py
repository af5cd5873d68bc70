import dataclasses
import json
from datetime import date

import pytest

from forecastbuilder import foretold, number
from whipcount.errors import EvidenceError, InputError
from whipcount.forecast.freeze import START, digest, freeze, from_dict, read_line, to_dict, verify, write_line

AT = "2022-01-01T12:00:00Z"


def chain(*forecasts):
    records, before = [], START
    for forecast in forecasts:
        records.append(freeze(forecast, AT, before))
        before = records[-1].seal
    return records


@pytest.mark.parametrize("told", [foretold(), number(), foretold(horizon=None, base_rate=None, drivers=())])
def test_a_record_comes_back_whole(told):
    assert from_dict(json.loads(json.dumps(to_dict(told)))) == told
    frozen = freeze(told, AT)
    assert read_line(write_line(frozen)) == frozen
    assert write_line(frozen).count("\n") == 1


def test_every_field_is_in_the_hash():
    other = {
        "model": "survival", "unit": "x", "on": date(2021, 1, 1), "known": date(2021, 1, 1), "horizon": 31,
        "question": "?", "resolution": "!", "probability": 0.03, "quantiles": {0.5: 1.0}, "base_rate": None,
        "drivers": (), "data_hash": "00", "model_version": "2", "seed": 1,
    }  # fmt: skip
    assert set(other) == {field.name for field in dataclasses.fields(foretold())}
    names = {digest(foretold())}
    for field, value in other.items():
        values = to_dict(dataclasses.replace(foretold(), **({} if field == "model" else {field: value})))
        names.add(digest(from_dict(values | ({"model": value} if field == "model" else {}))))
    assert len(names) == len(other) + 1


def test_the_name_of_a_forecast_does_not_depend_on_the_moment():
    assert freeze(foretold(), AT).hash == freeze(foretold(), "2023-01-01T00:00:00Z").hash


def test_a_changed_forecast_is_found_out():
    records = chain(foretold(), foretold(unit="twfy:2"), number())
    verify(records)
    records[1] = dataclasses.replace(records[1], forecast=foretold(unit="twfy:2", probability=0.9))
    with pytest.raises(EvidenceError, match=r"Record 2 of .* was changed"):
        verify(records)


@pytest.mark.parametrize("mend", [lambda r: r[1:], lambda r: [r[0], r[2]], lambda r: [r[1], r[0], r[2]]])
def test_a_record_left_out_or_moved_is_found_out(mend):
    with pytest.raises(EvidenceError, match="changed, left out or put in"):
        verify(mend(chain(foretold(), foretold(unit="twfy:2"), number())))


def test_a_changed_moment_is_found_out():
    records = chain(foretold())
    with pytest.raises(EvidenceError, match="the moment of one"):
        verify([dataclasses.replace(records[0], recorded_at="2021-01-01T00:00:00Z")])


@pytest.mark.parametrize(
    ("line", "said"),
    [("{", "no JSON"), ("[]", "lacks one of"), ('{"forecast": {}}', "lacks one of"),
     ('{"forecast": {}, "hash": "", "recorded_at": "", "seal": ""}', "cannot be used"),
     ('{"forecast": {"quantiles": [1]}, "hash": "", "recorded_at": "", "seal": ""}', "cannot be used")],
)  # fmt: skip
def test_what_is_no_record_is_refused(line, said):
    with pytest.raises(InputError, match=said):
        read_line(line)


def test_a_record_without_a_moment_is_refused():
    line = write_line(freeze(foretold(), AT)).replace(AT, "soon")
    with pytest.raises(InputError, match="no moment"):
        read_line(line)


def test_a_hindcast_is_told_from_a_forecast():
    assert freeze(foretold(), "2022-01-02T01:00:00Z").is_beforehand
    assert not freeze(foretold(), "2022-02-02T01:00:00Z").is_beforehand
