"""What came of forecasts, where the facts do not tell everything."""

from __future__ import annotations

from datetime import date

import pytest

from forecastbuilder import foretold, number, prediction
from whipcount.errors import CountError, InputError, ModelError
from whipcount.facts.cases import open_case, opened
from whipcount.facts.forecasts import skill
from whipcount.facts.forecasts.days import replay
from whipcount.facts.forecasts.ended import end_public
from whipcount.facts.forecasts.outcomes import outcome
from whipcount.facts.forecasts.predictions import written
from whipcount.forecast.record import Model
from whipcount.forecast.resolve import State
from whipcount.ledger.types import Case, Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

CASE = Case("away", "A leader abroad", None, "A B", "conservative", "uk-conservative", end=date(2021, 1, 1))


def resigns(known: str, status: Status = Status.ASSERTED) -> Event:
    return Event(
        id=f"r-{known}-{status.value}", on=known, known=known, actor="A B", actor_id=None,
        type=EventType.LEADER_RESIGNS, status=status, source=Source(Grade.ON_RECORD, None, None),
    )  # fmt: skip


@pytest.mark.parametrize("model", [Model.BALLOT, Model.LETTERS])
def test_a_case_that_is_not_at_hand_stays_open(model):
    found = outcome(foretold(model=model, unit="not-here"))
    assert found.state is State.OPEN
    assert "not at hand" in found.detail
    named = outcome(foretold(model=model, unit="away", on=date(2020, 1, 1)), cases={"away": CASE})
    assert "not at hand" not in named.detail


@pytest.mark.parametrize("unit", ["not-here", "leader:green"])
def test_a_leader_whom_nobody_knows_is_void(unit):
    assert outcome(foretold(model=Model.SURVIVAL, unit=unit)).state is State.VOID


def test_a_ballot_that_was_not_held_before_the_end_is_void():
    assert outcome(number(unit="johnson-2022", on=date(2022, 6, 6))).state is State.VOID


def test_the_end_is_told_by_the_ledger_where_the_table_has_no_such_leader():
    assert end_public(CASE, date(2020, 1, 1)) == date(2021, 1, 1)
    told = CASE.with_events([resigns("2020-03-01", Status.DENIED), resigns("2020-06-01"), resigns("2020-07-01")])
    assert end_public(told, date(2020, 1, 1)) == date(2020, 6, 1)


def test_a_case_without_events_is_not_replayed():
    with pytest.raises(InputError, match="has no events"):
        replay(opened(CASE))


def test_a_replay_where_nothing_applies_tells_why():
    told = opened(CASE.with_events([resigns("2020-06-01")]))
    with pytest.raises(CountError, match="No model can say anything about away"):
        replay(told, date(2020, 6, 1), date(2020, 6, 2))


def test_a_replay_is_a_frame_and_a_table():
    found = replay(open_case("johnson-2022"), date(2022, 7, 5), date(2022, 7, 6), [Model.SURVIVAL])
    assert found.to_frame().shape == (8, 15)
    assert found._repr_html_().startswith("<table>")


def test_predictions_have_two_formats():
    with pytest.raises(InputError, match=r"not '\.xlsx'"):
        written([prediction()], ".xlsx")


def test_damaged_figures_are_told(monkeypatch):
    skill._shipped.cache_clear()
    monkeypatch.setattr(skill, "read_bytes", lambda name: b"{")
    with pytest.raises(ModelError, match="damaged"):
        skill.skill_of(Model.BALLOT)
    monkeypatch.setattr(skill, "read_bytes", lambda name: b"{}")
    assert skill.skill_of(Model.BALLOT) is None
    skill._shipped.cache_clear()


def test_a_ledger_that_nobody_keeps_tells_nothing_later():
    case = Case(
        "away", "A leader abroad", None, "A B", "conservative", "uk-conservative", events=(resigns("2020-06-01"),)
    )
    asked = foretold(model=Model.LETTERS, unit="away", on=date(2020, 5, 1), horizon=90)
    assert outcome(asked, cases={"away": case}).on == date(2020, 6, 1)
    quiet = Case("away", "A leader abroad", None, "A B", "conservative", "uk-conservative")
    assert outcome(asked, cases={"away": quiet}).state is State.OPEN
