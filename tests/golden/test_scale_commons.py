"""Ideal points of the Commons of 2019-24, by name; hidden votes with the party of the day."""

import numpy as np
import pytest

import whipcount as wc
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.matrix import RollCall
from whipcount.facts.divisions import roll_calls, voter_names


@pytest.fixture(scope="module")
def commons():
    rc = as_matrix(roll_calls())
    return rc, wc.scale(rc)


def ranked(commons, party, dimension):
    rc, fit = commons
    names = voter_names()
    rows = fit.positions.filter((fit.positions["dimension"] == dimension) & fit.positions["mean"].is_not_null())
    code = rc.party_names.index(party)
    often = {
        m: np.bincount(row[row >= 0]).argmax() for m, row in zip(rc.members, rc.party, strict=True) if row.max() >= 0
    }
    return [names[m] for m in rows.sort("mean")["member"] if often[m] == code]


def test_the_sides_are_found_without_being_told(commons):
    report = commons[1].report
    assert (report.government, report.opposition) == ("conservative", "labour")
    assert report.converged
    assert report.apart == ()


def test_known_rebels_dissent_most_and_whips_least(commons):
    conservatives, labour = ranked(commons, "conservative", 2), ranked(commons, "labour", 2)
    assert {"David Davis", "William Wragg", "Philip Davies", "Christopher Chope"} <= set(conservatives[-15:])
    assert {"Rebecca Harris", "Stuart Andrew"} <= set(conservatives[:15])
    assert {"Bell Ribeiro-Addy", "Apsana Begum"} <= set(labour[-12:])


def test_the_left_of_labour_is_furthest_from_the_government(commons):
    assert {"Bell Ribeiro-Addy", "Diane Abbott", "Nadia Whittome", "Richard Burgon"} <= set(
        ranked(commons, "labour", 1)[:10]
    )


def test_a_defector_stands_with_the_party_under_which_he_voted_most(commons):
    assert "Christian Wakeford" in ranked(commons, "labour", 1)
    assert "Christian Wakeford" not in ranked(commons, "conservative", 1)


def test_hidden_votes_are_foretold(commons):
    rc, _ = commons
    rng = np.random.default_rng(1)
    hidden = (rng.random(rc.votes.shape) < 0.1) & (rc.votes != 9)
    seen = RollCall(np.where(hidden, np.int8(9), rc.votes), rc.party, rc.party_names, rc.members, rc.divisions)
    p, aye = wc.scale(seen).probabilities[hidden], rc.votes[hidden] == 1
    assert -np.log(np.where(aye, p, 1 - p)).mean() < 0.021
    assert ((p > 0.5) != aye).mean() < 0.006
