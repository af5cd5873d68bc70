from datetime import date

import pytest
from chamber import UNTIL, material, moved, spells

from whipcount.errors import InputError, NotFoundError
from whipcount.forecast.defection import fit, forecast
from whipcount.forecast.defection.features import FEATURES
from whipcount.forecast.defection.pace import LEVELS
from whipcount.forecast.defection.words import NAMES, told

ON = date(2011, 1, 1)
FACTS = material()
FITTED = fit(FACTS)
PEOPLE = {f"twfy:{n}": f"Member {n}" for n in range(1, 41)}


def ask(unit=None, on=ON, known=None, facts=FACTS):
    return forecast(FITTED, facts, PEOPLE, unit, on, known, "tables", 0)


def test_one_member_has_three_horizons_and_the_longer_the_likelier():
    found = ask("twfy:7")
    assert [one.horizon for one in found] == [30, 90, 365]
    assert [one.probability for one in found] == sorted(one.probability for one in found)
    assert found[0].question == "Will Member 7 leave the party (red) or lose its whip by 2011-01-31?"
    assert "2011-01-31" in found[0].resolution


def test_all_members_are_ranked():
    found = [one for one in ask() if one.horizon == 90]
    assert len(found) == 36
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)
    assert found[0].unit in {"twfy:1", "twfy:2"}


def test_one_member_asked_alone_is_the_same_as_among_all():
    assert ask("twfy:7") == [one for one in ask() if one.unit == "twfy:7"]


def test_what_happens_afterwards_changes_nothing():
    later = material([*spells(), *moved("twfy:40", "red", date(2011, 1, 2), "blue", 2)[1:]])
    assert ask(facts=later) == ask()


def test_the_parliament_cannot_outlast_five_years():
    late = material(until=date(2015, 5, 1))
    chances = [one.probability for one in ask("twfy:7", date(2015, 4, 30), facts=late)]
    assert chances[0] == chances[2]


def test_an_earlier_known_day_is_that_days_forecast():
    seen = date(2010, 12, 1)
    assert [one.probability for one in ask("twfy:7", known=seen)] == [one.probability for one in ask("twfy:7", on=seen)]
    assert {one.known for one in ask("twfy:7", known=seen)} == {seen}


def test_after_the_register_the_last_known_day_is_told():
    assert {one.known for one in ask("twfy:7", on=date(2012, 12, 1))} == {UNTIL}


@pytest.mark.parametrize(
    ("unit", "on", "error", "words"),
    [
        ("twfy:999", ON, NotFoundError, "No member 'twfy:999'"),
        ("twfy:40", ON, NotFoundError, "was no member"),
        ("twfy:3", date(2011, 2, 1), InputError, "sat as independent on 2011-02-01"),
        (None, date(2009, 1, 1), NotFoundError, "has learned from 2010-04-12"),
        (None, date(2010, 4, 20), NotFoundError, "No Parliament sat on 2010-04-20"),
    ],
)
def test_what_cannot_be_forecast_is_said(unit, on, error, words):
    with pytest.raises(error, match=words):
        ask(unit, on)


def test_drivers_are_the_largest_first():
    effects = [abs(driver.effect) for driver in ask("twfy:2")[0].drivers]
    assert effects
    assert effects == sorted(effects, reverse=True)


def test_the_hash_tells_one_row_from_another():
    assert ask("twfy:7")[0].data_hash != ask("twfy:9")[0].data_hash
    assert ask("twfy:7")[0].data_hash == ask("twfy:7")[2].data_hash


@pytest.mark.parametrize("name", [*LEVELS[1:], *FEATURES])
def test_every_feature_has_words(name):
    assert all(isinstance(text, str) and text for text in told(name, 0.5))
    assert len(NAMES) == len(LEVELS) - 1 + len(FEATURES)
