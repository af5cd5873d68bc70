import sys
from datetime import date
from types import ModuleType

import pytest

from forecastbuilder import foretold, number
from whipcount.errors import CountError, InputError, NotFoundError
from whipcount.facts.forecasts import registry
from whipcount.forecast.record import Model

ON = date(2022, 6, 5)


def fake(monkeypatch, name, ask):
    module = ModuleType(name)
    module.ask_case = ask
    monkeypatch.setitem(sys.modules, f"whipcount.facts.forecasts.{name}", module)


def refuse(*_):
    raise CountError("No polls.")


def refuse_otherwise(*_):
    raise CountError("No ballots.")


@pytest.fixture
def every(monkeypatch):
    monkeypatch.setattr(registry, "models", lambda: list(Model))


def test_an_unknown_model_is_told_with_those_there_are():
    with pytest.raises(NotFoundError, match=r"'weather'; there are .*defection"):
        registry.door("weather")


def test_a_model_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr(registry, "models", lambda: [Model.DEFECTION])
    with pytest.raises(NotFoundError, match="no letters model yet; it has defection"):
        registry.door("letters")


def test_a_case_gathers_what_applies_and_why_the_rest_does_not(monkeypatch, every):
    asked = []
    fake(monkeypatch, "letters", refuse)
    fake(monkeypatch, "ballot", lambda *args: asked.append(args) or [number()])
    fake(monkeypatch, "survival", lambda *args: [foretold(model=Model.SURVIVAL)])
    found = registry.ask_case("johnson-2022", ON)
    assert [one.model for one in found.forecasts] == [Model.BALLOT, Model.SURVIVAL]
    assert found.refusals == {Model.LETTERS: "No polls."}
    assert [(case.case.id, *rest) for case, *rest in asked] == [("johnson-2022", ON, ON, 0)]


def test_where_nothing_applies_every_reason_is_told(monkeypatch, every):
    for name in registry.LEADERS:
        fake(monkeypatch, name.value, refuse if name is Model.LETTERS else refuse_otherwise)
    with pytest.raises(CountError, match="No model") as told:
        registry.ask_case("johnson-2022", ON)
    assert told.value.errors[0] == "letters: No polls."


def test_the_end_of_a_leadership_ends_every_forecast_once_it_is_public(monkeypatch, every):
    for name in registry.LEADERS:
        fake(monkeypatch, name.value, lambda *args: [number()])
    assert registry.ask_case("johnson-2022", date(2022, 7, 6)).forecasts
    with pytest.raises(CountError, match="was public on 2022-07-07") as told:
        registry.ask_case("johnson-2022", date(2022, 7, 7))
    assert told.value.errors == []
    with_old_news = registry.ask_case("johnson-2022", date(2022, 7, 7), date(2022, 7, 6))
    assert with_old_news.forecasts


def test_hindsight_is_refused():
    with pytest.raises(InputError, match="lies after"):
        registry.ask_case("johnson-2022", ON, date(2022, 6, 6))
