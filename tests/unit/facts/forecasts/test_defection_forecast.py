import json
from datetime import date

import numpy as np
import pytest

from whipcount.errors import InputError, ModelError, NotFoundError
from whipcount.facts.forecasts import defection, vintages
from whipcount.facts.forecasts.defection_rows import material
from whipcount.forecast.defection import as_of
from whipcount.forecast.defection.fit import learn
from whipcount.forecast.defection.panel import on_days, weekly
from whipcount.forecast.defection.stays import departures


def test_the_departures_are_those_of_the_register():
    found = departures(material())
    september = [one for one in found if one.on == date(2019, 9, 3).toordinal()]
    assert len(september) == 22
    assert {one.into for one in september} == {"independent", "liberal-democrat"}
    assert {one.person for one in found if one.cause == "by_election"} == {"twfy:11621", "twfy:24899"}
    assert not {"twfy:10420", "twfy:10040", "twfy:10295"} & {one.person for one in found}


@pytest.mark.parametrize("on", [date(2004, 1, 6), date(2019, 2, 19), date(2020, 6, 1), date(2024, 7, 22)])
def test_no_feature_looks_past_the_day(on):
    cut, whole = (on_days(one, [on.toordinal()]) for one in (as_of(material(), on), material()))
    people = [[one.stays[n].person for n in one.stay] for one in (cut, whole)]
    assert people[0] == people[1]
    assert (cut.x == whole.x).all()
    assert np.allclose(cut.pace, whole.pace, rtol=0, atol=1e-12)


def test_the_shipped_fit_is_what_the_tables_teach():
    facts = material()
    panel = weekly(facts)
    first, *_, last = defection.shipped().vintages
    assert learn(panel, facts, first.until) == first
    assert learn(panel, facts, last.until) == last
    assert last.until == facts.until


def test_a_member_is_asked_by_id_and_everybody_together():
    on = date(2022, 1, 18)
    one, everybody = defection.ask("twfy:25874", on, None), defection.ask(None, on, None)
    assert one == [found for found in everybody if found.unit == "twfy:25874"]
    assert len(everybody) == 3 * 640


@pytest.mark.parametrize(
    ("unit", "on", "error", "words"),
    [
        ("twfy:25852", date(2022, 1, 18), InputError, "Rob Roberts sat as independent"),
        ("twfy:10295", date(2022, 1, 18), InputError, "sat as speaker"),
        ("Christian Wakeford", date(2022, 1, 18), NotFoundError, "a person id such as twfy:25874"),
        ("twfy:24766", date(2024, 8, 1), NotFoundError, "was no member"),
        (None, date(1998, 1, 1), NotFoundError, "has learned from 2005-04-11"),
        (None, date(2019, 11, 20), NotFoundError, "No Parliament sat"),
    ],
)
def test_what_cannot_be_forecast_is_said(unit, on, error, words):
    with pytest.raises(error, match=words):
        defection.ask(unit, on, None)


@pytest.mark.parametrize("content", [b"{", b"[]", json.dumps({"version": "defection-0"}).encode()])
def test_a_damaged_fit_is_said(monkeypatch, content):
    monkeypatch.setattr(vintages, "read_bytes", lambda _: content)
    with pytest.raises(ModelError, match=r"install whipcount again|forecast fit defection"):
        defection.shipped.__wrapped__()
