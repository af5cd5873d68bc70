"""The section on how close a leader is to the end, and its pictures."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from briefstories import floor_crossed, one
from forecastbuilder import foretold, number, prediction
from whipcount.brief.chances import say_chance
from whipcount.brief.charts.chances import Chance, chance_chart
from whipcount.brief.charts.fans import Fan, fan_chart
from whipcount.brief.charts.reliability import reliability_chart
from whipcount.brief.forecast_record import record_page
from whipcount.brief.found import find
from whipcount.brief.sections import forecast as section
from whipcount.brief.types import Chart, Paragraph, Table
from whipcount.errors import CountError
from whipcount.facts.forecasts.registry import Forecasts
from whipcount.forecast.calibration import reliability
from whipcount.forecast.record import QUANTILES, Model


def survival(horizon: int, chance: float):
    return foretold(model=Model.SURVIVAL, unit="johnson-2022", horizon=horizon, probability=chance, base_rate=0.98)


TOLD = (
    survival(30, 0.9),
    survival(180, 0.6),
    foretold(model=Model.LETTERS, horizon=30, probability=0.2, base_rate=None),
    number(),
)

FAN = dict(zip(QUANTILES, range(7), strict=True))


@pytest.fixture
def found():
    return find(floor_crossed())


def test_one_sentence_one_chart_and_the_base_rates(monkeypatch, found):
    asked = []
    monkeypatch.setattr(
        section, "ask_case",
        lambda case, on: asked.append((case, on)) or Forecasts("x", on, on, TOLD, {Model.BALLOT: "Why [not](x)."}),
    )  # fmt: skip
    blocks = section.forecast(found).blocks
    assert asked == [(found.counted.opened, found.day)]
    assert blocks[0].text == (
        "The chance that Boris Johnson still leads is 90% after 30 days and 60% after 180 days (base rates 98.0% and "
        "98.0%); that the threshold is announced within 30 days, 20% (base rate unknown); were a ballot held, "
        "25 (80%: 15 to 35) would vote against."
    )
    assert sum(isinstance(block, Chart) for block in blocks) == 1
    table = next(block for block in blocks if isinstance(block, Table))
    assert [row[1:] for row in table.rows] == [
        ("90%", "98.0%"), ("60%", "98.0%"), ("20%", ""), ("25 (80%: 15 to 35)", "30"),
    ]  # fmt: skip
    prose = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "figures of models, not reports" in prose
    assert "What moves them" in prose
    assert "ballot: with each contest left out" in prose
    assert "](x)" not in prose


def test_nothing_is_said_where_no_model_applies(monkeypatch, found):
    def refuse(case, on):
        raise CountError("no")

    monkeypatch.setattr(section, "ask_case", refuse)
    assert section.forecast(found) is None


def test_nothing_is_said_without_a_case():
    assert section.forecast(find(one("changes_party", "Natalie Elphicke", "2024-05-08", to_party="labour"))) is None


def test_a_forecast_of_a_scenario_knows_the_story(found):
    assert section.forecast(found).id == "forecast"
    assert "Boris Johnson" in section.forecast(found).blocks[0].text


@pytest.mark.parametrize(
    ("chance", "said"), [(0.5, "50%"), (0.099, "9.9%"), (0.0001, "0.01%"), (0.00001, "<0.01%"), (0.999999, ">99.99%")]
)
def test_a_chance_is_never_said_to_be_none_or_certain(chance, said):
    assert say_chance(chance) == said


@pytest.mark.parametrize(
    "svg",
    [
        chance_chart([Chance("a < b", 0.4, 0.1), Chance("c", 0.9, None)]),
        fan_chart([Fan("A & B", FAN, 6.5), Fan("C", FAN, None)], "T", "n"),
        reliability_chart([("30 days", reliability([0.01, 0.02, 1.0, 0.0], [0, 1, 1, 0]))], "T"),
    ],
)  # fmt: skip
def test_pictures_are_whole_and_say_what_they_show(svg):
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg")
    assert "nan" not in svg
    assert root.attrib.get("aria-label") or root.find("{*}desc") is not None


def test_a_fan_tells_what_it_held():
    svg = fan_chart([Fan("a", FAN, came) for came in (3.0, 6.5)], "T", "n")
    assert "held 1 of 2" in svg
    assert svg.count("var(--mark)") > fan_chart([Fan("a", TOLD[3].quantiles, 25.0)], "T", "n").count("var(--mark)")


def test_the_record_tells_every_model_and_whether_its_aims_were_met():
    rows = [prediction(p, y, fold=fold) for fold in ("2015", "2017") for p, y in ((0.9, 1.0), (0.1, 0.0), (0.2, 0.0))]
    ballots = [prediction(None, 25.0, horizon=None, base=None, quantiles=TOLD[3].quantiles)] * 4
    page, pictures = record_page({Model.BALLOT: ballots, Model.DEFECTION: rows})
    other, _ = record_page({Model.SURVIVAL: rows})
    assert "| survival: every count over all folds in its 95% range | 1 of 1 | yes |" in other
    assert "| survival, 30 days: Brier score 15% or more below the base rate's |" in other
    assert set(pictures) == {"ballot-intervals.svg", "defection-reliability.svg"}
    assert all(f"({name})" in page for name in pictures)
    assert "| defection: AUC 0.80 or more in every Parliament tested | 1.00 to 1.00 | yes |" in page
    assert "| ballot: the 80% interval holds 75 to 90% of the contests | 4 of 4, 100% | no |" in page
    assert "| ballot: its median width is under 25% of the electorate | 20.0% | yes |" in page
