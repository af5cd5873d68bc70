"""What came of forecasts, found by the rule of the resolution text, is what the back-tests count."""

from __future__ import annotations

import json
from datetime import date

import pytest

from forecastbuilder import foretold
from whipcount.facts.forecasts import letters
from whipcount.facts.forecasts.defection_rows import material
from whipcount.facts.forecasts.outcomes import outcome
from whipcount.facts.forecasts.skill import skill_table
from whipcount.facts.forecasts.survival_rows import weekly_rows
from whipcount.facts.leaderships import KNOWN_UNTIL
from whipcount.facts.tables import read_bytes
from whipcount.forecast.defection.panel import on_days
from whipcount.forecast.record import Model
from whipcount.forecast.resolve import State

HORIZONS = (30, 90, 365)


@pytest.mark.parametrize("on", [date(2003, 6, 1), date(2011, 3, 1), date(2019, 1, 15), date(2022, 1, 1)])
def test_a_departure_is_the_same_by_both_rules(on):
    panel = on_days(material(), [on.toordinal()])
    assert len(panel) > 600
    for horizon in HORIZONS:
        came = panel.outcome(horizon)
        for row in range(len(panel)):
            unit = panel.stays[panel.stay[row]].person
            found = outcome(foretold(unit=unit, on=on, horizon=horizon))
            assert (found.state, found.value) == (State.RESOLVED, came[row]), (unit, horizon, found)


def test_a_leader_lasts_by_both_rules():
    checked = 0
    for row in weekly_rows()[::20]:
        for horizon in (7, 180):
            came = row.outcome.within(horizon) if row.outcome else None
            if came is None or row.on.toordinal() + horizon > KNOWN_UNTIL.toordinal():
                continue
            unit = f"leader:{row.party}"
            found = outcome(foretold(model=Model.SURVIVAL, unit=unit, on=row.on, horizon=horizon))
            assert found.value == 1 - came, (row.leader, row.on, horizon, found)
            checked += 1
    assert checked > 1000


def test_the_shipped_record_is_that_of_the_letters_as_they_are():

    shipped = json.loads(read_bytes("forecasts/record.json"))["letters"]
    found = json.loads(json.dumps(skill_table({Model.LETTERS: letters.backtest()})["letters"]))
    for one, other in zip(shipped["chances"], found["chances"], strict=True):
        assert one["brier"] == pytest.approx(other["brier"], rel=1e-6), "run 'whipcount forecast report'"
