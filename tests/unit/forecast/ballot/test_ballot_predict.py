"""Chances of votes: shapes, bounds, what declarations and groups do."""

import numpy as np
import pytest

from ballotbuilder import contest, contests
from whipcount.errors import InputError
from whipcount.forecast.ballot.fit import fit
from whipcount.forecast.ballot.predict import COUNTLESS, in_favour, log_odds, outlook, share_quantiles
from whipcount.forecast.ballot.row import Body
from whipcount.forecast.chances import quantiles

ROWS = [*contests(38, 42, 30, 51, 39, 60, 43, 37), *(contest(30 + n, 40 + n, declared=10 + n) for n in range(4))]
FIT = fit(ROWS)


def mean(table: np.ndarray) -> float:
    return float(np.arange(len(table)) @ table)


@pytest.mark.parametrize("voters", [1, 2, 34, 359, 650])
def test_the_chances_add_up_to_one(voters: int) -> None:
    found = outlook(FIT, contest(99, None, voters=voters))
    assert len(found.against) == voters + 1
    assert found.against.sum() == pytest.approx(1)
    assert (found.against >= 0).all()


def test_fewer_than_have_declared_do_not_vote_against() -> None:
    found = outlook(FIT, contest(99, None, voters=359, declared=150))
    assert found.against[:150].sum() == 0.0
    assert found.against.sum() == pytest.approx(1)
    assert found.blind[:150].sum() > 0.1


def test_more_declared_means_more_against() -> None:
    means = [mean(outlook(FIT, contest(99, None, voters=359, declared=n)).against) for n in (20, 60, 120, 180)]
    assert means == sorted(means)


def test_all_declared_leaves_no_doubt() -> None:
    assert outlook(FIT, contest(99, None, voters=20, declared=20)).against[20] == pytest.approx(1)


def test_a_large_or_unknown_electorate_is_counted_in_thousandths() -> None:
    few, many, none = (outlook(FIT, contest(99, None, voters=n)) for n in (650, 600_000, None))
    assert (few.voters, many.voters, none.voters) == (650, COUNTLESS, COUNTLESS)
    assert share_quantiles(few)[0.5] == pytest.approx(share_quantiles(many)[0.5], abs=0.5)
    assert many.against.sum() == pytest.approx(1)


def test_a_contest_of_an_unknown_group_is_less_certain() -> None:
    known, new = log_odds(FIT, contest(99, None)), log_odds(FIT, contest(99, None, country="Elsewhere"))
    assert new.deviation > known.deviation


def test_the_body_decides_which_contests_speak() -> None:
    chambers = [contest(50 + n, 48 + n, voters=100, body=Body.CHAMBER) for n in range(6)]
    found = fit([*contests(10, 80, 30, 60, 20, 70), *chambers])
    caucus, chamber = (log_odds(found, contest(99, None, body=body)) for body in (Body.CAUCUS, Body.CHAMBER))
    assert chamber.deviation < caucus.deviation
    with pytest.raises(InputError, match="Fewer than 5 contests of the kind 'members'"):
        log_odds(found, contest(99, None, body=Body.MEMBERS))


def test_those_for_and_against_are_no_more_than_the_voters() -> None:
    against = outlook(FIT, contest(99, None, voters=100)).against
    found, outvoted = in_favour(FIT, against)
    assert found.sum() == pytest.approx(1)
    assert mean(found) + mean(against) < 100
    assert 0 < outvoted < 1


def test_without_doubt_more_against_than_for_is_certain() -> None:
    sure = np.zeros(11)
    sure[8] = 1.0
    found, outvoted = in_favour(FIT, sure)
    assert outvoted == pytest.approx(1)
    assert quantiles(found)[0.95] <= 2


def test_declarations_weigh_what_was_likely_before() -> None:
    found = outlook(FIT, contest(99, None, voters=100, declared=12))
    numbers = np.arange(101)
    told = FIT.public.likelihood(12, 12, numbers) @ np.array(FIT.public.weights)
    assert found.against == pytest.approx(found.blind * told / (found.blind @ told))
