"""Swing laid over seats, against the same in plain fractions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from whipcount.errors import NotFoundError
from whipcount.facts.general import election_votes, shares_in_britain
from whipcount.facts.poll_report import poll_report
from whipcount.facts.projection import base_of, projection
from whipcount.seats.swing import Swing, project, totals
from whipcount.seats.types import Boundaries

VOTES = {
    "safe": {"red": 70, "blue": 20, "green": 10},
    "close": {"red": 45, "blue": 44, "green": 11},
    "third": {"red": 10, "blue": 40, "green": 50},
    "home": {"local": 60, "other": 40},
    "chair": {"speaker": 52, "red": 48},
}
BEFORE = {"red": Fraction(2, 5), "blue": Fraction(2, 5), "green": Fraction(1, 5)}


def plain(votes: dict[str, dict[str, int]], after: dict[str, Fraction], swing: Swing) -> dict[str, str]:
    """Return the winners, share by share."""
    winners = {}
    for seat, cast in votes.items():
        shares = {party: Fraction(n, sum(cast.values())) for party, n in cast.items()}
        if "speaker" not in cast and set(cast) & set(after):
            for party, share in after.items():
                own = shares.get(party, Fraction(0))
                uniform = own + share - BEFORE[party]
                shares[party] = uniform if swing is Swing.UNIFORM else own * share / BEFORE[party]
        winners[seat] = max(sorted(shares), key=lambda party: shares[party])
    return winners


@pytest.mark.parametrize("swing", Swing)
@pytest.mark.parametrize("red", range(10, 70, 7))
@pytest.mark.parametrize("green", [5, 20, 33])
def test_winners_as_in_plain_fractions(swing: Swing, red: int, green: int) -> None:
    after = {"red": Fraction(red, 100), "green": Fraction(green, 100), "blue": Fraction(100 - red - green, 100)}
    assert project(VOTES, BEFORE, after, swing) == plain(VOTES, after, swing)


@pytest.mark.parametrize("swing", Swing)
def test_without_a_swing_nothing_changes(swing: Swing) -> None:
    for day in ("2010-05-06", "2015-05-07", "2017-06-08", "2019-12-12", "2024-07-04"):
        votes = election_votes(date.fromisoformat(day))
        shares = shares_in_britain(votes)
        main = {party: shares[party] for party in ("conservative", "labour", "liberal-democrat", "green")}
        won = Counter(max(cast, key=lambda party: cast[party]) for cast in votes.values())
        assert totals(project(votes, shares, main, swing)) == won


def test_seats_that_no_poll_is_about_keep_their_result() -> None:
    after = {"red": Fraction(99, 100)}
    found = project(VOTES, BEFORE, after, Swing.UNIFORM)
    assert (found["home"], found["chair"], found["third"]) == ("local", "speaker", "red")


def test_a_party_that_did_not_stand_gains_points_but_no_multiple() -> None:
    votes = {"a": {"red": 51, "blue": 49}}
    after = {"new": Fraction(3, 5)}
    assert project(votes, BEFORE, {"red": Fraction(2, 5), **after}, Swing.UNIFORM) == {"a": "new"}
    assert project(votes, BEFORE, {"red": Fraction(2, 5), **after}, Swing.PROPORTIONAL) == {"a": "red"}


def test_independents_of_one_seat_are_no_party() -> None:
    for cast in election_votes(date(2024, 7, 4)).values():
        assert max(cast.values()) < sum(cast.values())
    won = Counter(max(cast, key=lambda party: cast[party]) for cast in election_votes(date(2024, 7, 4)).values())
    assert (won["labour"], won["independent"]) == (411, 6)


def test_the_votes_are_those_of_the_boundaries_to_come_once_the_house_is_dissolved() -> None:
    elected = date(2019, 12, 12)
    assert base_of(elected, date(2024, 5, 30))[1:] == (Boundaries.OF_2010, False)
    votes, *told = base_of(elected, date(2024, 5, 31))
    assert told == [Boundaries.OF_2024, True]
    assert len(votes) == 650
    assert base_of(date(2024, 7, 4), date(2025, 1, 1))[1:] == (Boundaries.OF_2024, False)
    assert base_of(date(2015, 5, 7), date(2017, 6, 7))[1:] == (Boundaries.OF_2010, False)
    with pytest.raises(NotFoundError, match="they are from 2010-05-06 on"):
        base_of(date(2005, 5, 5), date(2009, 1, 1))


@pytest.mark.parametrize("swing", Swing)
def test_the_span_holds_the_projection(swing: Swing) -> None:
    found = projection(poll_report(date(2019, 12, 11), date(2019, 12, 11)), swing)
    assert sum(found.seats.values()) == 650
    assert all(low <= found.seats.get(party, 0) <= high for party, (low, high) in found.spans.items())
    assert found.to_dict()["parties"]["conservative"]["seats"] == found.seats["conservative"]
