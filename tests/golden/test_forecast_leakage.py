"""Nothing that became public after a day moves a forecast of that day, on the real tables.

The future is taken away: a fresh process sees the tables as they would be if the world had ended on the day. Then it is
made up: the ledger gets events that would change everything, public on the day after. The shipped fits are the same in
all of them; what a fit may know is tested beside its model.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from future import without_the_future
from whipcount.facts.cases import open_case
from whipcount.facts.forecasts.registry import LEADERS, gather
from whipcount.facts.tables import DATA
from whipcount.forecast.record import Model
from whipcount.ledger.vocabulary import EventType

SCRIPT = """
import json, sys
from datetime import date
from pathlib import Path
from whipcount.facts import tables
tables.DATA = Path(sys.argv[1])
tables.manifest = lambda: {}
from whipcount.errors import UserError
from whipcount.facts.forecasts.registry import door
from whipcount.forecast.freeze import to_dict

def told(model, unit, on):
    try:
        rows = [to_dict(one) for one in door(model).ask(unit, on, on)]
    except UserError as error:
        return error.message
    return [{key: value for key, value in row.items() if key != "data_hash"} for row in rows]

on = date.fromisoformat(sys.argv[2])
print(json.dumps([told(model, unit or None, on) for model, unit in json.loads(sys.argv[3])]))
"""


def asked(data, on: str, questions) -> list:
    command = [sys.executable, "-c", SCRIPT, str(data), on, json.dumps(questions)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.parametrize(
    ("on", "questions"),
    [
        ("2022-01-19", [["survival", "johnson-2022"], ["letters", "johnson-2022"], ["ballot", "johnson-2022"],
                        ["defection", ""], ["survival", ""]]),
        ("2022-06-05", [["survival", "johnson-2022"], ["letters", "johnson-2022"], ["ballot", "johnson-2022"]]),
        ("2022-07-06", [["survival", "johnson-2022"], ["ballot", "johnson-2022"]]),
        ("2023-11-01", [["survival", ""], ["defection", ""]]),
        ("2019-02-15", [["survival", ""]]),
        ("1990-11-15", [["survival", ""]]),
    ],
)  # fmt: skip
def test_without_the_future_the_forecast_is_the_same(tmp_path, on, questions):
    whole = asked(DATA, on, questions)
    cut = asked(without_the_future(tmp_path, date.fromisoformat(on)), on, questions)
    for question, one, other in zip(questions, whole, cut, strict=True):
        assert isinstance(one, list), one
        assert len(one) == len(other), (question, other if isinstance(other, str) else "")
        for left, right in zip(one, other, strict=True):
            assert left == right, question


def test_a_fact_of_the_day_that_is_taken_away_is_missed(tmp_path):
    on, questions = (
        "2022-01-19",
        [["survival", "johnson-2022"], ["letters", "johnson-2022"], ["ballot", "johnson-2022"]],
    )
    cut = asked(without_the_future(tmp_path, date(2022, 1, 1)), on, questions)
    assert all(one != other for one, other in zip(asked(DATA, on, questions), cut, strict=True))


@pytest.mark.parametrize("on", [date(2022, 1, 19), date(2022, 6, 5), date(2022, 7, 6)])
def test_events_public_on_the_day_after_change_nothing(on):
    opened = open_case("johnson-2022")
    letters = [one for one in opened.case.events if one.type is EventType.LETTER_SUBMITTED]
    tomorrow = (on + timedelta(days=1)).isoformat()
    made_up = [
        replace(one, id=f"made-up-{kind}-{n}", type=kind, on=on.isoformat(), known=tomorrow, replaces=None)
        for n, one in enumerate(letters)
        for kind in (EventType.LETTER_SUBMITTED, EventType.CALLS_TO_RESIGN, EventType.CONFIDENCE_BALLOT_CALLED)
    ]
    changed = opened.scenario(made_up)
    told = [(replace(one, data_hash=""), model) for model in LEADERS for one in gather(opened, on, on, [model])[0]]
    assert told
    assert told == [
        (replace(one, data_hash=""), model) for model in LEADERS for one in gather(changed, on, on, [model])[0]
    ]
    later = on + timedelta(days=1)
    assert gather(opened, later, later, [Model.SURVIVAL])[0] != gather(changed, later, later, [Model.SURVIVAL])[0] or (
        later >= date(2022, 7, 7)
    )
