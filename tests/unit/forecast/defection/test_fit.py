import json
from datetime import date

import numpy as np
import pytest
from chamber import PARLIAMENTS, UNTIL, material, moved, spells

from whipcount.errors import ModelError, NotFoundError
from whipcount.forecast.defection import Fit, as_of, backtest, fit
from whipcount.forecast.defection.fit import learn
from whipcount.forecast.defection.panel import weekly

FITTED = fit(material())


def test_there_is_one_vintage_a_parliament_from_the_second_on_and_one_for_now():
    assert [one.until for one in FITTED.vintages] == [date(2010, 4, 12), UNTIL]
    assert [one.events for one in FITTED.vintages] == [2, 3]


def test_it_goes_through_json_unchanged():
    assert Fit.from_dict(json.loads(json.dumps(FITTED.to_dict()))) == FITTED


def test_another_version_is_refused():
    with pytest.raises(ModelError, match="forecast fit defection"):
        Fit.from_dict(FITTED.to_dict() | {"version": "defection-0"})


def test_the_same_facts_give_the_same_fit():
    assert fit(material()) == FITTED


def test_a_day_before_the_first_vintage_is_refused():
    with pytest.raises(NotFoundError, match="has learned from 2010-04-12 on"):
        FITTED.on(date(2010, 4, 11))
    assert FITTED.on(date(2011, 1, 1)).until == date(2010, 4, 12)


def test_a_vintage_learns_nothing_of_what_came_after():
    until = PARLIAMENTS[1].dissolved_on
    rows = [*spells(), *moved("twfy:50", "red", date(2011, 3, 1), "blue", 2)]
    cut = as_of(material(), until)
    assert learn(weekly(cut), cut, until) == FITTED.vintages[0]
    assert fit(material(rows)).vintages[0] == FITTED.vintages[0]
    assert fit(material(rows)).vintages[1] != FITTED.vintages[1]


def test_nobody_who_left_is_nothing_to_learn_from():
    calm = material([one for one in spells() if one.person_id not in {"twfy:1", "twfy:2", "twfy:3"}])
    with pytest.raises(NotFoundError, match="Nobody left"):
        fit(calm)


def test_members_who_leave_together_count_as_one_shock():
    together = [row for n in range(60, 69) for row in moved(f"twfy:{n}", "red", date(2008, 6, 3), "independent", 1)]
    apart = [row for n in range(60, 69) for row in moved(f"twfy:{n}", "red", date(2008, n - 59, 3), "independent", 1)]
    one, nine = (fit(material([*spells(), *rows])).vintages[0] for rows in (together, apart))
    assert one.events == nine.events
    assert one.intercept < nine.intercept


def test_the_back_test_foretells_everybody_of_the_next_parliament():
    found = backtest(material())
    assert {one.fold for one in found} == {"2010"}
    assert {one.horizon for one in found} == {30, 90, 365}
    first = min(one.on for one in found if one.horizon == 90)
    # Everybody sits on the first origin, and twfy:1 and twfy:2 were elected again.
    assert sum(one.on == first and one.horizon == 90 for one in found) == 36
    assert all(0 < one.probability < 1 and one.base == FITTED.vintages[0].base[one.horizon] for one in found)
    assert sum(one.outcome for one in found if one.horizon == 90) == 1


def test_no_origin_is_asked_whose_horizon_is_not_over():
    last = max(one.on for one in backtest(material()) if one.horizon == 365)
    assert np.all((UNTIL - last).days >= 365)
