"""Elections whose votes are known on the boundaries of those before."""

from __future__ import annotations

from datetime import date

import pytest

from whipcount.errors import NotFoundError
from whipcount.facts.poll_report import poll_report
from whipcount.facts.projection import projection
from whipcount.facts.seat_scatter import base_of, election_pairs, next_election
from whipcount.seats.swing import Swing
from whipcount.seats.types import Boundaries


def test_every_pair_has_the_same_seats() -> None:
    for pair in election_pairs():
        assert pair.base.keys() == pair.votes.keys()
        assert len(pair.votes) == 650


def test_the_seats_of_2005_are_told_once_the_house_is_dissolved() -> None:
    with pytest.raises(NotFoundError, match="are not known"):
        base_of(date(2005, 5, 5), date(2010, 4, 12))
    votes, *told = base_of(date(2005, 5, 5), date(2010, 4, 13))
    assert (len(votes), *told) == (650, Boundaries.OF_2010, True)


def test_the_next_election() -> None:
    assert next_election(date(2017, 6, 8)) == date(2019, 12, 12)
    assert next_election(date(2024, 7, 4)) is None


def test_the_election_that_the_day_led_up_to_is_left_out() -> None:
    years = [day.year for day in projection(poll_report(date(2017, 6, 7)), Swing.UNIFORM).measured_at]
    assert years == [2010, 2015, 2019, 2024]
    assert len(projection(poll_report(date(2025, 6, 7)), Swing.UNIFORM).measured_at) == 5


def test_as_known_on_a_day_later_elections_are_left_out_too() -> None:
    eve = date(2017, 6, 7)
    assert [day.year for day in projection(poll_report(eve, eve), Swing.UNIFORM).measured_at] == [2010, 2015]


def test_before_the_first_election_there_are_seats_without_spans() -> None:
    eve = date(2010, 5, 5)
    found = projection(poll_report(eve, eve), Swing.UNIFORM)
    told = found.to_dict()["parties"]["conservative"]
    assert told == {"seats": found.seats["conservative"], "low": None, "high": None, "spans": {}}
    assert found.to_frame().row(0, named=True)["low_90"] is None
