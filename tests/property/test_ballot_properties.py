"""Whatever the figures: chances add up, lie between 0 and 1, and keep their moments."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballotbuilder import contest, contests
from lettersbuilder import PAST, standing
from whipcount.forecast.ballot.fit import fit as fit_ballot
from whipcount.forecast.ballot.members import Faction, poisson_binomial, swayed
from whipcount.forecast.ballot.predict import in_favour, outlook
from whipcount.forecast.chances import quantiles
from whipcount.forecast.letters.fit import fit as fit_letters
from whipcount.forecast.letters.predict import number
from whipcount.forecast.letters.tell import chances

LETTERS = fit_letters(PAST)
BALLOT = fit_ballot([*contests(38, 42, 30, 51, 39, 60), contest(30, 45, declared=12, abstained=2)])
CHANCES = st.lists(st.floats(0, 1), max_size=60)


@settings(deadline=None)
@given(CHANCES)
def test_moments_of_independent_members(own: list[float]) -> None:
    table, at = poisson_binomial(own), np.arange(len(own) + 1)
    assert table.sum() == pytest.approx(1)
    assert table @ at == pytest.approx(sum(own), abs=1e-9)
    assert table @ at**2 - (table @ at) ** 2 == pytest.approx(sum(p * (1 - p) for p in own), abs=1e-7)


@settings(deadline=None)
@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=40), st.floats(0, 3), st.integers(0, 39))
def test_a_sway_keeps_the_sum_and_widens(own: list[float], sway: float, cut: int) -> None:
    table = swayed([Faction("a", tuple(own[:cut]), sway), Faction("b", tuple(own[cut:]), 0.0)])
    assert len(table) == len(own) + 1
    assert table.sum() == pytest.approx(1)
    assert (table >= -1e-15).all()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_standing_has_a_forecast(data: st.DataObject) -> None:
    members = data.draw(st.integers(1, 400))
    needed = data.draw(st.integers(1, members))
    public = data.draw(st.integers(0, members))
    declared = data.draw(st.integers(0, min(public, needed - 1)))
    recent = {days: data.draw(st.integers(0, public)) for days in (30, 90)}
    asked = standing(members=members, threshold=needed, public=public, declared=declared, recent=recent)
    table = number(LETTERS, asked)
    assert table.sum() == pytest.approx(1)
    assert table[:declared].sum() == 0.0
    found = chances(LETTERS, asked)
    assert list(found) == sorted(found)
    assert all(0 < chance < 1 for chance in found)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.data())
def test_any_electorate_has_a_forecast(voters: int, data: st.DataObject) -> None:
    declared = data.draw(st.none() | st.integers(0, voters))
    row = contest(99, None, voters=voters, declared=declared, on=date(2030, 1, 1))
    found = outlook(BALLOT, row)
    assert found.against.sum() == pytest.approx(1)
    values = list(quantiles(found.against).values())
    assert values == sorted(values)
    assert values[0] >= (declared or 0)
    table, outvoted = in_favour(BALLOT, found.against)
    assert table.sum() == pytest.approx(1)
    assert 0 <= outvoted <= 1
