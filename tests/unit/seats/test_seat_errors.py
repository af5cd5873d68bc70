"""What seats did beside the swing, on votes whose answer is known."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from whipcount.seats.seat_errors import Pair, carried, matrix, measure, mobile_parties
from whipcount.seats.swing import Swing

PARTIES = ("blue", "red")
REGIONS = {"E1": "East", "E2": "East", "E3": "West", "E4": "West"}
BASE = {
    "E1": {"red": 600, "blue": 400},
    "E2": {"red": 400, "blue": 600},
    "E3": {"red": 200, "blue": 800},
    "E4": {"red": 800, "blue": 200},
}


def moved(points: dict[str, int]) -> Pair:
    """Return an election at which red gained these votes in a thousand."""
    votes = {s: {"red": c["red"] + points[s], "blue": c["blue"] - points[s]} for s, c in BASE.items()}
    return Pair(date(2015, 5, 7), BASE, votes)


def test_the_same_swing_everywhere_leaves_nothing() -> None:
    found = measure([moved(dict.fromkeys(BASE, 50))], PARTIES, PARTIES, REGIONS, Swing.UNIFORM)
    assert found.lean == pytest.approx(0)
    assert np.allclose(found.regions["E"], 0)
    assert np.allclose(found.seats["E"], 0)


def test_a_proportional_change_leans_all_the_way_from_the_uniform_swing() -> None:
    votes = {s: {"red": c["red"] // 2, "blue": c["blue"], "other": c["red"] // 2} for s, c in BASE.items()}
    pair = Pair(date(2015, 5, 7), BASE, votes)
    assert measure([pair], PARTIES, PARTIES, REGIONS, Swing.UNIFORM).lean == pytest.approx(1)
    assert measure([pair], PARTIES, PARTIES, REGIONS, Swing.PROPORTIONAL).lean == pytest.approx(0)


def test_regions_and_seats_are_told_apart() -> None:
    found = measure([moved({"E1": 40, "E2": 20, "E3": -40, "E4": -20})], ("red",), ("red",), REGIONS, Swing.UNIFORM)
    assert found.regions["E"][:, 0] == pytest.approx([0.03, -0.03])
    assert found.seats["E"][:, 0] == pytest.approx([0.01, -0.01, -0.01, 0.01])


def test_the_change_of_a_party_without_a_poll_counts_in_full() -> None:
    found = measure([moved(dict.fromkeys(BASE, 50))], PARTIES, ("blue",), REGIONS, Swing.UNIFORM)
    assert found.regions["E"] == pytest.approx(np.array([[0, 0.05], [0, 0.05]]))


def test_where_a_party_did_not_stand_tells_nothing_of_it() -> None:
    votes = {s: dict(c) for s, c in moved({"E1": 40, "E2": 40, "E3": 40, "E4": 40}).votes.items()}
    votes["E4"] = {"blue": 1000}
    found = measure([Pair(date(2015, 5, 7), BASE, votes)], ("red",), (), REGIONS, Swing.UNIFORM)
    assert found.regions["E"][:, 0] == pytest.approx([0.04, 0.04])


def test_parties_that_can_move() -> None:
    base = {
        "S1": {"snp": 3, "red": 1}, "S2": {"snp": 3}, "E1": {"respect": 2}, "E2": {"independent": 2},
        "E3": {"independent": 2}, "N1": {"dup": 2}, "N2": {"dup": 2}, "E4": {"speaker": 4},
    }  # fmt: skip
    assert mobile_parties(base, ["red"]) == ("red", "snp")


def test_a_party_without_a_national_figure_stays() -> None:
    shares = matrix(BASE, ["E1", "E2"], PARTIES)
    for swing in Swing:
        found = carried(shares, np.array([0.5, 0.5]), np.array([np.nan, 0.6]), swing)
        assert found[:, 0] == pytest.approx(shares[:, 0])
        assert (found[:, 1] > shares[:, 1]).all()
