from datetime import date

import numpy as np
import pytest
from chamber import FIRST, material, moved, votes

from whipcount.forecast.defection.features import FEATURES
from whipcount.forecast.defection.material import as_of
from whipcount.forecast.defection.pace import LEVELS
from whipcount.forecast.defection.panel import on_days, weekly

COLUMN = {name: n for n, name in enumerate(FEATURES)}
VOTED = [date(2006, 1, 10), date(2007, 1, 10), date(2008, 1, 9), date(2008, 1, 11)]


def rebels():
    return {f"twfy:{n}": votes(VOTED, [n % 5, n % 3, 0, 40 if n < 10 else 0]) for n in range(1, 37)}


def test_each_departure_is_in_exactly_one_week():
    panel = weekly(material())
    assert panel.outcome(7).sum() == 3
    assert len({(int(stay), int(day)) for stay, day in zip(panel.stay, panel.day, strict=True)}) == len(panel)


def test_everybody_with_a_party_sits_on_a_day():
    panel = on_days(material(), [date(2004, 1, 1).toordinal()])
    assert len(panel) == 35
    assert set(panel.parliament) == {53}


@pytest.mark.parametrize(
    "on", [date(2003, 3, 2), date(2003, 3, 3), date(2008, 1, 9), date(2008, 1, 10), date(2011, 1, 1)]
)
def test_nothing_after_the_day_is_looked_at(on):
    facts = material(votes=rebels())
    late = moved("twfy:40", "red", date(2011, 5, 5), "independent", 2) + moved("twfy:41", "red", on, "blue", 1)
    cut, whole = (on_days(one, [on.toordinal()]) for one in (as_of(facts, on), facts))
    assert [cut.stays[n].person for n in cut.stay] == [whole.stays[n].person for n in whole.stay]
    assert (cut.x == whole.x).all()
    assert (cut.pace == whole.pace).all()
    # The same rows with another future are the same rows.
    other = as_of(material(list(facts.spells) + (late[1:2] if on < date(2011, 1, 1) else []), votes=rebels()), on)
    assert (on_days(other, [on.toordinal()]).x == cut.x).all()


def test_what_is_known_on_the_day_is_seen():
    before, after = (on_days(material(), [date(2003, 3, day).toordinal()]) for day in (2, 3))
    moves = COLUMN["party_moves"]
    red = [n for n, stay in enumerate(after.stay) if after.stays[stay].party == "red"]
    assert before.x[:, moves].max() == 0
    assert after.x[red, moves] == pytest.approx(np.log(2))


def test_a_departure_quickens_the_house_and_the_party():
    before, after = (on_days(material(), [date(2003, 3, day).toordinal()]) for day in (2, 3))
    at = LEVELS.index("house_pace")
    assert after.pace[0, at] > before.pace[0, at]
    party = LEVELS.index("party_pace")
    red = np.array([after.stays[stay].party == "red" for stay in after.stay])
    assert after.pace[red, party].min() > after.pace[~red, party].max()


def test_who_moved_once_is_likelier_to_move_again():
    on = date(2009, 1, 1)
    panel = on_days(material(), [on.toordinal()])
    own = LEVELS.index("own_moves")
    moved_before = np.array([panel.stays[stay].person in {"twfy:1", "twfy:2"} for stay in panel.stay])
    assert panel.pace[moved_before, own].min() > panel.pace[~moved_before, own].max()


def test_the_most_rebellious_of_a_party_stands_first():
    panel = on_days(material(votes=rebels()), [date(2007, 6, 1).toordinal()])
    rebelled = panel.x[:, COLUMN["rebelled"]]
    number = [int(panel.stays[n].person.split(":")[1]) for n in panel.stay]
    against = np.array([n % 5 + n % 3 for n in number])
    red = np.array([panel.stays[n].party == "red" for n in panel.stay])
    assert against[red][rebelled[red].argmax()] == against[red].max()
    assert rebelled[red] == pytest.approx(np.log1p(against[red]) - np.log1p(against[red]).mean())


def test_votes_are_those_up_to_the_day_alone():
    said = {}
    for on in (date(2008, 1, 10), date(2008, 1, 11)):
        panel = on_days(material(votes=rebels()), [on.toordinal()])
        at = next(n for n, stay in enumerate(panel.stay) if panel.stays[stay].person == "twfy:5")
        said[on] = float(panel.x[at, COLUMN["rebelled"]])
    assert said[date(2008, 1, 10)] < said[date(2008, 1, 11)]


def test_where_nobody_of_a_party_voted_nobody_stands_out():
    assert not on_days(material(), [FIRST.toordinal()]).x[:, COLUMN["rebelled"]].any()
